package vn.nguon.results;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.PartHolder;
import vn.nguon.rules.Rule;
import vn.nguon.shared.Classification;

/**
 * One level of commendation in one class.
 *
 * @param issuer null when nobody in the class stands behind this level
 * @param quota people by rule
 * @param lines who got the certificate, the best first
 */
record CommendationSheet(
        ClassHead head,
        CommendationKind kind,
        @Nullable PartHolder issuer,
        Rule mark,
        Rule absence,
        Rule share,
        int quota,
        List<Line> lines,
        List<Made> decisions) {

    /**
     * @param chosen on the list as it stands: by the proposal, by people, or as decided
     * @param reason why it differs from the proposal
     * @param given as decided, null when no decision names the person
     */
    record Line(
            Decided person,
            Proposal proposal,
            boolean chosen,
            String reason,
            @Nullable Boolean given) {
        UUID ref() {
            return person.ref();
        }
    }

    record Made(
            String kind,
            int no,
            String number,
            LocalDate decidedOn,
            String actor,
            String reason,
            Classification classification) {}

    boolean decided() {
        return !decisions.isEmpty();
    }
}
