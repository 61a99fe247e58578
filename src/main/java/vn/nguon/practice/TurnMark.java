package vn.nguon.practice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a turn comes to (điểm một lượt thực hành): each sheet's mean by the criteria's weights, lecturers and observers apart, then both
 * by the class's share. Without observers the lecturers' mean counts alone.
 * <p>Shape: 0 to 10. Rounding: means to four decimals, the mark to two, half up; the final mark rounds no further here.
 * <p>Source: the share is a setting of the class whose default is kept in rule_parameter (practice.lecturer-share).
 *
 * @param observersMean null without observers
 * @param share of the lecturers as it counted, 0–100 %
 */
record TurnMark(
        BigDecimal lecturersMean, @Nullable BigDecimal observersMean, int observers, int share, BigDecimal mark) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * Mean of one sheet.
     *
     * @param scores by number of the criterion, one for each weight
     * @throws IllegalArgumentException if a criterion has no score
     */
    static BigDecimal sheet(Map<Integer, Integer> weights, Map<Integer, BigDecimal> scores) {
        var sum = BigDecimal.ZERO;
        int whole = 0;
        for (var weight : weights.entrySet()) {
            var score = scores.get(weight.getKey());
            if (score == null) throw new IllegalArgumentException("no score for criterion " + weight.getKey());
            sum = sum.add(score.multiply(BigDecimal.valueOf(weight.getValue())));
            whole += weight.getValue();
        }
        return sum.divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }

    /**
     * @param lecturers means of their sheets, at least one
     * @param lecturerShare 0–100 %
     */
    static TurnMark of(List<BigDecimal> lecturers, List<BigDecimal> observers, int lecturerShare) {
        if (lecturers.isEmpty()) throw new IllegalArgumentException("no lecturer's sheet");
        var theirs = mean(lecturers);
        if (observers.isEmpty()) return new TurnMark(theirs, null, 0, 100, theirs.setScale(2, RoundingMode.HALF_UP));
        var others = mean(observers);
        var mark = theirs.multiply(BigDecimal.valueOf(lecturerShare))
                .add(others.multiply(BigDecimal.valueOf(100L - lecturerShare)))
                .divide(HUNDRED, 2, RoundingMode.HALF_UP);
        return new TurnMark(theirs, others, observers.size(), lecturerShare, mark);
    }

    private static BigDecimal mean(List<BigDecimal> means) {
        return means.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(means.size()), 4, RoundingMode.HALF_UP);
    }
}
