package vn.nguon.papers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import vn.nguon.shared.LegalSource;

/**
 * What the marks of independent markers come to (điểm thống nhất của những người chấm).
 * <p>Units: points 0 to 10. Two marks that differ by at most {@code limit} come to their mean. When they differ by more a third marker
 * decides with whoever of the two is nearer; equally near, all three count.
 * <p>Rounding: to the nearest multiple of {@code step}, half up.
 * <p>Source: kept in rule_parameter (papers.marker-difference, papers.mean-step), read for the class's opening date.
 */
record MarkingRule(BigDecimal limit, BigDecimal step, LegalSource source) {
    MarkingRule {
        if (limit.signum() < 0 || step.signum() <= 0) throw new IllegalArgumentException(limit + " by " + step);
    }

    sealed interface Settled {
        /** @param score the mark that counts */
        record Mark(BigDecimal score) implements Settled {}

        /** @param difference of the two marks, over the limit */
        record ThirdNeeded(BigDecimal difference) implements Settled {}

        /** Somebody has not marked yet. */
        record Waiting() implements Settled {}
    }

    /** @param scores of the turns in order, without the appeal; @param needed how many mark to begin with, 1 or 2 */
    Settled settle(List<BigDecimal> scores, int needed) {
        if (scores.size() > 3) throw new IllegalArgumentException("turns: " + scores.size());
        if (scores.size() < needed) return new Settled.Waiting();
        if (needed == 1) return new Settled.Mark(scores.getFirst());
        var one = scores.getFirst();
        var two = scores.get(1);
        var difference = one.subtract(two).abs();
        if (difference.compareTo(limit) <= 0) return new Settled.Mark(mean(List.of(one, two)));
        if (scores.size() < 3) return new Settled.ThirdNeeded(difference);
        var third = scores.get(2);
        var nearer = one.subtract(third).abs().compareTo(two.subtract(third).abs());
        return new Settled.Mark(mean(nearer == 0 ? List.of(one, two, third) : List.of(nearer < 0 ? one : two, third)));
    }

    private BigDecimal mean(List<BigDecimal> scores) {
        var sum = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(step.multiply(BigDecimal.valueOf(scores.size())), 0, RoundingMode.HALF_UP)
                .multiply(step)
                .setScale(2, RoundingMode.UNNECESSARY);
    }
}
