package vn.nguon.attendance;

import vn.nguon.shared.LegalSource;

/** What {@link AbsenceRule} says of one trainee. All counts are periods (tiết), 0 or more. */
public sealed interface AbsenceVerdict {
    /** @param left periods that may still be missed */
    record Within(int left) implements AbsenceVerdict {}

    /** Still allowed, and near the limit. */
    record Warned(int left) implements AbsenceVerdict {}

    /** Not eligible for the assessment. @param over periods beyond what may be missed, at least 1 */
    record Exceeded(int over, String ruleKey, LegalSource source) implements AbsenceVerdict {}

    /** The class has no periods yet, so there is no share. */
    record NothingPlanned() implements AbsenceVerdict {}

    default boolean exceeded() {
        return this instanceof Exceeded;
    }

    default boolean warned() {
        return this instanceof Warned;
    }
}
