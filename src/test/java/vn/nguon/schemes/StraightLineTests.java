package vn.nguon.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.schemes.Measure.Shape;

class StraightLineTests {
    private static final LocalDate BEGINNING = LocalDate.of(2021, 12, 31);

    private static StraightLine line(Shape shape) {
        return new StraightLine(
                shape,
                BEGINNING,
                BigDecimal.TEN,
                new TreeMap<>(Map.of(2022, BigDecimal.valueOf(50), 2024, BigDecimal.valueOf(90))));
    }

    @ParameterizedTest
    @CsvSource({
        "2021-12-31, 10.00",
        "2022-07-02, 30.05",
        "2022-12-31, 50.00",
        "2023-12-31, 69.97",
        "2024-12-31, 90.00",
        "2026-05-01, 90"
    })
    void shareOnADayRunsFromYearsEndToYearsEndOverYearsWithoutLevel(LocalDate day, BigDecimal expected) {
        assertThat(line(Shape.SHARE_ON_A_DAY).on(day).orElseThrow()).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2022-01-01, 0.14", "2022-12-31, 50", "2024-07-01, 45"})
    void countGrowsFromNothingInEachYear(LocalDate day, BigDecimal expected) {
        assertThat(line(Shape.COUNT_OF_A_YEAR).on(day).orElseThrow()).isEqualByComparingTo(expected);
    }

    @Test
    void shareOfAYearIsDueOnEveryDayOfIt() {
        assertThat(line(Shape.SHARE_OF_A_YEAR).on(LocalDate.of(2022, 1, 2)).orElseThrow())
                .isEqualByComparingTo("50");
    }

    @Test
    void nothingIsExpectedBeforeTheFirstDayNorInAYearWithoutLevelOfItsOwn() {
        assertThat(line(Shape.SHARE_ON_A_DAY).on(BEGINNING.minusDays(1))).isEmpty();
        assertThat(line(Shape.SHARE_OF_A_YEAR).on(LocalDate.of(2023, 5, 1))).isEmpty();
        assertThat(line(Shape.COUNT_OF_A_YEAR).on(LocalDate.of(2025, 5, 1))).isEmpty();
    }
}
