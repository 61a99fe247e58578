package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTests {
    @Test
    void splitsThreeEqualPartsWithTheSpareHundredthOnTheFirst() {
        assertThat(Shares.of(List.of(1, 1, 1)))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void givesTheSpareHundredthToTheLargestRemainder() {
        // 60/91 = 65.934.., 30/91 = 32.967.., 1/91 = 1.0989..
        assertThat(Shares.of(List.of(60, 30, 1)))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("65.93", "32.97", "1.10");
    }

    @Test
    void givesAWholeGroupOneHundred() {
        assertThat(Shares.of(List.of(0, 91, 0)))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.00", "100.00", "0.00");
    }

    @Test
    void givesZeroesForAnEmptyTotal() {
        assertThat(Shares.of(List.of(0, 0)))
                .extracting(BigDecimal::toPlainString)
                .containsExactly("0.00", "0.00");
        assertThat(Shares.of(List.of())).isEmpty();
    }

    @Test
    void refusesANegativeCount() {
        assertThatThrownBy(() -> Shares.of(List.of(3, -1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void alwaysSumsToOneHundredAndStaysWithinAHundredth() {
        var random = new Random(20221007);
        for (int round = 0; round < 2000; round++) {
            var counts = IntStream.range(0, 1 + random.nextInt(12))
                    .mapToObj(_ -> random.nextInt(400))
                    .toList();
            long total = counts.stream().mapToLong(c -> c).sum();
            if (total == 0) continue;
            var shares = Shares.of(counts);
            assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo("100.00");
            for (int i = 0; i < counts.size(); i++)
                assertThat(Math.abs(shares.get(i).doubleValue() - counts.get(i) * 100.0 / total))
                        .isLessThan(0.01);
        }
    }
}
