package vn.nguon.attendance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@BrowserTest
class RollBrowserTests {
    private static final LocalDate DAY = Classroom.FIRST_DAY;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Classroom given;
    private Viewer clerk;
    private String roll;

    @BeforeEach
    void aRollOfThree() {
        clock.travelTo(DAY.atTime(8, 0));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);
        for (var name : List.of("Vi Văn An", "Đỗ Thị Ước", "Xồng Bá Dế")) given.trainee(name);
        roll = "/lop/" + given.code + "/diem-danh/" + given.session(0).ref();
        jdbc.sql("UPDATE account SET password_hash = '{noop}matkhau12345'").update();
    }

    @Test
    void takesARollOnAPhoneWithAWeakSignal(Browsers browsers) {
        var phone = open(browsers.phone());
        Browsers.assertAccessible(phone);
        Browsers.assertNoSidewaysScroll(phone);

        phone.getByLabel("Tìm tên, không cần dấu").fill("uoc");
        assertThat(phone.locator("fieldset.roll:visible")).hasCount(1);
        phone.locator("fieldset.roll:visible").getByLabel("Vắng").check();
        phone.getByLabel("Tìm tên, không cần dấu").fill("");
        assertThat(phone.locator(".tally")).containsText("1 Vắng");

        phone.getByText("Còn lại: có mặt").click();
        assertThat(phone.locator(".tally")).containsText("2 Có mặt");
        assertThat(given.count("attendance_mark m JOIN session s ON s.id = m.session_id WHERE s.class_id = "
                        + given.id.value()))
                .as("nothing is kept before Lưu")
                .isZero();
        phone.getByText("Chốt buổi").click();
        assertThat(phone.locator(".note-done")).containsText("Đã chốt điểm danh");
        assertThat(jdbc.sql(
                                "SELECT string_agg(m.mark, ' ' ORDER BY m.mark) FROM attendance_mark m JOIN session s ON s.id = m.session_id WHERE s.class_id = :id")
                        .param("id", given.id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("PRESENT PRESENT UNEXCUSED");
    }

    @Test
    void takesARollWithoutScripts(Browsers browsers) {
        var page = open(browsers.withoutScripts());
        assertThat(page.getByLabel("Tìm tên, không cần dấu")).isHidden();
        page.locator("fieldset.roll").first().getByLabel("Muộn").check();
        page.getByText("Còn lại: có mặt").click();
        assertThat(page.locator(".note-done")).containsText("Đã lưu 3");
        page.getByText("Chốt buổi").click();
        assertThat(page.locator(".note-done")).containsText("Đã chốt điểm danh");
    }

    private Page open(Page page) {
        page.navigate("/dang-nhap");
        page.fill(
                "input[name=ten]",
                jdbc.sql("SELECT username FROM account WHERE id = :id")
                        .param("id", clerk.id().value())
                        .query(String.class)
                        .single());
        page.fill("input[name=mat-khau]", "matkhau12345");
        page.click("main form button");
        page.waitForLoadState();
        page.navigate(roll);
        return page;
    }
}
