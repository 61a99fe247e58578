package vn.nguon.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTests {

    private static final LocalDate TODAY = LocalDate.of(2022, 9, 20);

    @ParameterizedTest
    @CsvSource({
        "21/08/1975, 21/08/1975",
        "7-3-1985, 07/03/1985",
        "'7. 3. 1985', 07/03/1985",
        "05.03.1984, 05/03/1984",
        "1985-03-07, 07/03/1985",
        "'ngày 7 tháng 3 năm 1985', 07/03/1985",
        "1982, 1982",
        "29/02/1988, 29/02/1988"
    })
    void readsWhatOfficesWrite(String written, String text) {
        assertThat(BirthDate.read(written, TODAY)).isEqualTo(new BirthDate.Read(of(text), null));
        assertThat(of(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2/6/84, 02/06/1984", "20/09/04, 20/09/2004", "21/09/04, 21/09/1904", "1/1/05, 01/01/1905"})
    void takesTheCenturyInWhichThePersonIsAtLeastEighteenAndSaysSo(String written, String text) {
        assertThat(BirthDate.read(written, TODAY))
                .isEqualTo(new BirthDate.Read(of(text), "Năm sinh ghi hai chữ số, hiểu là " + of(text).year()));
    }

    @Test
    void keepsTheYearOfAMonthWithoutADay() {
        assertThat(BirthDate.read("7/1982", TODAY))
                .isEqualTo(new BirthDate.Read(BirthDate.ofYear(1982), "Chỉ ghi tháng 7 năm 1982, lấy năm sinh"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/02/1990 | Tháng 2/1990 không có ngày 31",
                "29/02/1990 | Tháng 2/1990 không có ngày 29",
                "00/03/1990 | Tháng 3/1990 không có ngày 0",
                "12/31/1990 | Không có tháng 31, ghi ngày trước, tháng sau",
                "01/01/1066 | Năm sinh 1066 quá xa, ghi lại năm sinh",
                "2031 | Năm sinh 2031 ở sau năm nay, ghi lại năm sinh",
                "không rõ | Ngày sinh phải có ngày, tháng, năm, ví dụ 07/03/1985"
            })
    void saysWhatIsWrongInsteadOfFailing(String written, String sentence) {
        assertThat(BirthDate.read(written, TODAY)).isEqualTo(new BirthDate.Unreadable(sentence));
    }

    @Test
    void asksAboutAYearAloneBesideAWholeDateOfThatYear() {
        assertThat(BirthDate.ofYear(1980).couldBe(of("21/01/1980"))).isTrue();
        assertThat(of("21/01/1980").couldBe(of("22/01/1980"))).isFalse();
        assertThat(BirthDate.ofYear(1981).couldBe(of("21/01/1980"))).isFalse();
        assertThat(Stream.of(of("02/01/1980"), BirthDate.ofYear(1980), of("31/12/1979"))
                        .sorted())
                .extracting(BirthDate::text)
                .containsExactly("31/12/1979", "1980", "02/01/1980");
    }

    @Test
    void isNeverAnImpossibleDay() {
        assertThatThrownBy(() -> new BirthDate(1990, 2, 31)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BirthDate(1990, 2, null)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BirthDate of(String text) {
        if (text.length() == 4) return BirthDate.ofYear(Integer.parseInt(text));
        var parts = text.split("/", -1);
        return new BirthDate(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
    }
}
