package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.TestDatabase;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * How long the list of persons takes among a million of them: bench/people. Not a test of the suite (its name ends otherwise): it fills a
 * scratch database by COPY, asks through the façade as viewers with doors of three widths, and prints milliseconds and the plan.
 */
@SpringBootTest
class PeopleBench {

    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 100);
    private static final int COMMUNES = 3_321;
    private static final int PROVINCES = 34;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    @Autowired
    People people;

    @Autowired
    PersonSearch search;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void measures() throws Exception {
        try (var owner = TestDatabase.owner(source)) {
            fill(owner);
        }
        var nation = viewer(1);
        var province = viewer(10);
        var commune = viewer(100);
        var middle = jdbc.sql("SELECT ref FROM person ORDER BY id OFFSET :half LIMIT 1")
                .param("half", PEOPLE / 2)
                .query(UUID.class)
                .single();
        System.out.printf(
                "%n%,d people, %,d organisations; milliseconds of People.list, %d rounds%n",
                PEOPLE, COMMUNES + PROVINCES + 1, ROUNDS);
        System.out.printf("%-34s %8s %8s %8s %6s %s%n", "viewer, question", "p50", "p95", "max", "lines", "total");
        time("nation: do thi uoc", nation, PersonFilter.of("do thi uoc", 50));
        time("nation: Đỗ Thị Ước", nation, PersonFilter.of("Đỗ Thị Ước", 50));
        time("nation: uoc", nation, PersonFilter.of("uoc", 50));
        time("nation: nguyen van an", nation, PersonFilter.of("nguyen van an", 50));
        time("nation: thi", nation, PersonFilter.of("thi", 50));
        time("nation: lò (prefix)", nation, PersonFilter.of("lò", 50));
        time("nation: u (prefix)", nation, PersonFilter.of("u", 50));
        time("nation: xo (prefix)", nation, PersonFilter.of("xo", 50));
        time("nation: everybody", nation, PersonFilter.of("", 50));
        time("nation: from the middle", nation, PersonFilter.of("", 50).from(new PersonFilter.From(middle, false)));
        time("nation: back from the middle", nation, PersonFilter.of("", 50).from(new PersonFilter.From(middle, true)));
        time("nation: by birth", nation, PersonFilter.of("", 50).by(PersonFilter.Order.BORN, true));
        time(
                "nation: women under 35, planned",
                nation,
                PersonFilter.of("", 50).only(Sex.FEMALE, PersonFilter.AgeBand.UNDER_35, true));
        time("province: do thi uoc", province, PersonFilter.of("do thi uoc", 50));
        time("province: everybody", province, PersonFilter.of("", 50));
        time("province: thi", province, PersonFilter.of("thi", 50));
        time("commune: do thi uoc", commune, PersonFilter.of("do thi uoc", 50));
        time("commune: everybody", commune, PersonFilter.of("", 50));
        var plan = transaction.execute(_ -> search.plan(nation, PersonFilter.of("do thi uoc", 50)));
        System.out.printf(
                "%nplan of the page, nation: do thi uoc%n%s%n",
                String.join("\n", java.util.Objects.requireNonNull(plan)));
    }

    private void time(String name, Viewer viewer, PersonFilter filter) {
        for (var i = 0; i < 10; i++) people.list(viewer, filter);
        var took = new long[ROUNDS];
        var listing = people.list(viewer, filter);
        for (var i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            listing = people.list(viewer, filter);
            took[i] = System.nanoTime() - begin;
        }
        Arrays.sort(took);
        System.out.printf(
                "%-34s %8.1f %8.1f %8.1f %6d %s%,d%n",
                name,
                took[ROUNDS / 2] / 1e6,
                took[ROUNDS * 95 / 100] / 1e6,
                took[ROUNDS - 1] / 1e6,
                listing.lines().size(),
                listing.beyond() ? ">" : "",
                listing.total());
        if (filter.text().endsWith("uoc")) assertThat(listing.lines()).isNotEmpty();
    }

    // --- filling
    // ------------------------------------------------------------------------------------------------------------

    private Viewer viewer(long account) {
        return new Viewer(new AccountId(account), "Bench", Set.of(Role.ORGANISATION_BOARD), "", "", 0, TODAY);
    }

    private void fill(Connection owner) throws SQLException, IOException {
        var begin = System.nanoTime();
        try (var sql = owner.createStatement()) {
            for (var statement : List.of(
                    "DROP INDEX person_folded, person_marked",
                    "ALTER TABLE person_post DROP CONSTRAINT person_post_once",
                    // 1 the nation, 2..35 provinces, then communes
                    "INSERT INTO organisation (id, ref) OVERRIDING SYSTEM VALUE SELECT n, gen_random_uuid() FROM generate_series(1, %d) n"
                            .formatted(1 + PROVINCES + COMMUNES),
                    """
                    INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, superior_id, valid)
                    SELECT n, 'Cấp ủy ' || n, 'Cấp ủy ' || n,
                           CASE WHEN n = 1 THEN 'OTHER' WHEN n <= %1$d THEN 'PROVINCIAL_COMMITTEE' ELSE 'COMMUNE_COMMITTEE' END, 'PARTY',
                           CASE WHEN n = 1 THEN NULL WHEN n <= %1$d THEN 1 ELSE 2 + n %% %2$d END, '[2020-01-01,)'
                      FROM generate_series(1, %3$d) n
                    """.formatted(1 + PROVINCES, PROVINCES, 1 + PROVINCES + COMMUNES),
                    """
                    INSERT INTO account (id, ref, username, display_name, made_at) OVERRIDING SYSTEM VALUE
                    SELECT n, gen_random_uuid(), 'bench' || n, 'Bench', '2020-01-01' FROM unnest(ARRAY[1, 10, 100]) n
                    """,
                    """
                    INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by)
                    SELECT gen_random_uuid(), n, 'ORGANISATION_BOARD', n, '[2020-01-01,)', '2020-01-01', n FROM unnest(ARRAY[1, 10, 100]) n
                    """)) sql.execute(statement);
        }
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        people(copy);
        try (var sql = owner.createStatement()) {
            for (var statement : List.of(
                    "CREATE INDEX person_folded ON person USING gin (folded gin_trgm_ops)",
                    "CREATE INDEX person_marked ON person USING gin (marked gin_trgm_ops)",
                    "VACUUM ANALYZE person",
                    "VACUUM ANALYZE person_at",
                    "VACUUM ANALYZE person_post",
                    "ANALYZE")) sql.execute(statement);
        }
        System.out.printf("filled in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
    }

    private void people(CopyManager copy) throws SQLException, IOException {
        var random = new SplittableRandom(2026);
        var persons = new StringBuilder();
        var doors = new StringBuilder();
        var posts = new StringBuilder();
        for (var id = 1; id <= PEOPLE; id++) {
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
            if (random.nextInt(5) == 0) doors.append("%d\t%d\tPLANNED\tentry:%d\n".formatted(id, at, id));
            posts.append("%s\t%d\tPhó Chủ tịch\t%d\tXã %d\t[2021-07-01,)\n"
                    .formatted(new UUID(random.nextLong(), random.nextLong()), id, at, at));
            if (id % 20_000 == 0 || id == PEOPLE) {
                send(
                        copy,
                        "person (id, ref, code, full_name, given_name, sex, birth_year, birth_date, changed_at, changed_by)",
                        persons);
                send(copy, "person_at (person_id, organisation_id, reason, source_key)", doors);
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
}
