package vn.nguon.results;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.nguon.shared.Classification;

/**
 * Command: decide the results of a class for one of the two papers.
 *
 * @param number of the deciding document, not empty
 * @param dated its date, inclusive bounds: from the class's last day to today
 * @param reason for a supplementary decision, empty for the first
 * @param people refs of the enrolments it is about; empty means everybody and is only right for the first decision
 * @param granted who gets the paper, by ref of the enrolment; null for what the marks say (always for the school's council)
 * @param reasons why somebody differs from what the school decided, by ref of the enrolment
 * @param classification of the deciding document
 */
public record Decide(
        String number,
        LocalDate dated,
        String reason,
        Set<UUID> people,
        @org.jspecify.annotations.Nullable Set<UUID> granted,
        Map<UUID, String> reasons,
        Classification classification) {
    /** By an ordinary document. */
    public Decide(
            String number,
            LocalDate dated,
            String reason,
            Set<UUID> people,
            @org.jspecify.annotations.Nullable Set<UUID> granted,
            Map<UUID, String> reasons) {
        this(number, dated, reason, people, granted, reasons, Classification.NORMAL);
    }

    public Decide {
        people = Set.copyOf(people);
        granted = granted == null ? null : Set.copyOf(granted);
        reasons = Map.copyOf(reasons);
    }

    /** The first decision, by what the marks say. */
    public static Decide byMarks(String number, LocalDate dated) {
        return new Decide(number, dated, "", Set.of(), null, Map.of());
    }
}
