package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.programmes.Band;
import vn.nguon.shared.LegalSource;

class AssessmentTests {
    private static final String DEFAULT = new LegalSource("", "", true).text();
    private static final List<Band> PASS_OR_NOT =
            List.of(band("Đạt", "5", "0", true), band("Không đạt", "0", "0", false));
    private static final List<Band> FIVE = List.of(
            band("Xuất sắc", "9", "8", true),
            band("Giỏi", "8", "6.5", true),
            band("Khá", "7", "5", true),
            band("Trung bình", "5", "0", true),
            band("Không đạt", "0", "0", false));

    @ParameterizedTest
    @CsvSource({
        "8.00, 8.49, 8.25", // 8.245 goes up
        "8.00, 8.48, 8.24",
        "10, 10, 10.00",
        "0, 0, 0.00",
        "7.25, 8.00, 7.63", // 7.625
    })
    void roundsTheMeanHalfUpOnce(BigDecimal first, BigDecimal second, String mark) {
        var parts = List.of(part("A", "1", "0", first), part("B", "1", "0", second));
        assertThat(FinalMark.of(parts).orElseThrow().value().toPlainString()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3, 6, 9, 8.00", "40, 60, 100, 7, 8.25, 7.75", "0.4, 0.6, 1, 7, 8.25, 7.75"})
    void weighsPartsByAnyUnit(String w1, String w2, String sum, BigDecimal s1, BigDecimal s2, String mark) {
        assertThat(new BigDecimal(w1).add(new BigDecimal(w2))).isEqualByComparingTo(sum);
        var parts = List.of(part("A", w1, "0", s1), part("B", w2, "0", s2));
        assertThat(FinalMark.of(parts).orElseThrow().value().toPlainString()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({
        "9.00, 8.00, Xuất sắc",
        "9.00, 7.75, Giỏi", // one part under the floor of the band takes it one band down
        "8.99, 8.50, Giỏi",
        "8.00, 6.25, Khá",
        "7.00, 4.75, Trung bình",
        "4.99, 4.99, Không đạt",
    })
    void takesTheFirstBandWhoseFloorsAreReached(BigDecimal mark, BigDecimal lowest, String name) {
        assertThat(Banding.of(FIVE, mark, lowest).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"25, true", "26, false", "0, true", "128, false"})
    void allows25Of128PeriodsAnd26NoMore(int absent, boolean eligible) {
        var found = assess(new Absences(absent, 128, new BigDecimal("20"), DEFAULT), part("Thu hoạch", "1", "5", "8"));
        assertThat(found.eligible()).isEqualTo(eligible);
        assertThat(found.passes()).isEqualTo(eligible);
    }

    @Test
    void saysHowMuchWasMissedAndWhereTheLimitComesFrom() {
        var found = assess(new Absences(26, 128, new BigDecimal("20"), DEFAULT), part("Thu hoạch", "1", "5", "8"));
        assertThat(found.whyNot())
                .containsExactly("Vắng 26/128 tiết, quá mức 25 tiết (20%; mặc định, chưa có văn bản).");
        assertThat(found.band()).isEmpty();
    }

    @Test
    void namesEveryPartWithoutAScoreAndGivesNoFinalMark() {
        var found = assess(
                none(),
                part("Chuyên cần", "1", "0", "9"),
                part("Thu hoạch", "2", "5", null),
                part("Thực hành", "1", "0", null));
        assertThat(found.whyNot()).containsExactly("Chưa có điểm: Thu hoạch, Thực hành.");
        assertThat(found.finalMark()).isNull();
    }

    @Test
    void failsAPartBelowItsMinimumWhateverTheMean() {
        var found = assess(none(), part("Chuyên cần", "1", "0", "10"), part("Thu hoạch", "1", "5", "4.75"));
        assertThat(found.whyNot()).containsExactly("Thu hoạch 4,75 điểm, dưới mức tối thiểu 5.");
        assertThat(found.finalMark()).isEqualByComparingTo("7.38");
        assertThat(found.band()).isEqualTo("Không đạt");
        assertThat(found.passes()).isFalse();
    }

    @Test
    void passesAPartExactlyAtItsMinimum() {
        assertThat(assess(none(), part("Thu hoạch", "1", "5", "5")).passes()).isTrue();
    }

    @Test
    void isEligibleBelowThePassingBandButDoesNotPass() {
        var found = assess(none(), part("Thu hoạch", "1", "0", "4.99"));
        assertThat(found.eligible()).isTrue();
        assertThat(found.band()).isEqualTo("Không đạt");
        assertThat(found.passes()).isFalse();
    }

    private static Assessment assess(Absences absences, PartMark... parts) {
        return Assessment.of(absences, new ArrayList<>(List.of(parts)), PASS_OR_NOT);
    }

    private static Absences none() {
        return new Absences(0, 128, new BigDecimal("20"), DEFAULT);
    }

    private static PartMark part(
            String name, String weight, String minimum, @org.jspecify.annotations.Nullable Object score) {
        return new PartMark(
                name,
                new BigDecimal(weight),
                new BigDecimal(minimum),
                score == null ? null : new BigDecimal(score.toString()),
                "");
    }

    private static Band band(String name, String floor, String partFloor, boolean passes) {
        return new Band(name, new BigDecimal(floor), new BigDecimal(partFloor), passes);
    }
}
