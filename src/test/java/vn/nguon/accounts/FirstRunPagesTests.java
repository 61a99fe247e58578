package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.accounts.Caller.html;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.web.FormMarks;

/** The pages before anybody is signed in: first run, signing in with a password, and with the code of a slip. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class FirstRunPagesTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Setup setup;

    private Caller anybody;
    private String code;

    @BeforeEach
    void nobodyIsThereYet() {
        anybody = new Caller(mvc, null);
        code = setup.newCode();
    }

    @Test
    void leadsToTheFirstRunUntilSomebodyHasSetUp() {
        assertThat(anybody.get("/dang-nhap")).hasStatus(302).hasRedirectedUrl("/thiet-lap");
        finish();
        assertThat(anybody.get("/dang-nhap")).hasStatus(200);
        assertThat(anybody.get("/thiet-lap")).hasStatus(303).hasRedirectedUrl("/dang-nhap");
        var twice = anybody.post("/thiet-lap", fields("ten", "khac.nguoi"));
        assertThat(twice).hasStatus(422);
        FormMarks.refused(html(twice), "Hệ thống đã được thiết lập. Đăng nhập bằng tài khoản quản trị");
    }

    @Test
    void asksForEverythingAtOnce() {
        FormMarks.check(anybody.page("/thiet-lap"));
        var empty = anybody.post("/thiet-lap", "tu-ngay", "");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(
                html(empty),
                "Nhập mã thiết lập in ở cửa sổ đã chạy ./run",
                "Nhập tên tổ chức, ví dụ Tỉnh ủy Nghệ An",
                "Nhập tên gọn, ví dụ Tỉnh ủy",
                "Chọn loại tổ chức",
                "Nhập ngày tổ chức bắt đầu có trong hệ thống",
                "Nhập họ và tên",
                "Nhập tên đăng nhập",
                "Nhập mật khẩu",
                "Nhập lại mật khẩu");
    }

    @Test
    void keepsWhatWasTypedWhenTheCodeIsWrong() {
        var wrong = anybody.post("/thiet-lap", fields("ma", "AAAA-BBBB-CCCC"));
        assertThat(wrong).hasStatus(422);
        var page = FormMarks.refused(html(wrong), "Mã thiết lập chưa đúng. Xem mã in ở cửa sổ đã chạy ./run");
        assertThat(page.select("#to-chuc").val()).isEqualTo("Tỉnh ủy Nghệ An");
        assertThat(page.select("#loai option[selected]").val()).isEqualTo("PROVINCIAL_COMMITTEE");
        assertThat(page.select("input[type=password]").eachAttr("value")).allMatch(String::isEmpty);
        finish();
    }

    @Test
    void signsInWithTheNewPasswordAndWithNoOther() {
        finish();
        var page = FormMarks.check(anybody.page("/dang-nhap"));
        assertThat(page.select("#mat-khau").attr("autocomplete")).isEqualTo("current-password");
        for (var pair : new String[][] {{"", ""}, {"quantri", "sai"}, {"khong-co", "Mật khẩu dài 1"}}) {
            var wrong = anybody.post("/dang-nhap", "ten", pair[0], "mat-khau", pair[1]);
            assertThat(wrong).hasForwardedUrl("/dang-nhap/chua-dung");
        }
        var shown = anybody.post("/dang-nhap/chua-dung", "ten", "quantri");
        assertThat(shown).hasStatus(422);
        assertThat(FormMarks.refused(html(shown), "Tên đăng nhập hoặc mật khẩu chưa đúng")
                        .select("#ten")
                        .val())
                .isEqualTo("quantri");
        assertThat(anybody.post("/dang-nhap", "ten", "quantri", "mat-khau", "Mật khẩu dài 1"))
                .hasStatus3xxRedirection();
    }

    @Test
    void asksForNameCodeAndTwiceThePasswordOfASlip() {
        finish();
        FormMarks.check(anybody.page("/dang-nhap/ma"));
        var empty = anybody.post("/dang-nhap/ma");
        assertThat(empty).hasStatus(422);
        FormMarks.refused(
                html(empty),
                "Nhập tên đăng nhập in trên phiếu",
                "Nhập mã một lần in trên phiếu",
                "Nhập mật khẩu mới",
                "Nhập lại mật khẩu mới");
        var brief = anybody.post(
                "/dang-nhap/ma", "ten", "quantri", "ma", "AAAA-BBBB-CCCC", "mat-khau", "ngắn", "mat-khau-lai", "ngắn");
        assertThat(brief).hasStatus(422);
        assertThat(FormMarks.refused(html(brief), "Mật khẩu có ít nhất " + Accounts.PASSWORD_LEAST + " ký tự")
                        .select("#ma")
                        .val())
                .isEqualTo("AAAA-BBBB-CCCC");
    }

    private void finish() {
        assertThat(anybody.post("/thiet-lap", fields("ma", code)))
                .hasStatus(303)
                .hasRedirectedUrl("/dang-nhap");
    }

    /** All of them right, but for one. */
    private String[] fields(String name, String value) {
        var all = new String[] {
            "ma",
            code,
            "to-chuc",
            "Tỉnh ủy Nghệ An",
            "ten-gon",
            "Tỉnh ủy",
            "loai",
            "PROVINCIAL_COMMITTEE",
            "tu-ngay",
            "01/01/2015",
            "ho-ten",
            "Quản Trị",
            "ten",
            "quantri",
            "mat-khau",
            "Mật khẩu dài 1",
            "mat-khau-lai",
            "Mật khẩu dài 1"
        };
        var at = Arrays.asList(all).indexOf(name);
        if (at < 0)
            return Stream.concat(Arrays.stream(all), Stream.of(name, value)).toArray(String[]::new);
        all[at + 1] = value;
        return all;
    }
}
