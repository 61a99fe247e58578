package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.accounts.Caller.html;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.FormMarks;

/** The administrator's forms and everybody's own: each empty, wrong, refused, right. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class AccountPagesTests {
    private static final String PATH = "/quan-tri/tai-khoan";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Accounts accounts;

    private FinishedClass given;
    private Viewer administrator;
    private Caller admin;

    @BeforeEach
    void november2022() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        administrator = given.viewer("Quản Trị", Role.ADMINISTRATOR, null);
        admin = new Caller(mvc, administrator);
    }

    @Test
    void takesNothingWithoutTheTokenOfItsPage() {
        var one = PATH + "/" + ref(given.clerk);
        for (var path : new String[] {PATH + "/moi", one + "/vai-tro", one + "/phieu", one + "/khoa", "/tai-khoan"})
            assertThat(admin.postWithoutToken(path)).as(path).hasStatus(403);
        for (var path : new String[] {"/dang-nhap", "/dang-nhap/ma", "/dang-xuat"})
            assertThat(new Caller(mvc, null).postWithoutToken(path)).as(path).hasStatus(403);
    }

    @Test
    void opensAnAccountUnderANameThatIsFreeAndReadable() {
        FormMarks.check(admin.page(PATH + "/moi"));
        var empty = admin.post(PATH + "/moi");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(html(empty), "Nhập họ và tên");

        var wrong = admin.post(PATH + "/moi", "ho-ten", "Lữ Thị Ánh", "ten", "Lữ Ánh");
        assertThat(wrong).hasStatus(422);
        var kept = FormMarks.refused(
                html(wrong),
                "Tên đăng nhập có 3 đến 60 ký tự: chữ thường không dấu, số, dấu chấm, gạch nối, ví dụ anh.luthi");
        assertThat(kept.select("#ho-ten").val()).isEqualTo("Lữ Thị Ánh");
        assertThat(kept.select("#ten").val()).isEqualTo("Lữ Ánh");

        var right = admin.post(PATH + "/moi", "ho-ten", "Lữ Thị Ánh", "ten", "");
        assertThat(right).hasStatus(303);
        var page = FormMarks.check(admin.page(right.getResponse().getRedirectedUrl()));
        assertThat(page.select("h1").text()).isEqualTo("Lữ Thị Ánh");
        assertThat(page.select(".head-meta").text()).contains("anh.luthi", "chưa dùng mã một lần");
        assertThat(page.select(".empty").text()).contains("Chưa có vai trò");
    }

    @Test
    void givesARoleAtAnOrganisationFromADayToADay() {
        var account = given.account("Lữ Thị Ánh");
        var at = PATH + "/" + ref(account.value());
        var empty = admin.post(at + "/vai-tro", "tu-ngay", "");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(html(empty), "Chọn vai trò", "Nhập ngày bắt đầu");

        var nowhere = grant(at, "SCHOOL", "", "10/11/2022", "");
        assertThat(nowhere).hasStatus(422);
        assertThat(html(nowhere).select(".errors li").text()).contains("Chọn tổ chức");
        assertThat(html(nowhere).select("#vai option[selected]").val()).isEqualTo("SCHOOL");
        var backwards = grant(at, "SCHOOL", ref(given.school), "10/11/2022", "01/11/2022");
        assertThat(backwards).hasStatus(422);
        assertThat(html(backwards).select(".errors li").text()).contains("Ngày kết thúc đứng trước ngày bắt đầu");
        assertThat(html(backwards).select("#den-ngay").val()).isEqualTo("01/11/2022");
        var invented = grant(at, "SCHOOL", UUID.randomUUID().toString(), "10/11/2022", "");
        assertThat(invented).hasStatus(422);
        assertThat(html(invented).select(".errors li a").attr("href")).isEqualTo("#to-chuc");

        assertThat(grant(at, "SCHOOL", ref(given.school), "10/11/2022", "31/12/2022"))
                .hasStatus(303)
                .hasRedirectedUrl(at);
        assertThat(admin.page(at).select("tbody tr").text())
                .contains("Trường Chính trị tỉnh Nghệ An", "từ 10/11/2022", "đến 31/12/2022", "Quản Trị");
        var twice = grant(at, "SCHOOL", ref(given.school), "10/11/2022", "");
        assertThat(twice).as("the same role once more").hasStatus(422);
        assertThat(html(twice).select(".errors li")).hasSize(1);
    }

    private MvcTestResult grant(String at, String role, String organisation, String from, String to) {
        return admin.post(at + "/vai-tro", "vai", role, "to-chuc", organisation, "tu-ngay", from, "den-ngay", to);
    }

    @Test
    void endsARoleToday() {
        var page = admin.page(PATH + "/" + ref(given.clerk));
        var form = page.select("form[action$=/thoi]").attr("action");
        assertThat(admin.post(form)).hasStatus(303);
        var after = admin.page(PATH + "/" + ref(given.clerk));
        assertThat(after.select("tbody tr").text()).contains("đến 10/11/2022");
        assertThat(after.select("form[action$=/thoi]")).isEmpty();
        assertThat(admin.post(form.replaceFirst("[0-9a-f-]{36}/thoi", UUID.randomUUID() + "/thoi")))
                .hasStatus(404);
    }

    @Test
    void closesAnAccountButNotItsOwn() {
        var own = admin.post(PATH + "/" + ref(administrator) + "/khoa");
        assertThat(own).hasStatus(422);
        assertThat(html(own).select(".errors li").text())
                .isEqualTo("Đây là tài khoản đang dùng. Nhờ quản trị khác khóa");
        assertThat(admin.post(PATH + "/" + ref(given.clerk) + "/khoa")).hasStatus(303);
        var page = admin.page(PATH + "/" + ref(given.clerk));
        assertThat(page.select(".head-meta").text()).contains("khóa từ 10/11/2022");
        assertThat(page.select("form[action$=/khoa], form[action$=/phieu]")).isEmpty();
        assertThat(new Caller(mvc, given.clerk).get("/viec-can-lam"))
                .as("out at once")
                .hasStatus(403);
    }

    @Test
    void filtersTheListByNameAndRole() {
        given.account("Lữ Thị Ánh");
        assertThat(admin.page(PATH + "?tim=lu thi anh").select("tbody th").eachText())
                .containsExactly("Lữ Thị Ánh");
        assertThat(admin.page(PATH + "?tim=khong co ai").select(".empty").text())
                .contains("Bỏ lọc");
    }

    @Test
    void changesOnesOwnPassword() {
        accounts.setPassword(given.clerk.id(), "Mật khẩu cũ 1");
        var clerk = new Caller(mvc, given.clerk);
        FormMarks.check(clerk.page("/tai-khoan"));
        var empty = clerk.post("/tai-khoan");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(html(empty), "Nhập mật khẩu đang dùng", "Nhập mật khẩu mới", "Nhập lại mật khẩu mới");
        var brief = own(clerk, "Mật khẩu cũ 1", "ngắn", "ngắn");
        assertThat(brief).hasStatus(422);
        FormMarks.refused(html(brief), "Mật khẩu có ít nhất " + Accounts.PASSWORD_LEAST + " ký tự");
        var different = own(clerk, "Mật khẩu cũ 1", "Mật khẩu mới 1", "Mật khẩu mới 2");
        assertThat(different).hasStatus(422);
        FormMarks.refused(html(different), "Hai lần nhập mật khẩu khác nhau. Nhập lại mật khẩu");
        var wrong = own(clerk, "Không phải", "Mật khẩu mới 1", "Mật khẩu mới 1");
        assertThat(wrong).hasStatus(422);
        var page = FormMarks.refused(html(wrong), "Mật khẩu đang dùng chưa đúng");
        assertThat(page.select("input[type=password]").eachAttr("value"))
                .as("passwords never come back")
                .allMatch(String::isEmpty);
        assertThat(own(clerk, "Mật khẩu cũ 1", "Mật khẩu mới 1", "Mật khẩu mới 1"))
                .hasStatus(303)
                .hasRedirectedUrl("/tai-khoan");
        assertThat(own(clerk, "Mật khẩu mới 1", "Mật khẩu mới 3", "Mật khẩu mới 3"))
                .hasStatus(303);
    }

    private static MvcTestResult own(Caller who, String old, String password, String again) {
        return who.post("/tai-khoan", "mat-khau-cu", old, "mat-khau", password, "mat-khau-lai", again);
    }

    private String ref(Viewer of) {
        return ref(of.id().value());
    }

    private String ref(long account) {
        return jdbc.sql("SELECT ref FROM account WHERE id = :id")
                .param("id", account)
                .query(String.class)
                .single();
    }

    private String ref(OrganisationId organisation) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", organisation.value())
                .query(String.class)
                .single();
    }
}
