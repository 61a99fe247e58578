package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;

/**
 * kill -9 of the real program, and every other time of its whole PostgreSQL as well, while marks are being saved and while a class is
 * being issued its certificates. What was acknowledged stays; each certificate exists once, and numbers have no gap.
 *
 * <p>A start costs about five seconds of CPU, so here it is twice each; {@code bench/kill} does 20 times each ({@code
 * -Dnguon.kills=20}). {@code -Dnguon.kills.seed=N} chooses other moments.
 */
class KillTests {
    private static final int KILLS = Integer.getInteger("nguon.kills", 2);
    private static final long SEED = Long.getLong("nguon.kills.seed", 2022);
    private static final String PASSWORD = "Mật khẩu thử 1";
    private static final int MARKED = 12;
    private static final int ISSUED_BETWEEN_KILLS = 40;

    @TempDir
    Path folder;

    private final Random moments = new Random(SEED);
    private Path data;
    private Made marking;
    private Made issuing;
    private RunningProgram program;

    /** A folder as it is the day after the school's council decided: made as rows in a database of the tests, saved, and restored. */
    @BeforeEach
    void startOnAFolderOfItsOwn() throws Exception {
        var database = TestPostgres.newDatabase();
        try {
            var jdbc = JdbcClient.create(new DriverManagerDataSource(
                    database.url(), database.owner().user(), database.owner().password()));
            var given = new FinishedClass(jdbc);
            marking = given.made(MARKED);
            issuing = given.made(ISSUED_BETWEEN_KILLS * KILLS);
            given.decided(issuing, CredentialKind.CERTIFICATE);
            jdbc.sql("UPDATE account SET username = 'huong', password_hash = :hash WHERE id = :id")
                    .param(
                            "hash",
                            PasswordEncoderFactories.createDelegatingPasswordEncoder()
                                    .encode(PASSWORD))
                    .param("id", given.clerk.id().value())
                    .update();
            var saved = Files.createDirectory(folder.resolve("saved"));
            Backup.copy(database, DataFolder.Kind.REAL, folder.resolve("no-files"), saved);
            data = folder.resolve("data");
            Restore.run(saved, new DataFolder(data), Map.of(), System.out);
        } finally {
            TestPostgres.drop(database);
        }
        program = start();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void keepsEveryAcknowledgedMark() throws Exception {
        var columns = columns();
        // For each column: the last number whose redirect came, and the one that was under way when the program died.
        var acknowledged = new HashMap<String, Integer>();
        var tried = new HashMap<String, Integer>();
        for (var column : columns) {
            acknowledged.put(column, 0);
            tried.put(column, 0);
        }
        for (var kill = 0; kill < KILLS; kill++) {
            int saves = moments.nextInt(1, 6);
            long moreNanos = moments.nextLong(25_000_000);
            try (var clerks = Executors.newVirtualThreadPerTaskExecutor()) {
                var before = List.copyOf(acknowledged.values());
                var all = columns.stream()
                        .map(column -> clerks.submit(() -> saveUntilItDies(column, acknowledged, tried)))
                        .toList();
                Until.holds("somebody saved " + saves + " times", 600, () -> {
                    synchronized (acknowledged) {
                        return sum(List.copyOf(acknowledged.values())) >= sum(before) + saves;
                    }
                });
                // Not waiting for anything: the moment of dying shall fall anywhere in the next saves.
                LockSupport.parkNanos(moreNanos);
                kill(kill);
                for (var clerk : all) clerk.get();
            }
            program = start();
            try (var clerk = clerk()) {
                for (var column : columns) {
                    var page = clerk.page(column);
                    var scores = page.select("input[id^=d]").eachAttr("value");
                    assertThat(scores).hasSize(MARKED).as("a column is saved whole or not at all");
                    assertThat(scores.stream().distinct())
                            .as("kill %d of seed %d, column %s", kill, SEED, column)
                            .singleElement()
                            .isIn(score(acknowledged.get(column)), score(tried.get(column)));
                    // What was under way and came through is as good as acknowledged from here on.
                    if (scores.getFirst().equals(score(tried.get(column)))) acknowledged.put(column, tried.get(column));
                    if (acknowledged.get(column) > 1)
                        assertThat(page.select("section.sec li").eachText())
                                .as("the reason was kept with the mark")
                                .anyMatch(change -> change.contains("Lần " + acknowledged.get(column) + "."));
                }
            }
        }
        assertThat(sum(List.copyOf(acknowledged.values()))).isGreaterThanOrEqualTo(KILLS);
    }

    private List<String> columns() throws Exception {
        try (var clerk = clerk()) {
            var columns = clerk.page("/lop/" + marking.code() + "/diem")
                    .select("table.marks thead a")
                    .eachAttr("href");
            assertThat(columns).hasSize(2);
            return columns;
        }
    }

    /** Ends when the program does. @throws AssertionError if anything else than a redirect is answered */
    private void saveUntilItDies(String column, Map<String, Integer> acknowledged, Map<String, Integer> tried) {
        try (var clerk = clerk()) {
            for (; ; ) {
                var form = Visitor.fields(clerk.page(column).expectForm("form[action=" + column + "]"));
                int number;
                synchronized (acknowledged) {
                    number = tried.get(column) + 1;
                    tried.put(column, number);
                }
                form.replaceAll((name, value) -> name.matches("d[0-9a-f]{10}") ? score(number) : value);
                form.put("ly-do", "Lần " + number + ".");
                var answer = clerk.send(column, form);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
                synchronized (acknowledged) {
                    acknowledged.put(column, number);
                }
            }
        } catch (IOException e) {
            // The program is dead: what was sent last is not acknowledged.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another mark for each number: 0 (none) as "", then 0,25 to 10 round and round. */
    private static String score(int number) {
        if (number == 0) return "";
        int quarters = (number - 1) % 40 + 1;
        return vn.nguon.web.Vn.score(
                new java.math.BigDecimal(quarters).movePointLeft(2).multiply(new java.math.BigDecimal(25)));
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void issuesEachCertificateOnceWhateverKillsTheJob() throws Exception {
        var desk = "/lop/" + issuing.code() + "/chung-chi";
        try (var clerk = clerk()) {
            var path = desk + "/chung-chi/cap";
            var form = Visitor.fields(clerk.page(path).expectForm("form[action=" + path + "]"));
            form.put("nguoi-ky", "Nguyễn Thị Hường");
            form.put("noi-ky", "Nghệ An");
            var answer = clerk.send(path, form);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        }
        for (var kill = 0; kill < KILLS; kill++) {
            int issued = kill == 0 ? 0 : kill * ISSUED_BETWEEN_KILLS - moments.nextInt(ISSUED_BETWEEN_KILLS);
            Until.holds("%d certificates before kill %d".formatted(issued, kill), 600, () -> issued() >= issued);
            int seen = issued();
            kill(kill);
            program = start();
            Until.holds("the database is back", 600, () -> issued() >= 0);
            assertThat(issued()).as("kill %d of seed %d", kill, SEED).isGreaterThanOrEqualTo(seen);
        }
        Until.holds(
                "the job ends", 600, () -> isTrue("SELECT bool_and(state = 'DONE') AND count(*) = 1 FROM issue_job"));
        int all = issuing.enrolments().size();
        assertThat(numbers("SELECT no FROM register_entry ORDER BY no"))
                .isEqualTo(IntStream.rangeClosed(1, all).boxed().toList());
        assertThat(numbers("SELECT count(DISTINCT enrolment_id) FROM register_entry"))
                .containsExactly(all);
        Until.holds(
                "every cadre file has its line",
                600,
                () -> isTrue("SELECT count(*) = %d FROM dossier_entry WHERE kind = 'CERTIFICATE'".formatted(all)));
        assertThat(isTrue("SELECT count(*) = 0 FROM event_publication"))
                .as("nothing is left to be told")
                .isTrue();
        program.ready();
        try (var clerk = clerk();
                var pdf = Loader.loadPDF(clerk.bytes(desk + "/chung-chi.pdf"))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(all);
            var text = new PDFTextStripper().getText(pdf);
            for (var no = 1; no <= all; no++) assertThat(text).containsOnlyOnce("%04d/2022-CC".formatted(no));
            var one = clerk.page(desk).select("a[href$=.pdf][href^=/giay/]").getLast();
            try (var paper = Loader.loadPDF(clerk.bytes(one.attr("href")))) {
                assertThat(new PDFTextStripper().getText(paper)).contains("/2022-CC");
            }
        }
    }

    private RunningProgram start() {
        return RunningProgram.start(data, FinishedClass.DAY);
    }

    private void kill(int times) {
        if (times % 2 == 0) program.kill();
        else program.killWithDatabase();
        assertThat(program.alive()).isFalse();
    }

    private Visitor clerk() throws Exception {
        var clerk = new Visitor(program.ready().site());
        clerk.signIn("huong", PASSWORD);
        return clerk;
    }

    /** Certificates in the register; -1 while the database is away. */
    private int issued() {
        try (var connection = connect()) {
            return jdbc(connection)
                    .sql("SELECT count(*) FROM register_entry")
                    .query(Integer.class)
                    .single();
        } catch (SQLException | IOException | org.springframework.dao.DataAccessException e) {
            return -1;
        }
    }

    private List<Integer> numbers(String sql) throws Exception {
        try (var connection = connect()) {
            return jdbc(connection).sql(sql).query(Integer.class).list();
        }
    }

    private boolean isTrue(String sql) {
        try (var connection = connect()) {
            return jdbc(connection).sql(sql).query(Boolean.class).single();
        } catch (SQLException | IOException e) {
            throw new AssertionError(program.printed(), e);
        }
    }

    private static JdbcClient jdbc(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Beside the program: its own PostgreSQL, by the port that this one wrote down and the owner's password. */
    private Connection connect() throws SQLException, IOException {
        var lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
        // It is made empty and written line by line while the database starts.
        if (lines.size() < 4) throw new IOException("postmaster.pid is being written");
        var port = lines.get(3).strip();
        var secret = new Secrets(data.resolve("postgres/secrets")).of("nguon_owner");
        var database = new Database(
                "jdbc:postgresql://127.0.0.1:%s/nguon".formatted(port),
                new Database.Login("nguon_owner", secret),
                new Database.Login("nguon_owner", secret));
        return database.connect(database.owner());
    }
}
