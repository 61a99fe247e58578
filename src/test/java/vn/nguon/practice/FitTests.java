package vn.nguon.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTests {
    @Test
    void countsOnlyTurnsThatEndWithinTheSession() {
        assertThat(Fit.turns(210, 20)).isEqualTo(10);
        assertThat(Fit.turns(219, 20)).isEqualTo(10);
        assertThat(Fit.turns(220, 20)).isEqualTo(11);
        assertThat(Fit.turns(19, 20)).isZero();
    }

    @Test
    void fitsWhenEveryGroupHasRoomForEachOfItsTrainees() {
        assertThat(Fit.of(Heads.ONCE, List.of(group(15, 10, 10), group(16, 10, 10)), 10))
                .isEqualTo(new Fit(31, 40, 0, 0));
    }

    @Test
    void saysHowManyHalfDaysAreMissingForTheGroupThatIsShortestOfTime() {
        // 16 people, 10 turns: 6 are missing; 25 people, 10 turns: 15 are missing, which is two half days of 10 in
        // parallel.
        assertThat(Fit.of(Heads.ONCE, List.of(group(16, 10), group(25, 10)), 10))
                .isEqualTo(new Fit(41, 20, 21, 2));
        assertThat(Fit.of(Heads.ONCE, List.of(group(20, 10)), 10).halfDays()).isOne();
        assertThat(Fit.of(Heads.ONCE, List.of(group(21, 10)), 10).halfDays()).isEqualTo(2);
    }

    @Test
    void lendsNoGroupTheRoomOfAnother() {
        assertThat(Fit.of(Heads.ONCE, List.of(group(5, 10), group(15, 10)), 10)).isEqualTo(new Fit(20, 20, 5, 1));
    }

    @Test
    void needsEverySessionWholeWhenEverybodyIsHeadInEach() {
        assertThat(Fit.of(Heads.EACH, List.of(group(10, 10, 10)), 10)).isEqualTo(new Fit(20, 20, 0, 0));
        assertThat(Fit.of(Heads.EACH, List.of(group(12, 10, 10)), 10)).isEqualTo(new Fit(24, 20, 4, 2));
    }

    @Test
    void missesEverythingWithoutASession() {
        assertThat(Fit.of(Heads.ONCE, List.of(group(15)), 10)).isEqualTo(new Fit(15, 0, 15, 2));
        assertThat(Fit.of(Heads.EACH, List.of(group(15)), 10)).isEqualTo(new Fit(15, 0, 15, 2));
        assertThat(Fit.of(Heads.ONCE, List.of(), 10).fits()).isTrue();
    }

    @Test
    void beginsBothWindowsWithTheClassAndNeverLetsThemMeet() {
        var first = LocalDate.of(2022, 10, 7);
        assertThat(SkillSurvey.begin(1, first, LocalDate.of(2022, 10, 28), 3))
                .isEqualTo(new SkillSurvey(
                        1,
                        first,
                        LocalDate.of(2022, 10, 9),
                        LocalDate.of(2022, 10, 28),
                        LocalDate.of(2022, 10, 30),
                        0));
        assertThat(SkillSurvey.begin(1, first, first.plusDays(1), 3))
                .isEqualTo(new SkillSurvey(1, first, first, first.plusDays(1), first.plusDays(3), 0));
        assertThat(SkillSurvey.begin(1, first, first, 3))
                .isEqualTo(new SkillSurvey(1, first, first, first.plusDays(1), first.plusDays(3), 0));
    }

    private static Fit.Group group(int members, Integer... turns) {
        return new Fit.Group(members, List.of(turns));
    }
}
