package vn.nguon.results;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides commendations of one level.
 *
 * @param number and {@code dated} of the decision
 * @param reason of a supplementary decision, or for more people than the quota; may be empty otherwise
 * @param chosen refs of enrolments
 * @param reasons where somebody is put on or off against the proposal
 */
public record Commend(String number, LocalDate dated, String reason, Set<UUID> chosen, Map<UUID, String> reasons) {
    public Commend {
        chosen = Set.copyOf(chosen);
        reasons = Map.copyOf(reasons);
    }
}
