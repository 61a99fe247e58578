package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VnTests {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "tr", "ar-EG"})
    void writesDaysTheSameUnderEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        var opening = LocalDate.of(2022, 10, 7);
        var closing = LocalDate.of(2022, 10, 28);
        assertThat(Vn.date(opening)).isEqualTo("07/10/2022");
        assertThat(Vn.dayMonth(opening)).isEqualTo("07/10");
        assertThat(Vn.range(opening, closing)).isEqualTo("07/10–28/10/2022");
        assertThat(Vn.range(opening, opening)).isEqualTo("07/10/2022");
        assertThat(Vn.range(LocalDate.of(2022, 12, 30), LocalDate.of(2023, 1, 3)))
                .isEqualTo("30/12/2022–03/01/2023");
        assertThat(Vn.day(LocalDate.of(2022, 10, 18))).isEqualTo("Thứ\u00a03, 18/10/2022");
        assertThat(Vn.weekday(LocalDate.of(2022, 10, 16))).isEqualTo("Chủ\u00a0nhật");
        assertThat(Vn.longDate(LocalDate.of(2026, 3, 7))).isEqualTo("ngày\u00a007 tháng\u00a03 năm\u00a02026");
        assertThat(Vn.longDate(LocalDate.of(2026, 2, 17))).isEqualTo("ngày\u00a017 tháng\u00a002 năm\u00a02026");
        assertThat(Vn.time(LocalTime.of(7, 30))).isEqualTo("07:30");
        assertThat(Vn.dateTime(Instant.parse("2022-09-28T02:41:00Z"))).isEqualTo("28/09/2022\u00a009:41");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "tr", "ar-EG"})
    void writesNumbersTheSameUnderEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        assertThat(Vn.number(new BigDecimal("1234.50"))).isEqualTo("1.234,5");
        assertThat(Vn.number(new BigDecimal("-1234567.25"))).isEqualTo("-1.234.567,25");
        assertThat(Vn.number(1234567)).isEqualTo("1.234.567");
        assertThat(Vn.number(-12)).isEqualTo("-12");
        assertThat(Vn.count(128, "tiết")).isEqualTo("128\u00a0tiết");
        assertThat(Vn.percent(new BigDecimal("75.5"))).isEqualTo("75,5%");
        assertThat(Vn.percent(89, 91)).isEqualTo("97,8%");
        assertThat(Vn.percent(0, 0)).isEqualTo("0%");
        assertThat(Vn.score(new BigDecimal("8.50"))).isEqualTo("8,5");
        assertThat(Vn.score(new BigDecimal("10.00"))).isEqualTo("10");
        assertThat(Vn.barWidth(14, 32)).isEqualTo("43.75");
        assertThat(Vn.barWidth(5, 0)).isEqualTo("0");
    }
}
