package vn.nguon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.Visitor;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;

/** The whole demonstration, made as at the first start; today is a Sunday. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"nguon.demo=true", "nguon.today=2026-11-22"})
@Import(CountedStatements.class)
class DemoTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoData demo;

    @Autowired
    private NguonClock clock;

    @LocalServerPort
    private int port;

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void tellsTheClassOf2022Whole() {
        assertThat(count("SELECT count(*) FROM planning_entry WHERE decided_on < DATE '2023-01-01'"))
                .isEqualTo(234);
        assertThat(count("SELECT count(DISTINCT person_id) FROM planned_person WHERE decided_on < DATE '2023-01-01'"))
                .isEqualTo(137);
        assertThat(
                        count(
                                "SELECT count(*) FROM enrolment e JOIN training_class c ON c.id = e.class_id WHERE c.code = 'TD-2022-01' AND e.state = 'ACTIVE'"))
                .isEqualTo(91);
        assertThat(
                        count(
                                "SELECT count(DISTINCT (day, half)) FROM session s JOIN training_class c ON c.id = s.class_id WHERE c.code = 'TD-2022-01' AND s.periods > 0"))
                .isEqualTo(32);
        assertThat(
                        count(
                                "SELECT sum(periods) FROM session s JOIN training_class c ON c.id = s.class_id WHERE c.code = 'TD-2022-01'"))
                .isEqualTo(128);
        assertThat(count("SELECT count(*) FROM register_entry")).isEqualTo(182);
        assertThat(count("SELECT count(*) FROM paper")).isEqualTo(91);
        assertThat(count("SELECT count(*) FROM training_class WHERE code = 'TD-2022-01' AND state = 'FINISHED'"))
                .isEqualTo(1);
    }

    @Test
    void redrawsTheMapOf2025ThroughTheWizard() {
        assertThat(count("SELECT count(*) FROM reorganisation WHERE state = 'CARRIED_OUT' AND passed_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "SELECT count(*) FROM place_version WHERE kind = 'COMMUNE' AND valid @> DATE '2025-07-01' AND code <> '17059'"))
                .isEqualTo(9);
        // Everybody planned for a term that runs goes on at the successor; who was planned for a district body is left.
        assertThat(count("SELECT count(*) FROM planning_line WHERE decided_on = DATE '2025-07-01'"))
                .isGreaterThan(150);
        assertThat(count("""
                SELECT count(*) FROM planning_line e JOIN organisation_end x ON x.organisation_id = e.organisation_id
                 WHERE e.removed_on IS NULL AND EXISTS (SELECT FROM organisation_successor s WHERE s.organisation_id = e.organisation_id)
                """)).isZero();
        // The class of 2022 stays on its map.
        assertThat(count("""
                SELECT count(*) FROM enrolment e
                  JOIN training_class c ON c.id = e.class_id
                  JOIN organisation_version v ON v.organisation_id = e.organisation_id AND v.valid @> DATE '2022-10-07'
                 WHERE c.code = 'TD-2022-01' AND e.state = 'ACTIVE' AND e.unit_name = v.short_name
                """)).isEqualTo(91);
        assertThat(count("SELECT count(*) FROM enrolment WHERE unit_name = 'Xã Tam Hợp'"))
                .isPositive();
    }

    @Test
    void leavesNoWorkOfTheDistrictOpen() {
        assertThat(count("SELECT count(*) FROM task WHERE closed_at IS NULL AND link LIKE '%TD-2022-01%'"))
                .isZero();
    }

    @Test
    void hasTodayAsTheSecondStudyDayAlsoOnASunday() {
        assertThat(ClassToday.days(LocalDate.of(2026, 11, 22)))
                .startsWith(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23));
        assertThat(jdbc.sql("""
                        SELECT day FROM study_day d JOIN training_class c ON c.id = d.class_id
                         WHERE c.state = 'STUDYING' ORDER BY day LIMIT 1 OFFSET 1
                        """).query(LocalDate.class).single()).isEqualTo(LocalDate.now(clock));
        assertThat(count("""
                SELECT count(*) FROM class_part p JOIN training_class c ON c.id = p.class_id
                 WHERE c.state = 'STUDYING' AND p.part = 'ISSUES_ATTESTATION'
                """)).isZero();
        assertThat(count("SELECT count(*) FROM training_class WHERE state = 'SUBMITTED'"))
                .isEqualTo(1);
    }

    @Test
    void offersOneAccountARoleAndEachFindsItsHome() throws IOException, InterruptedException {
        try (var visitor = new Visitor(URI.create("http://localhost:" + port))) {
            var offered = visitor.offered();
            assertThat(offered.keySet())
                    .containsExactlyElementsOf(
                            Arrays.stream(Role.values()).map(Role::vietnamese).toList());
            for (var account : offered.values())
                try (var own = new Visitor(URI.create("http://localhost:" + port))) {
                    assertThat(own.enter(account).select("h1").text()).isEqualTo("Việc cần làm");
                }
        }
    }

    /** More than about ten statements is a page that asks once a row, or asks the same again. */
    private static final int MOST_STATEMENTS = 10;

    /** Pages that ask more, and how often: to be mended, never to grow. */
    private static final Map<String, Integer> KNOWN_TO_ASK_MORE = Map.of(
            // One's own data from every module's tables, a statement each, whatever their number of rows.
            "/du-lieu-cua-toi", 17,
            // An administrator's home says what accounts, server, audit and rules have to say, a statement or two each.
            "/", 11,
            // Who is planned and proposed, what the rules say of each and of the list, how it was submitted and whether
            // it waits for the viewer.
            "/quy-hoach/dot/*", 12,
            // The rows of the file stand beside who is meant, what is planned already and what the rules of planning
            // say of each.
            "/quy-hoach/nhap/*", 11);

    /** Who sees no ethnicity, religion, Party data and discipline of others, whatever list, export or print they open. */
    private static final Set<String> WITHOUT_SENSITIVE_DATA = Stream.of(
                    Role.LECTURER, Role.SUPERVISOR, Role.CLASS_COMMITTEE, Role.TRAINEE)
            .map(Role::vietnamese)
            .collect(Collectors.toSet());

    /**
     * One's own data and file, the pages that say in words what is done with such data, and those that name
     * "dân tộc, tôn giáo", "kỷ luật" as a topic.
     */
    private static final Set<String> OWN_OR_WORDS = Set.of(
            "/du-lieu-cua-toi",
            "/du-lieu-cua-toi/tep",
            "/kien-nghi",
            "/kien-nghi.xlsx",
            "/kien-nghi/*",
            "/lop/*/thuc-te/*/kien-nghi",
            "/thuc-hanh/luot/*",
            "/lop/*/thuc-hanh/luot/*",
            "/tinh-huong/*",
            "/ho-so-cua-toi",
            "/quyen-rieng-tu",
            "/du-lieu-ca-nhan");

    private static final Pattern SENSITIVE = Pattern.compile(
            "Dân tộc|Tôn giáo|Kỷ luật|Ngày vào Đảng|Vào Đảng|Đảng viên|Công giáo|Khơ Mú|Khiển trách|Cảnh cáo|người Mông");

    private static boolean tellsSensitiveData(Visitor.Step step) {
        return !OWN_OR_WORDS.contains(step.kind())
                && !step.kind().startsWith("/tro-giup") // the guide says what the offices see, in words
                && SENSITIVE.matcher(step.text()).find();
    }

    @Test
    void leadsNobodyToAPageThatTurnsThemAwayOrAsksTheDatabaseMoreThanTenTimes()
            throws IOException, InterruptedException {
        var dead = new ArrayList<String>();
        var leaks = new ArrayList<String>();
        var counts = new TreeMap<String, Integer>();
        try (var visitor = new Visitor(URI.create("http://localhost:" + port))) {
            for (var offered : visitor.offered().entrySet())
                try (var own = new Visitor(URI.create("http://localhost:" + port))) {
                    own.enter(offered.getValue());
                    own.crawl(CountedStatements::reset, step -> {
                        if (step.status() != 200) dead.add(offered.getKey() + ": " + step);
                        if (WITHOUT_SENSITIVE_DATA.contains(offered.getKey()) && tellsSensitiveData(step))
                            leaks.add(offered.getKey() + ": " + step);
                        if (step.page()) counts.merge(step.kind(), CountedStatements.sent(), Math::max);
                    });
                }
        }
        assertThat(dead).as("links that turn away").isEmpty();
        assertThat(leaks)
                .as("pages and files that show ethnicity, religion, Party or discipline")
                .isEmpty();
        assertThat(counts).hasSizeGreaterThan(60);
        assertThat(counts.values()).allMatch(count -> count > 0);
        counts.entrySet()
                .removeIf(page -> page.getValue() <= KNOWN_TO_ASK_MORE.getOrDefault(page.getKey(), MOST_STATEMENTS));
        assertThat(counts).as("pages and their statements").isEmpty();
    }

    @Test
    void printsTheClassOf2022OnTheOldMapAndOnTheNewOne() throws IOException, InterruptedException {
        try (var school = new Visitor(URI.create("http://localhost:" + port))) {
            school.enter(school.offered().get(Role.SCHOOL.vietnamese()));
            var roster = "/lop/TD-2022-01/hoc-vien";
            var old = school.page(roster);
            assertThat(old.select("#ban-do option").eachText())
                    .containsExactly("Như khi lập danh sách", "Từ 01/07/2025");
            assertThat(old.select("#xa option")).hasSize(1 + 17);
            assertThat(old.select("tbody td").eachText()).contains("Xã Tam Hợp", "Thị trấn Thạch Giám");
            var now = school.page(roster + "?ban-do=01/07/2025");
            assertThat(now.select("#xa option")).hasSize(1 + 9);
            assertThat(now.select("tbody td").eachText())
                    .contains("Xã Tam Thái", "Xã Tương Dương")
                    .doesNotContain("Xã Tam Hợp", "Thị trấn Thạch Giám");
            assertThat(now.text()).contains("91 học viên", "9 đơn vị", "Đơn vị theo bản đồ từ ngày 01/07/2025");
            assertThat(school.page(roster + "/in").text())
                    .contains("Xã Tam Hợp")
                    .doesNotContain("bản đồ từ");
            assertThat(school.page(roster + "/in?ban-do=01/07/2025").text())
                    .contains("Xã Tương Dương", "bản đồ từ ngày 01/07/2025")
                    .doesNotContain("Xã Tam Hợp");
            assertThat(school.page(roster + "?ban-do=30/06/2025")
                            .select("tbody td")
                            .eachText())
                    .contains("Xã Tam Hợp");
        }
    }

    @Test
    void changesNothingTheSecondTime() {
        var before = count("SELECT count(*) FROM audit_entry");
        assertThat(demo.make()).isFalse();
        assertThat(count("SELECT count(*) FROM audit_entry")).isEqualTo(before);
    }
}
