package vn.nguon.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

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

    private FinishedClass given;
    private Made made;

    @BeforeEach
    void november2022() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
    }

    @Test
    void showsOfficesTheClassesThatGoOn() {
        for (var viewer : new Viewer[] {given.clerk, given.boardStaff}) {
            var line = section(viewer, "Lớp đang mở");
            assertThat(line.select("a").attr("href")).isEqualTo("/lop/" + made.code());
            assertThat(line.text()).contains("07/10–28/10/2022", "2/200 học viên", "Chờ kết quả");
        }
        assertThat(section(given.stranger, "Lớp đang mở")).isNull();
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", made.id().value())
                .update();
        assertThat(section(given.clerk, "Lớp đang mở")).isNull();
    }

    @Test
    void showsACommuneTheClassThatItsCentreHostsAndNoPageThatWouldRefuseIt() {
        var centre = given.organisation("Trung tâm Chính trị xã Nga My", "POLITICAL_CENTRE", "PARTY", given.commune);
        given.part(made.id().value(), centre, "HOSTS");
        var commune = given.viewer("Đảng ủy xã Nga My", Role.COMMUNE, given.commune);
        assertThat(section(commune, "Lớp đang mở").select("a").attr("href")).isEqualTo("/lop/" + made.code());
        var page = new Caller(mvc, commune).page("/lop/" + made.code());
        assertThat(page.select("nav.tabs a").eachText()).containsExactly("Tổng quan");
        assertThat(page.select(".rail a").eachText()).contains("Lớp");
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

    private Element section(Viewer viewer, String title) {
        return new Caller(mvc, viewer)
                .page("/viec-can-lam").select("section.sec").stream()
                        .filter(section -> section.select("h2").text().equals(title))
                        .findFirst()
                        .orElse(null);
    }
}
