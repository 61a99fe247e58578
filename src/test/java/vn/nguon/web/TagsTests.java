package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class TagsTests {
    private static final Templates TEMPLATES = TrialTemplates.make();
    private static final List<Option> COMMUNES =
            List.of(new Option("yen-na", "Xã Yên Na"), new Option("nga-my", "Xã Nga My"));

    @Test
    void labelsEveryInputAndSaysTheErrorAtTheFieldAndInTheSummary() {
        var page = draw(new Form(Map.of("tu-ngay", List.of("31/02/1990"), "xa", List.of("nga-my"))));

        assertThat(page.select(".errors[role=alert] a").eachText())
                .containsExactly("Nhập họ và tên", "Tháng 2/1990 không có ngày 31", "Chọn giới tính");
        var day = page.select("#tu-ngay");
        assertThat(day.val()).isEqualTo("31/02/1990");
        assertThat(day.attr("aria-invalid")).isEqualTo("true");
        assertThat(day.attr("aria-describedby")).isEqualTo("tu-ngay-goi-y tu-ngay-sai");
        assertThat(page.select("#tu-ngay-sai").text()).isEqualTo("Tháng 2/1990 không có ngày 31");
        assertThat(page.select("#xa option[selected]").eachText()).containsExactly("Xã Nga My");
        assertThat(page.select("input, select, textarea"))
                .hasSize(11)
                .allSatisfy(input ->
                        assertThat(page.select("label[for=" + input.id() + "]")).hasSize(1));
        assertThat(page.select(".errors a").eachAttr("href"))
                .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
    }

    @Test
    void keepsEverythingTypedAndEscapesIt() {
        var page = draw(new Form(Map.of(
                "ho-ten", List.of("\"><script>alert(1)</script>"),
                "ghi-chu", List.of("</textarea>\nhai dòng"),
                "gioi-tinh", List.of("nu"),
                "khoi", List.of("2", "3"),
                "dong-y", List.of("co"))));

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("#ho-ten").val()).isEqualTo("\"><script>alert(1)</script>");
        assertThat(page.select("#ghi-chu").val()).contains("</textarea>", "hai dòng");
        assertThat(page.select("[name=gioi-tinh][checked]").eachAttr("value")).containsExactly("nu");
        assertThat(page.select("[name=khoi][checked]").eachAttr("value")).containsExactly("2", "3");
        assertThat(page.select("#dong-y[checked]")).hasSize(1);
    }

    @Test
    void findsNothingWrongWithAnEmptyFormNotYetSent() {
        assertThat(draw(Form.blank()).select(".errors, .wrong, .is-wrong")).isEmpty();
    }

    private static Document draw(Form form) {
        return Jsoup.parse(TEMPLATES.text("trial/form", fill(form)));
    }

    static Form fill(Form form) {
        form.text("ho-ten", "Họ và tên", 80).required("Nhập họ và tên");
        form.date("tu-ngay", "Từ ngày").hint("Ví dụ 07/10/2022");
        form.choice("xa", "Xã", COMMUNES);
        form.choice("gioi-tinh", "Giới tính", List.of(new Option("nam", "Nam"), new Option("nu", "Nữ")))
                .required("Chọn giới tính");
        form.choices(
                        "khoi",
                        "Khối",
                        List.of(new Option("1", "Khối I"), new Option("2", "Khối II"), new Option("3", "Khối III")))
                .optional();
        form.area("ghi-chu", "Ghi chú", 500).optional();
        form.tick("dong-y", "Đã đối chiếu với giấy");
        form.file("tep", "Tệp danh sách", null);
        return form;
    }
}
