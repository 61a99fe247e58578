package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreRuleTests {
    private final ScoreRule quarter = new ScoreRule(new BigDecimal("0.25"));

    @ParameterizedTest
    @CsvSource({"'7,5', 7.50", "7.5, 7.50", "10, 10.00", "0, 0.00", "' 8,25 ', 8.25", "'9,750', 9.75", "05, 5.00"})
    void readsCommaAndPoint(String typed, String score) {
        assertThat(quarter.read(typed)).isEqualTo(new ScoreRule.Read.Score(new BigDecimal(score)));
    }

    @Test
    void takesAnEmptyFieldForNoMark() {
        assertThat(quarter.read(" ")).isEqualTo(new ScoreRule.Read.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10,25", "11", "-1", "7,3", "bảy", "7,,5", "1e1", "100", "7.5.0"})
    void refusesWhatIsNoMark(String typed) {
        assertThat(quarter.read(typed)).isInstanceOf(ScoreRule.Read.Wrong.class);
    }

    @Test
    void saysTheStepInVietnamese() {
        assertThat(quarter.read("7,3")).isEqualTo(new ScoreRule.Read.Wrong("Điểm theo bước 0,25, ví dụ 7 hoặc 7,25"));
    }
}
