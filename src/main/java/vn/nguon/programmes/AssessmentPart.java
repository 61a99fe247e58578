package vn.nguon.programmes;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One part of the mark (phần điểm). Scores run from 0 to 10 in steps of the rule {@code results.score-step}.
 *
 * @param weight positive; the final mark divides by the sum of weights
 * @param minimum lowest score that still passes, 0 for none
 */
public record AssessmentPart(PartId id, UUID ref, String name, BigDecimal weight, BigDecimal minimum) {}
