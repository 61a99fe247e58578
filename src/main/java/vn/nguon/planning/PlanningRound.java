package vn.nguon.planning;

import java.util.Locale;
import java.util.UUID;
import vn.nguon.planning.checks.Level;
import vn.nguon.shared.Classification;

/**
 * A round (đợt quy hoạch) of one committee for one level of titles, one term and one year.
 *
 * @param classification độ mật of the list
 * @param first it builds the planning of the term; later ones are yearly reviews (rà soát, bổ sung)
 * @param counts of entries that the viewer may look into
 */
public record PlanningRound(
        UUID ref,
        String owner,
        Level level,
        String term,
        int year,
        String note,
        Classification classification,
        boolean first,
        Counts counts) {

    /** @param added approved in this round, by a list or from a proposal; the last three ended by a decision of this round */
    public record Counts(int proposed, int added, int declined, int removed, int appointed, int moved) {}

    /** "Rà soát, bổ sung quy hoạch cấp xã nhiệm kỳ 2025–2030, năm 2023". */
    public String name() {
        return "%s quy hoạch %s nhiệm kỳ %s, năm %d"
                .formatted(
                        first ? "Xây dựng" : "Rà soát, bổ sung",
                        level.vietnamese().toLowerCase(Locale.ROOT),
                        term.replace('-', '–'),
                        year);
    }
}
