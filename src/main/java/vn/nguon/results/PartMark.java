package vn.nguon.results;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One part of the mark (phần điểm) as one trainee got it; frozen with a decision.
 *
 * @param name Vietnamese name of the part, as in the programme
 * @param weight over zero, any unit: the final mark divides by the sum of the weights
 * @param minimum least score of this part, 0 to 10; 0 where the programme sets none
 * @param score 0 to 10 in steps of 0.25, null while nobody has marked
 * @param remark the marker's words, empty when there are none
 */
record PartMark(
        String name,
        BigDecimal weight,
        BigDecimal minimum,
        @Nullable BigDecimal score,
        String remark) {
    PartMark {
        if (weight.signum() <= 0) throw new IllegalArgumentException("weight " + weight + " of " + name);
        if (score != null && (score.signum() < 0 || score.compareTo(BigDecimal.TEN) > 0))
            throw new IllegalArgumentException("score " + score + " of " + name);
    }

    boolean belowMinimum() {
        return score != null && score.compareTo(minimum) < 0;
    }
}
