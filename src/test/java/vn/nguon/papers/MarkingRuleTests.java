package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.LegalSource;

class MarkingRuleTests {
    private final MarkingRule rule =
            new MarkingRule(new BigDecimal("1"), new BigDecimal("0.25"), new LegalSource("", "", true));

    @ParameterizedTest
    @CsvSource({
        "8 8, 8.00",
        "8 8.25, 8.25", // 8.125 is as near to 8 as to 8.25: up
        "7 8, 7.50",
        "7.25 8.25, 7.75",
        "0 1, 0.50",
        "10 10, 10.00",
        "6 8 7.5, 7.75", // nearer to the second
        "6 8 6.5, 6.25",
        "6 8 7, 7.00", // equally near: all three
        "6 8 10, 9.00",
        "6 8.5 7.25, 7.25"
    })
    void makesOneMarkOfSeveral(String given, BigDecimal mark) {
        assertThat(rule.settle(scores(given), 2)).isEqualTo(new MarkingRule.Settled.Mark(mark));
    }

    @Test
    void asksForAThirdMarkerOnlyAboveTheLimit() {
        assertThat(rule.settle(scores("7 8"), 2)).isInstanceOf(MarkingRule.Settled.Mark.class);
        assertThat(rule.settle(scores("7 8.25"), 2))
                .isEqualTo(new MarkingRule.Settled.ThirdNeeded(new BigDecimal("1.25")));
    }

    @Test
    void waitsForBothAndTakesOneMarkersMarkAsItIs() {
        assertThat(rule.settle(scores("7"), 2)).isEqualTo(new MarkingRule.Settled.Waiting());
        assertThat(rule.settle(List.of(), 1)).isEqualTo(new MarkingRule.Settled.Waiting());
        assertThat(rule.settle(scores("7.25"), 1)).isEqualTo(new MarkingRule.Settled.Mark(new BigDecimal("7.25")));
    }

    private static List<BigDecimal> scores(String text) {
        return Arrays.stream(text.split(" ", -1)).map(BigDecimal::new).toList();
    }
}
