package vn.nguon.results;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.nguon.shared.Classification;

/**
 * Decides commendations of one level.
 *
 * @param number and {@code dated} of the decision
 * @param reason of a supplementary decision, or for more people than the quota; may be empty otherwise
 * @param chosen refs of enrolments
 * @param reasons where somebody is put on or off against the proposal
 * @param classification of the decision
 */
public record Commend(
        String number,
        LocalDate dated,
        String reason,
        Set<UUID> chosen,
        Map<UUID, String> reasons,
        Classification classification) {
    /** By an ordinary document. */
    public Commend(String number, LocalDate dated, String reason, Set<UUID> chosen, Map<UUID, String> reasons) {
        this(number, dated, reason, chosen, reasons, Classification.NORMAL);
    }

    public Commend {
        chosen = Set.copyOf(chosen);
        reasons = Map.copyOf(reasons);
    }
}
