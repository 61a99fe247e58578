package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.planning.checks.PlanningCheck;
import vn.nguon.planning.checks.Verdict;

/**
 * One of the planned, seen from a class that asks for trainees.
 *
 * @param organisationId where they are planned
 * @param unitName its commune
 * @param plannedAs titles and terms that the class is for
 * @param decisions numbers of the decisions that planned them
 * @param detail by standing: class code, where the nomination stands, or what ended the planning; may be empty
 * @param on by standing: trained, removed or ended on; null otherwise
 * @param days that clash with another class
 * @param findings of planning's checks as of the opening date, breaches first; tells of discipline: for those who keep or decide planning
 */
public record NeedLine(
        long personId,
        UUID ref,
        String fullName,
        String born,
        long organisationId,
        String unitName,
        String post,
        String plannedAs,
        String decisions,
        Standing standing,
        String detail,
        @Nullable LocalDate on,
        int days,
        List<Verdict> findings) {
    public NeedLine {
        findings = List.copyOf(findings);
    }

    /** What the checks would have somebody look at, without keeping them away: each with its source. */
    public List<String> remarks() {
        return findings.stream()
                .filter(one -> standing != Standing.UNFIT || !PlanningCheck.bars(one))
                .map(Standing::said)
                .toList();
    }

    /** Why they may go, or not. */
    public String reason() {
        return Standing.sentence(this);
    }
}
