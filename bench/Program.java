import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One start of ./run on a data folder: what it answers, what it costs, and the inside of its PostgreSQL. */
final class Program implements AutoCloseable {
    private static final long TICK_MILLIS = 10;

    final int port;
    private final Path data;
    private final Process process;
    /** From the command to the first page, builds left out: ./run has built before. */
    final long millisToFirstPage;

    Program(Path root, Path data, int port, String javaOptions, boolean aot, String... options) throws Exception {
        this.port = port;
        this.data = data;
        var command = new ArrayList<>(List.of(root.resolve("run").toString(), "--port", "" + port, "--data", data.toString()));
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Path.of(data + ".log").toFile());
        builder.environment().put("NGUON_JAVA_OPTS", "-Xmx512m " + javaOptions);
        builder.environment().put("NGUON_AOT", aot ? "on" : "off");
        builder.environment().put("NGUON_AOT_DELAY", "0");
        var from = System.nanoTime();
        process = builder.start();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client)) {
                if (!process.isAlive() || System.nanoTime() - from > Duration.ofMinutes(10).toNanos())
                    throw new IllegalStateException("did not start: " + Files.readString(Path.of(data + ".log")));
                Thread.sleep(20);
            }
        }
        millisToFirstPage = Duration.ofNanos(System.nanoTime() - from).toMillis();
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(site() + "/dang-nhap")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String site() {
        return "http://127.0.0.1:" + port;
    }

    record Cpu(double java, double postgres) {
        Cpu since(Cpu before) {
            return new Cpu(java - before.java, postgres - before.postgres);
        }

        double millis() {
            return java + postgres;
        }
    }

    /** User and system time of the Java machine and of every PostgreSQL process of the folder so far, ms. */
    Cpu cpu() throws IOException {
        var postmaster = Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst().strip());
        double postgres = millis(postmaster);
        for (var child : ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::children).toList()) postgres += millis(child.pid());
        return new Cpu(millis(process.pid()), postgres);
    }

    private static double millis(long pid) throws IOException {
        var stat = Path.of("/proc/" + pid + "/stat");
        if (!Files.exists(stat)) return 0;
        var fields = Files.readString(stat).replaceFirst(".*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * (double) TICK_MILLIS;
    }

    private Connection superuser() throws Exception {
        var postgres = data.resolve("postgres");
        var address = "jdbc:postgresql://127.0.0.1:%s/nguon".formatted(Files.readString(postgres.resolve("port")).strip());
        return DriverManager.getConnection(address, "postgres", Files.readString(postgres.resolve("secrets/postgres.password")).strip());
    }

    /** From the next start on every statement is counted. */
    void countStatementsFromTheNextStart() throws Exception {
        try (var connection = superuser(); var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        }
    }

    interface Work {
        void run() throws Exception;
    }

    /** Statements that the work makes, without BEGIN, COMMIT and what the job runner asks in between. */
    double statements(Work work) throws Exception {
        try (var connection = superuser()) {
            count(connection, "SELECT count(*) FROM (SELECT pg_stat_statements_reset()) r");
            work.run();
            return count(connection, """
                    SELECT coalesce(sum(s.calls), 0)
                      FROM pg_stat_statements s
                      JOIN pg_roles r ON r.oid = s.userid AND r.rolname = 'nguon_app'
                     WHERE s.query !~* '^(begin|commit|rollback|set|show|discard)' AND s.query !~ 'scheduled_tasks|event_publication'
                    """);
        }
    }

    private static double count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (var one : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
