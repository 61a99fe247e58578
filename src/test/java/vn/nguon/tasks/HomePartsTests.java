package vn.nguon.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.Caller;
import vn.nguon.audit.Audit;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomePart;

/** What each role finds on its home page below the tasks (ui.md B2). */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class HomePartsTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Tasks tasks;

    @Autowired
    Audit audit;

    @Autowired
    List<HomePart> parts;

    private FinishedClass given;
    private Made made;

    @BeforeEach
    void november2022() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
    }

    @Test
    void noTwoPartsShareAPlace() {
        assertThat(parts).hasSizeGreaterThan(15);
        assertThat(parts).extracting(HomePart::order).doesNotHaveDuplicates().doesNotContain(HomePart.TASKS);
    }

    @Test
    void showsOfficesTheClassesThatGoOn() {
        for (var viewer : new Viewer[] {given.clerk, given.boardStaff}) {
            var table = openClasses(viewer);
            assertThat(table.select("th a").attr("href")).isEqualTo("/lop/" + made.code());
            assertThat(table.text()).contains("07/10–28/10/2022", "2", "Chờ kết quả");
            assertThat(home(viewer).select(".head-meta").text().replace('\u00a0', ' '))
                    .contains("1 lớp đang mở");
        }
        assertThat(openClasses(given.stranger)).isNull();
        state("FINISHED");
        assertThat(openClasses(given.clerk)).isNull();
    }

    @Test
    void measuresAClassUnderWayByItsSessions() {
        clock.travelTo(LocalDate.of(2022, 10, 18).atTime(9, 0));
        state("STUDYING");
        for (var i = 0; i < 4; i++) given.missed(made, made.enrolments().get(i % 2), 4);
        var days = jdbc.sql("SELECT count(*) FROM session WHERE class_id = :id AND day < '2022-10-18'")
                .param("id", made.id().value())
                .query(Integer.class)
                .single();
        assertThat(openClasses(given.clerk).text().replace('\u00a0', ' ')).contains(days + "/4 buổi");
        assertThat(openClasses(given.clerk).select(".gauge svg")).hasSize(1);
        assertThat(figures(given.clerk))
                .containsEntry("Học viên", "2")
                .containsEntry("Buổi đã học", days + "/4")
                .containsEntry("Dự đủ các buổi", "0%");
        assertThat(new Caller(mvc, given.clerk)
                        .page("/lop/" + made.code() + "/hoc-vien")
                        .select("tbody tr"))
                .hasSize(2);
        assertThat(figures(given.stranger)).isEmpty();
    }

    @Test
    void showsACommuneTheClassThatItsCentreHostsAndNoPageThatWouldRefuseIt() {
        var centre = given.organisation("Trung tâm Chính trị xã Nga My", "POLITICAL_CENTRE", "PARTY", given.commune);
        given.part(made.id().value(), centre, "HOSTS");
        var commune = given.viewer("Đảng ủy xã Nga My", Role.COMMUNE, given.commune);
        assertThat(openClasses(commune).select("th a").attr("href")).isEqualTo("/lop/" + made.code());
        var page = new Caller(mvc, commune).page("/lop/" + made.code());
        assertThat(page.select("nav.tabs a").eachText()).containsExactly("Tổng quan");
        assertThat(page.select(".rail a").eachText()).contains("Lớp");
    }

    @Test
    void showsACommuneWhoOfItLearns() {
        var commune = given.viewer("Đảng ủy xã Nga My", Role.COMMUNE, given.commune);
        assertThat(section(commune, "Cán bộ của xã đi học").text().replace('\u00a0', ' '))
                .contains("2 người", "Lữ Thị Ánh, Vi Văn Ẩn", "Chờ kết quả");
        var neighbour = given.organisation("Đảng ủy xã Yên Na", "COMMUNE_COMMITTEE", "PARTY", given.district);
        assertThat(section(given.viewer("Đảng ủy xã Yên Na", Role.COMMUNE, neighbour), "Cán bộ của xã đi học"))
                .isNull();
        state("FINISHED");
        assertThat(section(commune, "Cán bộ của xã đi học")).isNull();
    }

    @Test
    void showsACentreItsSessionsOfTodayWhatComesAndWhatWasDone() {
        clock.travelTo(LocalDate.of(2022, 10, 7).atTime(9, 0));
        state("STUDYING");
        given.missed(made, made.enrolments().getFirst(), 4);
        var session = jdbc.sql(
                        "UPDATE session SET day = day, title = 'Nghiệp vụ công tác kiểm tra' WHERE class_id = :id RETURNING ref")
                .param("id", made.id().value())
                .query(java.util.UUID.class)
                .single();
        var day = jdbc.sql("SELECT day FROM session WHERE class_id = :id")
                .param("id", made.id().value())
                .query(LocalDate.class)
                .single();
        clock.travelTo(day.atTime(6, 30));
        var centre = given.organisation("Trung tâm Chính trị huyện", "POLITICAL_CENTRE", "PARTY", given.district);
        given.part(made.id().value(), centre, "HOSTS");
        audit.record(given.clerk, "SUMMON", "class", made.id().value(), "Gửi giấy triệu tập", Map.of());
        var side = home(given.viewer("Vi Thị Hạnh", Role.CENTRE, centre))
                .select("aside.side")
                .first();
        assertThat(side.select("h2").eachText()).containsExactly("Buổi hôm nay", "Vừa xong");
        assertThat(side.select("a").first().attr("href"))
                .isEqualTo("/lop/%s/diem-danh/%s".formatted(made.code(), session));
        assertThat(side.text()).contains("Sáng 07:00", "Nghiệp vụ công tác kiểm tra", "06:30", "Gửi giấy triệu tập");
        assertThat(home(given.stranger).select("aside.side")).isEmpty();
    }

    @Test
    void putsTheRollsOfTodayBeforeTheTasksOfASupervisor() {
        state("STUDYING");
        given.missed(made, made.enrolments().getFirst(), 4);
        var day = jdbc.sql("SELECT day FROM session WHERE class_id = :id")
                .param("id", made.id().value())
                .query(LocalDate.class)
                .single();
        var supervisor = given.viewer("Lữ Văn Chủ", Role.SUPERVISOR, given.district);
        var person = given.person("Lữ Văn Chủ", 1980);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person)
                .param("account", supervisor.id().value())
                .update();
        assertThat(section(supervisor, "Buổi hôm nay")).as("no class is theirs").isNull();
        jdbc.sql("INSERT INTO class_person (class_id, person_id, capacity) VALUES (:class, :person, 'SUPERVISOR')")
                .param("class", made.id().value())
                .param("person", person)
                .update();
        clock.travelTo(day.atTime(9, 0));
        var today = section(supervisor, "Buổi hôm nay");
        assertThat(today.text().replace('\u00a0', ' ')).contains("đã đánh dấu 1/2", "Còn 1 người");
        assertThat(home(supervisor).select("section.sec h2").first().text()).isEqualTo("Buổi hôm nay");
        clock.travelTo(day.plusDays(1).atTime(9, 0));
        assertThat(section(supervisor, "Buổi hôm nay")).isNull();
        assertThat(section(supervisor, "Buổi chưa chốt điểm danh").text().replace('\u00a0', ' '))
                .contains("Quá hạn 1 ngày");
        jdbc.sql(
                        "INSERT INTO roll_closing (session_id, closed_at, account_id, actor) SELECT id, '2022-10-08', :account, 'Lữ Văn Chủ' FROM session WHERE class_id = :class")
                .param("account", supervisor.id().value())
                .param("class", made.id().value())
                .update();
        assertThat(section(supervisor, "Buổi chưa chốt điểm danh")).isNull();
        clock.travelTo(day.atTime(19, 0));
        assertThat(section(supervisor, "Buổi hôm nay").text()).contains("Đã chốt");
    }

    @Test
    void showsATraineeTheirResultsForHalfAYear() {
        var trainee = given.trainee(made, 0);
        assertThat(section(trainee, "Kết quả")).isNull();
        given.decided(made, CredentialKind.CERTIFICATE);
        assertThat(section(trainee, "Kết quả").text()).contains("Được cấp chứng chỉ", "8,25", "10/11/2022");
        clock.travelTo(FinishedClass.DAY.plusMonths(6).plusDays(1).atTime(9, 0));
        assertThat(section(trainee, "Kết quả")).isNull();
        assertThat(section(given.clerk, "Kết quả")).isNull();
    }

    @Test
    void showsAnApproverWhatWaitsFirstAndAllOfItOnAPageOfItsOwn() {
        clock.travelTo(LocalDate.of(2022, 10, 18).atTime(9, 0));
        assertThat(section(given.approver, "Chờ duyệt").text()).contains("Không còn hồ sơ nào chờ duyệt");
        assertThat(new Caller(mvc, given.approver).page("/cho-duyet").select(".empty"))
                .hasSize(1);
        for (var i = 0; i < 12; i++)
            tasks.open(OpenTask.forRole(
                    "class-approval:" + i,
                    "class-approval",
                    "Duyệt lớp số " + i,
                    "Trung tâm Chính trị trình",
                    "/lop",
                    LocalDate.of(2022, 10, 17).plusDays(i),
                    Role.APPROVER,
                    given.standing));
        var own = new OpenTask(
                "home:1", "k", "Việc riêng", "", "/lop", LocalDate.of(2022, 10, 18), given.approver.id(), null, null);
        tasks.open(own);
        var waiting = section(given.approver, "Chờ duyệt");
        assertThat(waiting.select("li")).hasSize(10);
        assertThat(waiting.text().replace('\u00a0', ' '))
                .contains(
                        "12 hồ sơ",
                        "Trung tâm Chính trị trình · chờ từ 18/10",
                        "Quá hạn 1 ngày",
                        "Hôm nay",
                        "Trước 19/10");
        assertThat(waiting.select("a[href=/cho-duyet]")).hasSize(1);
        assertThat(section(given.approver, "Hôm nay").text())
                .contains("Việc riêng")
                .doesNotContain("Duyệt lớp");
        assertThat(new Caller(mvc, given.approver).page("/cho-duyet").select("main li"))
                .hasSize(12);
        assertThat(new Caller(mvc, given.clerk).get("/cho-duyet")).hasStatus(403);
        assertThat(section(given.clerk, "Chờ duyệt")).isNull();
    }

    @Test
    void saysWhatComesNextWhenNothingIsToBeDone() {
        var nobody = given.viewer("Lô Thị Rảnh", Role.PROPAGANDA_BOARD, given.board);
        state("FINISHED");
        assertThat(home(nobody).select(".empty").text()).contains("Chưa có việc nào chờ");
        assertThat(home(given.clerk).select(".head-do a").text()).isEqualTo("Đề nghị mở lớp");
        assertThat(home(nobody).select(".head-do")).isEmpty();
    }

    @Test
    void showsATraineeThePaperThatIsDueUntilItIsHandedIn() {
        var trainee = given.trainee(made, 0);
        assertThat(section(trainee, "Việc phải nộp")).as("no day is set").isNull();
        jdbc.sql("""
                        INSERT INTO paper_setting (class_id, kinds, due_at, version)
                        VALUES (:class, ARRAY['Đề án'], :due, 1)
                        """)
                .param("class", made.id().value())
                .param("due", OffsetDateTime.of(2022, 11, 9, 17, 0, 0, 0, ZoneOffset.ofHours(7)))
                .update();
        assertThat(section(trainee, "Việc phải nộp").text()).contains("Quá hạn từ 09/11/2022");
        assertThat(section(trainee, "Việc phải nộp").select("a").attr("href")).isEqualTo("/bai-nop/" + made.code());
        assertThat(section(given.clerk, "Việc phải nộp")).isNull();
    }

    @Test
    void tellsANewAdministratorWhatComesNext() {
        var admin = given.viewer("Quản Trị", Role.ADMINISTRATOR, null);
        var next = section(admin, "Bước tiếp theo");
        assertThat(next.select("a").eachText())
                .as("bodies and accounts are there")
                .containsExactly("Nhập địa bàn");
    }

    private void state(String state) {
        jdbc.sql("UPDATE training_class SET state = :state WHERE id = :id")
                .param("state", state)
                .param("id", made.id().value())
                .update();
    }

    private Document home(Viewer viewer) {
        return new Caller(mvc, viewer).page("/viec-can-lam");
    }

    private Element openClasses(Viewer viewer) {
        return home(viewer).select("table").stream()
                .filter(table -> table.select("caption").text().equals("Lớp đang mở"))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> figures(Viewer viewer) {
        return home(viewer).select(".figures > div").stream()
                .collect(Collectors.toMap(
                        one -> one.select("dt").text(),
                        one -> one.select("dd b").text()));
    }

    private Element section(Viewer viewer, String title) {
        return home(viewer).select("section.sec").stream()
                .filter(section -> section.select("h2").text().equals(title))
                .findFirst()
                .orElse(null);
    }
}
