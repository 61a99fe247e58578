package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnMarkTests {
    @Test
    void weighsCriteria() {
        assertThat(TurnMark.sheet(Map.of(1, 3, 2, 1), Map.of(1, score("8"), 2, score("6"))))
                .isEqualByComparingTo("7.5");
        assertThatThrownBy(() -> TurnMark.sheet(Map.of(1, 3, 2, 1), Map.of(1, score("8"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesBothSharesOfTheMark() {
        assertThat(TurnMark.of(List.of(score("8"), score("9")), List.of(score("6"), score("7"), score("8")), 60))
                .isEqualTo(new TurnMark(score("8.5000"), score("7.0000"), 3, 60, score("7.90")));
        assertThat(TurnMark.of(List.of(score("8")), List.of(score("6")), 0).mark())
                .isEqualByComparingTo("6");
        assertThat(TurnMark.of(List.of(score("8")), List.of(score("6")), 100).mark())
                .isEqualByComparingTo("8");
    }

    @Test
    void roundsHalfUpToTwoDecimals() {
        assertThat(TurnMark.of(List.of(score("8.3333")), List.of(score("7.5")), 60)
                        .mark())
                .isEqualByComparingTo("8.00");
        assertThat(TurnMark.of(List.of(score("7.125")), List.of(), 60).mark()).isEqualByComparingTo("7.13");
    }

    @Test
    void letsTheLecturersMeanCountAloneWithoutObserversAndNeedsALecturer() {
        assertThat(TurnMark.of(List.of(score("8")), List.of(), 60))
                .isEqualTo(new TurnMark(score("8.0000"), null, 0, 100, score("8.00")));
        assertThatThrownBy(() -> TurnMark.of(List.of(), List.of(score("7")), 60))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesScoresOnlyInSteps() {
        var rule = new SceneScore(new BigDecimal("0.5"));
        assertThat(rule.fits(score("7"))).isTrue();
        assertThat(rule.fits(score("7.50"))).isTrue();
        assertThat(rule.fits(score("7.25"))).isFalse();
        assertThat(rule.sentence()).isEqualTo("Điểm theo bước 0,5, ví dụ 7 hoặc 7,5");
    }

    private static BigDecimal score(String text) {
        return new BigDecimal(text);
    }
}
