package vn.nguon.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The final mark (điểm tổng kết): mean of the parts by their weights.
 *
 * <p>Units: points, 0.00 to 10.00. Rounding: once, at the end, half up to 2 decimals, so 8.245 is 8.25. Source: the
 * programme's assessment scheme; no document was found that sets the rounding (domain.md, section 9).
 */
record FinalMark(BigDecimal value) {

    /**
     * @return empty while a part has no score
     * @throws IllegalArgumentException if there is no part
     */
    static Optional<FinalMark> of(List<PartMark> parts) {
        if (parts.isEmpty()) throw new IllegalArgumentException("no parts");
        var sum = BigDecimal.ZERO;
        var weights = BigDecimal.ZERO;
        for (var part : parts) {
            if (part.score() == null) return Optional.empty();
            sum = sum.add(part.score().multiply(part.weight()));
            weights = weights.add(part.weight());
        }
        return Optional.of(new FinalMark(sum.divide(weights, 2, RoundingMode.HALF_UP)));
    }

    /** Lowest score among marked parts. */
    static BigDecimal lowest(List<PartMark> parts) {
        return parts.stream()
                .map(PartMark::score)
                .filter(Objects::nonNull)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }
}
