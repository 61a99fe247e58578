package vn.nguon.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who is proposed for commendation by rule (đề nghị theo quy tắc): final mark and attendance reach the floors, the best first, no more than the quota.
 * Equals at the edge of the quota are left to people: none of those who came no further is proposed, all are pointed out.
 */
enum Proposal {
    /** Reaches the floors and is within the quota. */
    PROPOSED,
    /** Reaches the floors, equal to the last one proposed, no place left. */
    TIED,
    NONE;

    /** @param absentShare 0 to 100 */
    record Candidate(UUID ref, BigDecimal mark, BigDecimal absentShare) {
        private static final Comparator<Candidate> BEST =
                Comparator.comparing(Candidate::mark).reversed().thenComparing(Candidate::absentShare);

        boolean ranksWith(Candidate other) {
            return BEST.compare(this, other) == 0;
        }
    }

    /** @param least final mark, included; @param most share of absence, included; @param quota people, 0 or more */
    static Map<UUID, Proposal> of(List<Candidate> candidates, BigDecimal least, BigDecimal most, int quota) {
        var ranked = candidates.stream()
                .filter(one ->
                        one.mark().compareTo(least) >= 0 && one.absentShare().compareTo(most) <= 0)
                .sorted(Candidate.BEST)
                .toList();
        var proposals = new HashMap<UUID, Proposal>();
        for (var one : candidates) proposals.put(one.ref(), NONE);
        for (int i = 0; i < Math.min(quota, ranked.size()); i++)
            proposals.put(ranked.get(i).ref(), PROPOSED);
        if (quota == 0 || ranked.size() <= quota) return proposals;
        var last = ranked.get(quota - 1);
        // Equals on both sides of the edge: no rule tells them apart.
        if (ranked.get(quota).ranksWith(last))
            for (var one : ranked) if (one.ranksWith(last)) proposals.put(one.ref(), TIED);
        return proposals;
    }

    /** Whole people of a share, rounded down, at least one. */
    static int quota(int people, BigDecimal percent) {
        return people == 0
                ? 0
                : Math.max(
                        1,
                        percent.multiply(BigDecimal.valueOf(people))
                                .divideToIntegralValue(BigDecimal.valueOf(100))
                                .intValue());
    }
}
