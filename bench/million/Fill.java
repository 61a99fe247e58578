package vn.nguon.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import vn.nguon.shared.VietnameseText;

/**
 * The installations that bench/million and bench/people ask: invented, in the shares of a real one, the same whenever they are filled. Rows
 * that follow from others are made by SQL (ground.sql, classes.sql, after.sql, besides.sql), people here. Organisation 1 is the nation, then come provinces,
 * communes, centres and schools; who looks is in ground.sql, by number of account.
 */
final class Fill {

    /** Written into a filled folder; another one is filled anew. Count it up with every change of what is filled. */
    private static final int EDITION = 2;

    static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    static final int ACCOUNTS = 12;
    static final String PASSWORD = "bench bench bench";

    /** @param classes of 90 trainees each */
    record Size(int people, int provinces, int communes, int classes) {
        /** One of the country's. */
        static Size nation(int people) {
            return new Size(people, 34, 3_321, 2_000);
        }

        /** The same pages with next to nothing behind them: one province, one class under way and one finished. */
        static final Size ONE_CLASS = new Size(10_000, 1, 40, 2);

        /** The first commune under the first province: whose people the accounts of a commune see. */
        int commune() {
            return provinces * (1 + (1 + provinces) / provinces);
        }

        String edition() {
            return "edition %d: %s".formatted(EDITION, this);
        }
    }

    private final Connection superuser;
    private final Path sources;
    private final Size size;

    /** @param sources folder of the SQL files */
    Fill(Connection superuser, Path sources, Size size) {
        this.superuser = superuser;
        this.sources = sources;
        this.size = size;
    }

    void fill(String passwordHash) throws SQLException, IOException {
        run(
                "SET maintenance_work_mem = '256MB'",
                "SET work_mem = '64MB'",
                "SET synchronous_commit = off",
                "CREATE SCHEMA bench",
                "CREATE TABLE bench.size AS SELECT %d AS people, %d AS provinces, %d AS communes, %d AS classes, %d AS commune, date '%s' AS today, '%s' AS password_hash"
                        .formatted(size.people, size.provinces, size.communes, size.classes, size.commune(), TODAY, passwordHash));
        script("ground.sql");
        run(
                // Foreign keys are right by how rows are made; what triggers derive is derived below.
                "SET session_replication_role = replica",
                "DROP INDEX person_folded, person_tails, person_tails_marked, person_front, person_front_marked",
                // keeps no list and takes long
                "ALTER TABLE person_post DROP CONSTRAINT person_post_once");
        people(superuser.unwrap(PGConnection.class).getCopyAPI());
        run(
                "CREATE INDEX person_folded ON person USING gin (folded gin_trgm_ops)",
                "CREATE INDEX person_tails ON person USING gin (vn_tails(folded))",
                "CREATE INDEX person_tails_marked ON person USING gin (vn_tails(marked))",
                "CREATE INDEX person_front ON person USING gin (vn_tails(vn_front(folded, vn_fold(given_name))))",
                "CREATE INDEX person_front_marked ON person USING gin (vn_tails(vn_front(marked, vn_marked(given_name))))",
                "ALTER INDEX person_tails ALTER COLUMN 1 SET STATISTICS 0",
                "ALTER INDEX person_tails_marked ALTER COLUMN 1 SET STATISTICS 0",
                "ALTER INDEX person_front ALTER COLUMN 1 SET STATISTICS 0",
                "ALTER INDEX person_front_marked ALTER COLUMN 1 SET STATISTICS 0",
                "INSERT INTO person_given (given_name) SELECT DISTINCT given_name FROM person ON CONFLICT DO NOTHING",
                "ANALYZE");
        script("classes.sql");
        run("ANALYZE");
        script("after.sql");
        script("besides.sql");
        run(
                "SELECT setval('person_code', %d)".formatted(size.people),
                "SET session_replication_role = DEFAULT",
                // each folder's tables are counted by the server before long; here nobody waits for it
                "VACUUM ANALYZE",
                "CREATE EXTENSION pg_stat_statements",
                "ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    }

    /** Statements end with a semicolon at the end of a line. */
    private void script(String name) throws SQLException, IOException {
        var begin = System.nanoTime();
        for (var statement : Files.readString(sources.resolve(name)).split(";\n")) {
            var text = statement.replaceAll("(?m)^--.*$", "").strip();
            if (text.isEmpty()) continue;
            try {
                run(text);
            } catch (SQLException e) {
                throw new SQLException(name + ": " + text, e);
            }
        }
        System.err.printf("%s %d s%n", name, (System.nanoTime() - begin) / 1_000_000_000);
    }

    private void run(String... statements) throws SQLException {
        try (var sql = superuser.createStatement()) {
            for (var statement : statements) sql.execute(statement);
        }
    }

    private void people(CopyManager copy) throws SQLException, IOException {
        var random = new SplittableRandom(2026);
        var persons = new StringBuilder();
        var doors = new StringBuilder();
        var posts = new StringBuilder();
        var entries = new StringBuilder();
        for (var id = 1; id <= size.people; id++) {
            var woman = random.nextInt(100) < 40;
            var name = pick(random, FAMILIES) + " " + pick(random, woman ? WOMEN : MEN) + " " + pick(random, GIVEN);
            var born = LocalDate.of(1961, 1, 1).plusDays(random.nextInt(365 * 43));
            var wholeDate = random.nextInt(5) > 0;
            persons.append("%d\t%s\tCB-%07d\t%s\t%s\t%s\t%d\t%s\t%s\t%s\t2026-01-01\tbench\n"
                    .formatted(
                            id,
                            new UUID(random.nextLong(), random.nextLong()),
                            id,
                            name,
                            VietnameseText.givenName(name),
                            woman ? "FEMALE" : "MALE",
                            born.getYear(),
                            wholeDate ? born : "\\N",
                            pick(random, PEOPLES),
                            pick(random, THEORY)));
            var at = 2 + size.provinces + random.nextInt(size.communes);
            doors.append("%d\t%d\tWORKS\tpost:%d\n".formatted(id, at, id));
            if (random.nextInt(5) == 0) {
                doors.append("%d\t%d\tPLANNED\tentry:%d\n".formatted(id, at, id));
                var later = id % 2;
                entries.append("%d\t%s\t%d\t%s\t%d\t%s\tAPPROVED\t%d\t%s\t%d\n"
                        .formatted(
                                id,
                                new UUID(random.nextLong(), random.nextLong()),
                                id,
                                pick(random, TITLES),
                                at,
                                later == 0 ? "2020-2025" : "2025-2030",
                                1 + later,
                                later == 0 ? "2021-07-20" : "2025-07-20",
                                1 + 2 * (at % size.provinces) + later));
            }
            posts.append("%s\t%d\tPhó Chủ tịch\t%d\tXã %d\t[2021-07-01,)\n"
                    .formatted(new UUID(random.nextLong(), random.nextLong()), id, at, at));
            if (id % 20_000 == 0 || id == size.people) {
                send(
                        copy,
                        "person (id, ref, code, full_name, given_name, sex, birth_year, birth_date, ethnicity, political_theory, changed_at, changed_by)",
                        persons);
                send(copy, "person_at (person_id, organisation_id, reason, source_key)", doors);
                send(
                        copy,
                        "planning_entry (id, ref, person_id, title, organisation_id, term, first_state, document_id, decided_on, round_id)",
                        entries);
                send(copy, "person_post (ref, person_id, title, organisation_id, organisation_name, valid)", posts);
            }
        }
    }

    private static void send(CopyManager copy, String table, StringBuilder rows) throws SQLException, IOException {
        copy.copyIn(
                "COPY " + table + " FROM STDIN",
                new java.io.ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        rows.setLength(0);
    }

    /** A name with how often it comes, e.g. "Nguyễn 300". */
    private static String pick(SplittableRandom random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private static List<String> weighted(String text) {
        var names = new ArrayList<String>();
        for (var entry : text.strip().split("[,\\s]*,\\s*")) {
            var parts = entry.strip().split(":");
            for (var i = 0; i < (parts.length == 1 ? 1 : Integer.parseInt(parts[1])); i++) names.add(parts[0]);
        }
        return names;
    }

    private static final List<String> FAMILIES = weighted("""
            Nguyễn:300, Trần:110, Lê:95, Phạm:70, Hoàng:40, Huỳnh:20, Phan:45, Vũ:30, Võ:25, Đặng:21, Bùi:20, Đỗ:14, Hồ:13, Ngô:13,
            Dương:10, Lý:6, Lò:12, Lô:8, Vi:8, Lữ:3, Kha:3, Lương:10, Hà:10, Sầm:2, Quang:2, Moong:2, Cụt:1, Vừ:2, Và:1, Giàng:4, Thào:4,
            Vàng:4, Xồng:1, Lầu:1, Già:1, Nông:8, Hứa:2, Triệu:5, Đinh:8, Mai:8, Cao:6, Trương:12, Tống:2, Tạ:3, Xeo:1
            """);
    private static final List<String> WOMEN =
            weighted("Thị:65, Thanh:6, Ngọc:6, Thu:5, Kim:4, Hồng:4, Mai:3, Thùy:3, Y:2, Bích:2");
    private static final List<String> MEN =
            weighted("Văn:45, Đình:7, Xuân:6, Quốc:6, Hữu:6, Đức:6, Minh:6, Ngọc:4, Bá:4, A:4, Viết:3, Trọng:3");
    private static final List<String> GIVEN = weighted("""
            An:12, Anh:40, Ánh:8, Ân:4, Bình:20, Bảo:8, Bắc:3, Cường:15, Chi:6, Chung:5, Công:6, Cúc:3, Dũng:20, Dung:8, Duy:8, Dương:8,
            Đạt:8, Đào:3, Đông:5, Đức:15, Giang:10, Hà:20, Hải:18, Hạnh:12, Hằng:15, Hiền:15, Hiếu:8, Hòa:12, Hoa:14, Hoan:3, Hùng:25,
            Huệ:6, Hương:20, Huyền:10, Hưng:10, Khánh:8, Kiên:6, Lan:15, Liên:8, Linh:18, Loan:8, Long:12, Lợi:4, Mai:12, Mạnh:8, Minh:18,
            My:4, Nam:15, Nga:12, Ngân:6, Nghĩa:5, Ngọc:12, Nhàn:4, Nhung:8, Oanh:6, Phong:8, Phú:4, Phúc:6, Phương:20, Quang:12, Quý:4,
            Quyên:4, Sơn:18, Tâm:12, Tân:5, Thái:6, Thanh:20, Thành:15, Thảo:12, Thắng:15, Thoại:1, Thơm:3, Thu:12, Thủy:15, Thúy:8, Tiến:10,
            Toàn:8, Trang:12, Trung:15, Tú:8, Tuấn:25, Tùng:8, Tuyết:6, Uyên:3, Ước:1, Vân:12, Việt:8, Vinh:8, Xuân:6, Yến:8, Ỉ:1, Xốp:1
            """);

    private static final List<String> PEOPLES = weighted("Kinh:60, Thái:15, Mông:8, Khơ Mú:5, Thổ:4, Tày:4, Nùng:3, Ơ Đu:1");
    private static final List<String> THEORY = List.of("", "Sơ cấp", "Trung cấp", "Trung cấp", "Cao cấp");

    private static final List<String> TITLES = List.of(
            "Bí thư Đảng ủy",
            "Phó Bí thư Đảng ủy",
            "Chủ tịch UBND",
            "Phó Chủ tịch UBND",
            "Phó Chủ tịch HĐND",
            "Ủy viên Ban Thường vụ",
            "Ủy viên Ban Chấp hành");
}
