package vn.nguon.practice;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What one observer gives one turn (phiếu chấm).
 *
 * @param scores by number of the criterion, 0 to 10
 * @param conclusion a lecturer's; empty for trainees
 * @param version for optimistic locking; 0 while nothing was saved
 */
public record Sheet(Map<Integer, BigDecimal> scores, String remark, String conclusion, int version) {
    static final Sheet NONE = new Sheet(Map.of(), "", "", 0);

    public Sheet {
        scores = Map.copyOf(scores);
    }

    /** Says the same, whatever version it is. */
    boolean same(Sheet other) {
        return remark.equals(other.remark)
                && conclusion.equals(other.conclusion)
                && scores.keySet().equals(other.scores.keySet())
                && scores.entrySet().stream()
                        .allMatch(score -> score.getValue()
                                        .compareTo(other.scores.getOrDefault(score.getKey(), BigDecimal.ONE.negate()))
                                == 0);
    }
}
