package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.Refusal;

class FormTests {
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Test
    void joinsLettersAndMarksAndTidiesSpaces() {
        assertThat(typed("  Lo\u0300   Va\u0306n\u00a0Ánh ")
                        .text("o", "Họ và tên", 80)
                        .get())
                .isEqualTo("Lò Văn Ánh");
        assertThat(typed(" một\r\n hai \n").area("o", "Ghi chú", 80).get()).isEqualTo("một\n hai");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(typed("Ẳ".repeat(80)).text("o", "Họ và tên", 80).value()).hasSize(80);
        var long_ = typed("a".repeat(81));
        assertThat(long_.text("o", "Họ và tên", 80).value()).isNull();
        assertThat(said(long_)).isEqualTo("Họ và tên dài tối đa 80 ký tự");
        assertThat(long_.field("o").value()).hasSize(81);
    }

    @ParameterizedTest
    @CsvSource({"07/03/1985", "7/3/1985", "07-03-1985", "7.3.1985", "' 07 / 03 / 1985 '"})
    void understandsDaysHoweverTheyArePointed(String day) {
        assertThat(typed(day).date("o", "Ngày sinh").get()).isEqualTo(LocalDate.of(1985, 3, 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1985         | Ngày sinh phải có ngày, tháng, năm, ví dụ 07/03/1985
        hôm qua      | Ngày sinh phải có ngày, tháng, năm, ví dụ 07/03/1985
        7/3/85       | Năm của ngày sinh phải đủ bốn chữ số, ví dụ 1985
        31/02/1990   | Tháng 2/1990 không có ngày 31
        29/02/2023   | Tháng 2/2023 không có ngày 29
        00/02/2023   | Tháng 2/2023 không có ngày 0
        01/13/1990   | Ngày sinh: không có tháng 13
        01/01/0985   | Ngày sinh: năm 985 xem lại, ví dụ 07/03/1985
        """)
    void saysWhatIsWrongWithADay(String day, String sentence) {
        var form = typed(day);
        assertThat(form.date("o", "Ngày sinh").value()).isNull();
        assertThat(said(form)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "'8,5',8.5",
        "8.5,8.5",
        "8,8",
        "'0,25',0.25",
        "'1.234,5',1234.5",
        "'1,234.5',1234.5",
        "1.234.567,1234567"
    })
    void acceptsCommaAndPointInNumbers(String typed, BigDecimal number) {
        assertThat(typed(typed)
                        .decimal("o", "Số", BigDecimal.ZERO, new BigDecimal(2_000_000))
                        .get())
                .isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        tám      | Điểm là một số, ví dụ 7,5
        8,5,2    | Điểm là một số, ví dụ 7,5
        1.2,3.4  | Điểm là một số, ví dụ 7,5
        10,25    | Điểm từ 0 đến 10
        -1       | Điểm từ 0 đến 10
        """)
    void refusesWhatIsNoScore(String typed, String sentence) {
        var form = typed(typed);
        form.decimal("o", "Điểm", BigDecimal.ZERO, TEN);
        assertThat(said(form)).isEqualTo(sentence);
    }

    @Test
    void holdsWholeNumbersWithinBounds() {
        assertThat(typed("91").number("o", "Sĩ số", 1, 200).get()).isEqualTo(91);
        var form = typed("201");
        form.number("o", "Sĩ số", 1, 200);
        assertThat(said(form)).isEqualTo("Sĩ số từ 1 đến 200");
    }

    @Test
    void refusesAChoiceThatWasNotOffered() {
        var form = typed("xa-khac");
        assertThat(form.choice("o", "Xã", List.of(new Option("yen-na", "Xã Yên Na")))
                        .value())
                .isNull();
        assertThat(form.ok()).isFalse();
        var key = typed("không phải khóa");
        assertThat(key.uuid("o", "Lớp").value()).isNull();
        assertThat(key.ok()).isFalse();
    }

    @Test
    void saysTheFirstThingWrongOnlyAndRefusalsLast() {
        var form = new Form(Map.of("b", List.of("31/02/1990")));
        form.text("a", "Họ và tên", 80).required("Nhập họ và tên");
        form.date("b", "Từ ngày").required("Nhập ngày");
        form.refuse("b", "Ngày này đã qua");
        form.refuse(new Refusal("lop-da-du", "Lớp đã đủ 50 học viên. Chọn lớp khác."));
        assertThat(form.problems())
                .containsExactly(
                        new Form.Problem("a", "Nhập họ và tên"),
                        new Form.Problem("b", "Tháng 2/1990 không có ngày 31"),
                        new Form.Problem(null, "Lớp đã đủ 50 học viên. Chọn lớp khác"));
    }

    @Test
    void neverSendsAPasswordBack() {
        var form = typed(" mật khẩu ");
        assertThat(form.password("o", "Mật khẩu").get()).isEqualTo(" mật khẩu ");
        assertThat(form.field("o").value()).isEmpty();
    }

    @Test
    void startsABlankFormWithWhatIsKnown() {
        var form = Form.blank();
        var day = form.date("ngay", "Ngày").initial(LocalDate.of(2022, 10, 7)).required("Nhập ngày");
        assertThat(form.ok()).isTrue();
        assertThat(form.field("ngay").value()).isEqualTo("07/10/2022");
        assertThat(day.get()).isEqualTo(LocalDate.of(2022, 10, 7));
        assertThatThrownBy(() -> form.text("ngay", "Ngày", 5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Form typed(String text) {
        return new Form(Map.of("o", List.of(text)));
    }

    private static String said(Form form) {
        assertThat(form.problems()).hasSize(1);
        return form.problems().getFirst().sentence();
    }
}
