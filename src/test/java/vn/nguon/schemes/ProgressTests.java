package vn.nguon.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ProgressTests {
    @Test
    void aYearWithoutALevelIsNotAYearWithoutFigures() {
        var counted = new Progress(
                Measure.PLANNED_TRAINED,
                2026,
                null,
                new BigDecimal("1.2"),
                2,
                173,
                LocalDate.of(2026, 11, 8),
                BigDecimal.valueOf(90));
        assertThat(counted.words("Lớp")).isEqualTo("Không đặt mức");
        assertThat(counted.tick()).isNull();

        var byHand = new Progress(
                Measure.BY_HAND,
                2026,
                BigDecimal.valueOf(17),
                new BigDecimal("12.5"),
                0,
                0,
                LocalDate.of(2026, 11, 8),
                BigDecimal.valueOf(15));
        assertThat(byHand.words("Xã")).isEqualTo("Chậm 2,5\u00a0xã");

        var uncounted = new Progress(Measure.PLANNED_TRAINED, 2026, null, null, 0, 0, null, null);
        assertThat(uncounted.words("Lớp")).isEqualTo("Chưa có số liệu");
    }
}
