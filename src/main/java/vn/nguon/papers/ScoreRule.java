package vn.nguon.papers;

import java.math.BigDecimal;

/**
 * Which numbers are marks (thang điểm).
 * <p>Shape: 0 to 10 in steps of {@link #step}; both ends included. Rounding: none, a mark between two steps is refused.
 * <p>Source: kept in rule_parameter (results.score-step), read for the class's opening date.
 */
record ScoreRule(BigDecimal step) {
    ScoreRule {
        if (step.signum() <= 0 || step.scale() > 2) throw new IllegalArgumentException("step " + step);
    }

    sealed interface Read {
        record Score(BigDecimal score) implements Read {}

        record Nothing() implements Read {}

        /** @param sentence Vietnamese, for the field */
        record Wrong(String sentence) implements Read {}
    }

    /** @param typed with comma or point, spaces ignored */
    Read read(String typed) {
        var text = typed.replaceAll("[\\s\\u00a0]", "").replace(',', '.');
        if (text.isEmpty()) return new Read.Nothing();
        if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,6})?")) return new Read.Wrong("Điểm là số từ 0 đến 10, ví dụ 7,5");
        var score = new BigDecimal(text);
        if (score.compareTo(BigDecimal.TEN) > 0) return new Read.Wrong("Điểm cao nhất là 10");
        if (score.remainder(step).signum() != 0)
            return new Read.Wrong("Điểm theo bước " + vn.nguon.web.Vn.number(step) + ", ví dụ 7 hoặc "
                    + vn.nguon.web.Vn.number(BigDecimal.valueOf(7).add(step)));
        return new Read.Score(score.setScale(2, java.math.RoundingMode.UNNECESSARY));
    }
}
