package vn.nguon.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * The installation that bench/people asks: invented, in the shares of a real one, the same whenever it is filled. Organisation 1 is the
 * nation, 2 to 35 provinces, then communes; accounts 1, 10 and 100 look into the nation, one province, one commune.
 */
final class Fill {

    static final int COMMUNES = 3_321;
    static final int PROVINCES = 34;
    static final int ORGANISATIONS = 1 + PROVINCES + COMMUNES;
    static final int CLASSES = 2_000;
    private static final int TRAINEES = 90;

    private final Connection superuser;

    Fill(Connection superuser) {
        this.superuser = superuser;
    }

    void fill(int many, String passwordHash) throws SQLException, IOException {
        // Foreign keys are right by how rows are made; triggers that derive are left on where they are cheap.
        run(
                "SET maintenance_work_mem = '256MB'",
                "SET synchronous_commit = off",
                "INSERT INTO organisation (id, ref) OVERRIDING SYSTEM VALUE SELECT n, gen_random_uuid() FROM generate_series(1, %d) n"
                        .formatted(ORGANISATIONS),
                """
                INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                SELECT n, 'Cấp ủy ' || n, 'Cấp ủy ' || n,
                       CASE WHEN n = 1 THEN 'OTHER' WHEN n <= %1$d THEN 'PROVINCIAL_COMMITTEE' ELSE 'COMMUNE_COMMITTEE' END, 'PARTY',
                       CASE WHEN n = 1 THEN NULL WHEN n <= %1$d THEN 1 ELSE 2 + n %% %2$d END, '[2020-01-01,)'
                  FROM generate_series(1, %3$d) n
                """.formatted(1 + PROVINCES, PROVINCES, ORGANISATIONS),
                """
                INSERT INTO account (id, ref, username, display_name, password_hash, made_at) OVERRIDING SYSTEM VALUE
                SELECT n, gen_random_uuid(), 'bench' || n, 'Bench', '%s', '2020-01-01' FROM unnest(ARRAY[1, 10, 100]) n
                """.formatted(passwordHash),
                """
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by)
                SELECT gen_random_uuid(), n, r, n, '[2020-01-01,)', '2020-01-01', n
                  FROM unnest(ARRAY[1, 10, 100]) n CROSS JOIN unnest(ARRAY['ORGANISATION_BOARD', 'APPROVER']) r
                """,
                """
                INSERT INTO document (id, ref, number, dated, issuer_name, made_at) OVERRIDING SYSTEM VALUE
                VALUES (1, gen_random_uuid(), '1-QĐ/TU', '2025-07-20', 'Cấp ủy', '2025-07-20')
                """,
                "SET session_replication_role = replica",
                "DROP INDEX person_folded, person_tails, person_tails_marked, person_front, person_front_marked",
                // keeps no list and takes long
                "ALTER TABLE person_post DROP CONSTRAINT person_post_once");
        people(superuser.unwrap(PGConnection.class).getCopyAPI(), many);
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
                "SELECT setval('person_code', %d)".formatted(many));
        classes(many);
        // each folder's tables are counted by the server before long; here nobody waits for it
        run("SET session_replication_role = DEFAULT", "VACUUM ANALYZE");
    }

    /** 2,000 classes over five years, a twelfth of them not finished; each of one province, its trainees planned there where there are enough. */
    private void classes(int many) throws SQLException {
        run(
                """
                INSERT INTO training_class (id, ref, code, name, public_name, venue, capacity, state, first_day, last_day, made_at)
                OVERRIDING SYSTEM VALUE
                SELECT n, gen_random_uuid(), 'BD-' || lpad(n::text, 5, '0'), 'Lớp bồi dưỡng số ' || n, 'Lớp bồi dưỡng số ' || n, '', 100,
                       CASE WHEN n %% 12 = 0 THEN 'STUDYING' ELSE 'FINISHED' END, d, d + 20, d - 60
                  FROM generate_series(1, %1$d) n
                 CROSS JOIN LATERAL (SELECT CASE WHEN n %% 12 = 0 THEN date '2026-11-16' ELSE date '2021-11-01' + (n * 1800 / %1$d)::int END AS d) x
                """.formatted(CLASSES),
                """
                INSERT INTO class_part (class_id, organisation_id, part)
                SELECT c.id, 2 + c.id % 34, p FROM training_class c CROSS JOIN unnest(ARRAY['PLANS', 'DECIDES', 'ORGANISES']) p
                """,
                "INSERT INTO study_day (class_id, day) SELECT c.id, c.first_day + d FROM training_class c CROSS JOIN generate_series(0, 15) d",
                "INSERT INTO study_half (class_id, day, half) SELECT class_id, day, h FROM study_day CROSS JOIN unnest(ARRAY['MORNING', 'AFTERNOON']) h",
                """
                INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, post, planned_as, joined_on)
                SELECT gen_random_uuid(), 1 + (t.no - 1) / %1$d, t.person_id, t.organisation_id, 'Xã ' || t.organisation_id, 'Phó Chủ tịch', t.title, c.first_day
                  FROM (SELECT e.person_id, e.organisation_id, e.title, row_number() OVER (ORDER BY md5(e.id::text)) AS no FROM planning_entry e) t
                  JOIN training_class c ON c.id = 1 + (t.no - 1) / %1$d
                """.formatted(TRAINEES),
                "INSERT INTO roster (class_id, state, approved_at, approved_by) SELECT id, 'APPROVED', made_at, 1 FROM training_class",
                "INSERT INTO class_person (class_id, person_id, capacity) SELECT class_id, person_id, 'TRAINEE' FROM enrolment",
                """
                INSERT INTO enrolment_change (class_id, enrolment_id, subject, at, account_id, actor, what)
                SELECT e.class_id, e.id, 'x', c.made_at, 1, 'Bench', 'ADDED' FROM enrolment e JOIN training_class c ON c.id = e.class_id
                """,
                """
                INSERT INTO trainee_half (enrolment_id, class_id, person_id, one_id, day, half)
                SELECT e.id, e.class_id, e.person_id, e.person_id, d.day, d.half
                  FROM enrolment e
                  JOIN training_class c ON c.id = e.class_id AND c.state <> 'FINISHED'
                  JOIN study_half d ON d.class_id = e.class_id
                """,
                """
                INSERT INTO nomination_call (class_id, titles, terms, due_on, opened_at, opened_by, opened_actor)
                SELECT id, ARRAY['Phó Chủ tịch UBND'], ARRAY['2025-2030'], '2026-11-01', made_at, 1, 'Bench' FROM training_class WHERE state <> 'FINISHED'
                """);
    }

    private void run(String... statements) throws SQLException {
        try (var sql = superuser.createStatement()) {
            for (var statement : statements) sql.execute(statement);
        }
    }

    private void people(CopyManager copy, int many) throws SQLException, IOException {
        var random = new SplittableRandom(2026);
        var persons = new StringBuilder();
        var doors = new StringBuilder();
        var posts = new StringBuilder();
        var entries = new StringBuilder();
        for (var id = 1; id <= many; id++) {
            var woman = random.nextInt(100) < 40;
            var name = pick(random, FAMILIES) + " " + pick(random, woman ? WOMEN : MEN) + " " + pick(random, GIVEN);
            var born = LocalDate.of(1961, 1, 1).plusDays(random.nextInt(365 * 43));
            var wholeDate = random.nextInt(5) > 0;
            persons.append("%d\t%s\tCB-%07d\t%s\t%s\t%s\t%d\t%s\t2026-01-01\tbench\n"
                    .formatted(
                            id,
                            new UUID(random.nextLong(), random.nextLong()),
                            id,
                            name,
                            VietnameseText.givenName(name),
                            woman ? "FEMALE" : "MALE",
                            born.getYear(),
                            wholeDate ? born : "\\N"));
            var at = 2 + PROVINCES + random.nextInt(COMMUNES);
            doors.append("%d\t%d\tWORKS\tpost:%d\n".formatted(id, at, id));
            if (random.nextInt(5) == 0) {
                doors.append("%d\t%d\tPLANNED\tentry:%d\n".formatted(id, at, id));
                entries.append("%d\t%s\t%d\t%s\t%d\t2025-2030\tAPPROVED\t1\t2025-07-20\n"
                        .formatted(id, new UUID(random.nextLong(), random.nextLong()), id, pick(random, TITLES), at));
            }
            posts.append("%s\t%d\tPhó Chủ tịch\t%d\tXã %d\t[2021-07-01,)\n"
                    .formatted(new UUID(random.nextLong(), random.nextLong()), id, at, at));
            if (id % 20_000 == 0 || id == many) {
                send(
                        copy,
                        "person (id, ref, code, full_name, given_name, sex, birth_year, birth_date, changed_at, changed_by)",
                        persons);
                send(copy, "person_at (person_id, organisation_id, reason, source_key)", doors);
                send(
                        copy,
                        "planning_entry (id, ref, person_id, title, organisation_id, term, first_state, document_id, decided_on)",
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

    private static final List<String> TITLES = List.of(
            "Bí thư Đảng ủy",
            "Phó Bí thư Đảng ủy",
            "Chủ tịch UBND",
            "Phó Chủ tịch UBND",
            "Phó Chủ tịch HĐND",
            "Ủy viên Ban Thường vụ",
            "Ủy viên Ban Chấp hành");
}
