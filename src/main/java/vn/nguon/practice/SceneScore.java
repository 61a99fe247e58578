package vn.nguon.practice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.nguon.web.Vn;

/**
 * Which numbers are scores of a criterion (thang điểm tiêu chí).
 * <p>Shape: 0 to 10 in steps of {@link #step}. Rounding: none, what stands between two steps is refused.
 * <p>Source: kept in rule_parameter (practice.score-step), read for the class's opening date.
 */
record SceneScore(BigDecimal step) {
    SceneScore {
        if (step.signum() <= 0) throw new IllegalArgumentException("step " + step);
    }

    boolean fits(BigDecimal score) {
        return score.remainder(step).signum() == 0;
    }

    String sentence() {
        return "Điểm theo bước %s, ví dụ 7 hoặc %s"
                .formatted(Vn.number(step), Vn.number(BigDecimal.valueOf(7).add(step)));
    }

    static BigDecimal kept(BigDecimal score) {
        return score.setScale(2, RoundingMode.UNNECESSARY);
    }
}
