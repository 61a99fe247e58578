package vn.nguon.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import vn.nguon.Scratch;

/** A filled folder with its PostgreSQL, and the program on it. The first opening fills it; later ones bring its schema up to date. */
final class Installation implements AutoCloseable {

    /** A statement that takes longer is cut: the page answers with an error, and the next one is asked. */
    static final int CUT_SECONDS = 20;

    /** The same for what jobs count when a folder has just been filled. */
    private static final int JOB_SECONDS = 120;

    private final Scratch scratch;
    private final ServletWebServerApplicationContext context;

    private Installation(Scratch scratch, ServletWebServerApplicationContext context) {
        this.scratch = scratch;
        this.context = context;
    }

    /** @param home its folder; what was filled by another edition, or by migrations that were rewritten since, is thrown away */
    static Installation open(Path home, Path sources, Fill.Size size) throws IOException, SQLException {
        var mark = home.resolve("filled");
        if (Files.exists(home) && (!Files.exists(mark) || !Files.readString(mark).equals(size.edition()) || !migrates(home))) delete(home);
        if (!Files.exists(mark)) {
            fill(home, sources, size);
            Files.writeString(mark, size.edition());
        }
        prepare(home);
        cut(home, CUT_SECONDS);
        var scratch = started(home);
        var context = scratch.start(Fill.TODAY);
        quiet(context);
        return new Installation(scratch, context);
    }

    /** No job runs, and none is counted, while pages are timed: what jobs count ahead is there. */
    private static void quiet(ServletWebServerApplicationContext context) {
        for (var holder : context.getBeansOfType(ScheduledTaskHolder.class).values())
            for (var task : holder.getScheduledTasks()) task.cancel(false);
        context.getBean("jobRunner", SmartLifecycle.class).stop();
    }

    /** Statements of the program that take longer end with an error from the next start on. */
    private static void cut(Path home, int seconds) throws SQLException {
        try (var scratch = started(home); var superuser = scratch.superuser(); var sql = superuser.createStatement()) {
            sql.execute("ALTER ROLE nguon_app SET statement_timeout = '%ds'".formatted(seconds));
        }
    }

    private static Scratch started(Path home) {
        var scratch = Scratch.open(home);
        // also when somebody stops the bench half way
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
        return scratch;
    }

    private static boolean migrates(Path home) throws IOException, SQLException {
        try (var scratch = started(home)) {
            scratch.migrate();
            try (var superuser = scratch.superuser(); var sql = superuser.createStatement()) {
                sql.execute("ANALYZE");
            }
            return true;
        } catch (RuntimeException e) {
            System.err.println(home + " is filled anew: " + e.getMessage());
            return false;
        }
    }

    private static void fill(Path home, Path sources, Fill.Size size) throws IOException, SQLException {
        var begin = System.nanoTime();
        try (var scratch = started(home)) {
            scratch.migrate();
            try (var superuser = scratch.superuser()) {
                new Fill(superuser, sources, size)
                        .fill(PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(Fill.PASSWORD));
            }
        }
        System.err.printf("%s filled in %d s%n", home.getFileName(), (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** What jobs count ahead, and what is counted for the first who asks, is there before anybody is timed; once for each state of the schema. */
    private static void prepare(Path home) throws IOException, SQLException {
        var mark = home.resolve("prepared");
        var schema = schema(home);
        if (Files.exists(mark) && Files.readString(mark).equals(schema)) return;
        cut(home, JOB_SECONDS);
        try (var scratch = started(home); var context = scratch.start(Fill.TODAY)) {
            for (var holder : context.getBeansOfType(ScheduledTaskHolder.class).values())
                for (var task : holder.getScheduledTasks()) {
                    var from = System.nanoTime();
                    String failed = "";
                    try {
                        task.getTask().getRunnable().run();
                    } catch (RuntimeException e) {
                        failed = ", FAILED: " + e.getMessage();
                    }
                    System.err.printf("%s: job %s took %.1f s%s%n", home.getFileName(), task, (System.nanoTime() - from) / 1e9, failed);
                }
            looked(context.getWebServer().getPort());
        }
        try (var scratch = started(home); var superuser = scratch.superuser(); var sql = superuser.createStatement()) {
            sql.execute("VACUUM ANALYZE");
        }
        Files.writeString(mark, schema);
    }

    private static String schema(Path home) throws SQLException {
        try (var scratch = started(home);
                var superuser = scratch.superuser();
                var sql = superuser.createStatement();
                var rows = sql.executeQuery("SELECT count(*) || ' migrations, the last ' || max(version) FROM flyway_schema_history")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** What is counted for the first who asks has been asked for: everybody looked at every page of their menu yesterday. */
    private static void looked(int port) {
        for (var account = 1; account <= Fill.ACCOUNTS; account++)
            try (var visitor = new Visitor(port)) {
                visitor.signIn("bench" + account, Fill.PASSWORD);
                for (var page : visitor.menu()) visitor.get(page);
            } catch (Exception e) {
                System.err.println("bench" + account + " looks around: " + e);
            }
    }

    Scratch scratch() {
        return scratch;
    }

    ServletWebServerApplicationContext context() {
        return context;
    }

    int port() {
        return context.getWebServer().getPort();
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(one);
        }
    }

    @Override
    public void close() {
        context.close();
        scratch.close();
    }
}
