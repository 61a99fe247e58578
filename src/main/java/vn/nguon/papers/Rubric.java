package vn.nguon.papers;

import java.math.BigDecimal;
import java.util.List;

/**
 * The criteria of one kind of paper (phiếu chấm); the sum of what is given is the mark.
 *
 * @param kind as the class names it
 * @param own set by the class itself; false: still the template
 * @param version for optimistic locking; 0 while it is the template
 */
record Rubric(String kind, List<Criterion> criteria, boolean own, int version) {
    static final BigDecimal WHOLE = BigDecimal.TEN;
    static final int MOST_CRITERIA = 10;

    /** @param maximum over 0, at most 10, in steps of a quarter */
    record Criterion(String name, BigDecimal maximum) {}

    Rubric {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty()) throw new IllegalArgumentException("rubric without criteria");
    }

    static BigDecimal sum(List<Criterion> criteria) {
        return criteria.stream().map(Criterion::maximum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
