package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Ask communes for trainees.
 *
 * @param quotas seats by public id of the commune's organisation; 0 or absent asks it for nobody
 */
public record OpenCall(
        List<String> titles, List<String> terms, LocalDate dueOn, String note, Map<UUID, Integer> quotas) {
    public OpenCall {
        titles = List.copyOf(titles);
        terms = List.copyOf(terms);
        quotas = Map.copyOf(quotas);
    }
}
