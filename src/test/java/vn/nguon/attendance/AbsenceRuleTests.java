package vn.nguon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.shared.LegalSource;

class AbsenceRuleTests {
    private static final LegalSource DEFAULT = new LegalSource("", "", true);
    private final AbsenceRule rule = rule("20", "15", true, false);

    private static AbsenceRule rule(String limit, String warning, boolean excused, boolean late) {
        return new AbsenceRule(new BigDecimal(limit), new BigDecimal(warning), excused, late, DEFAULT);
    }

    @Test
    void letsTwentyFiveOf128PeriodsPass() {
        assertThat(rule.judge(25, 128)).isEqualTo(new AbsenceVerdict.Warned(0));
    }

    @Test
    void refusesTwentySixOf128Periods() {
        assertThat(rule.judge(26, 128)).isEqualTo(new AbsenceVerdict.Exceeded(1, "attendance.absence-limit", DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 128, Within",
        "19, 128, Within", // 14.8 %
        "20, 128, Warned", // 15.6 %
        "25, 128, Warned",
        "26, 128, Exceeded",
        "128, 128, Exceeded",
        "1, 5, Warned", // exactly 20 % is allowed
        "2, 5, Exceeded",
        "15, 100, Warned", // exactly 15 % warns
        "14, 100, Within",
        "20, 100, Warned",
        "21, 100, Exceeded",
        "0, 1, Within",
        "1, 1, Exceeded",
    })
    void judgesAtTheEdges(int absent, int planned, String verdict) {
        assertThat(rule.judge(absent, planned).getClass().getSimpleName()).isEqualTo(verdict);
    }

    @Test
    void saysHowManyPeriodsAreLeft() {
        assertThat(rule.judge(4, 128)).isEqualTo(new AbsenceVerdict.Within(21));
        assertThat(rule.allowed(128)).isEqualTo(25);
    }

    @Test
    void warnsNobodyWhoWasAlwaysThere() {
        assertThat(rule("20", "0", true, false).judge(0, 128)).isEqualTo(new AbsenceVerdict.Within(25));
    }

    @Test
    void hasNoVerdictBeforeAnythingIsPlanned() {
        assertThat(rule.judge(0, 0)).isEqualTo(new AbsenceVerdict.NothingPlanned());
    }

    @Test
    void keepsAFractionalLimitExact() {
        // 12.5 % of 40 is 5: five pass, six do not; in floating point the edge could move.
        assertThat(rule("12.5", "10", true, false).judge(5, 40).exceeded()).isFalse();
        assertThat(rule("12.5", "10", true, false).judge(6, 40).exceeded()).isTrue();
    }

    @Test
    void countsExcusedAsAbsenceAndLateAsPresentByDefault() {
        assertThat(rule.counts(Mark.PRESENT)).isFalse();
        assertThat(rule.counts(Mark.LATE)).isFalse();
        assertThat(rule.counts(Mark.EXCUSED)).isTrue();
        assertThat(rule.counts(Mark.UNEXCUSED)).isTrue();
    }

    @Test
    void countsAsTheSettingsSay() {
        var mild = rule("20", "15", false, true);
        assertThat(mild.counts(Mark.EXCUSED)).isFalse();
        assertThat(mild.counts(Mark.LATE)).isTrue();
        assertThat(mild.counts(Mark.UNEXCUSED)).isTrue();
    }

    @Test
    void refusesAWarningAboveTheLimitAndNegativePeriods() {
        assertThatIllegalArgumentException().isThrownBy(() -> rule("20", "21", true, false));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.judge(-1, 128));
    }
}
