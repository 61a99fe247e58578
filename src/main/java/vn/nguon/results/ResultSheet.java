package vn.nguon.results;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.PartHolder;
import vn.nguon.programmes.AssessmentPart;
import vn.nguon.programmes.Band;

/**
 * Everything about the results of one class: how they stand now, and what was decided.
 *
 * @param people by given name
 * @param issuers the organisation that decides on each paper; a paper without one is not given in this class
 * @param decided lines in force by paper, by given name; empty before a decision
 */
record ResultSheet(
        ClassHead head,
        List<Finding> people,
        List<AssessmentPart> parts,
        List<Band> bands,
        Map<CredentialKind, PartHolder> issuers,
        List<Decision> decisions,
        Map<CredentialKind, List<Decided>> decided) {
    ResultSheet {
        people = List.copyOf(people);
        decisions = List.copyOf(decisions);
        issuers = new EnumMap<>(issuers);
        decided = new EnumMap<>(decided);
    }

    Optional<Decision> first(CredentialKind kind) {
        return decisions.stream().filter(d -> d.of() == kind && d.no() == 1).findFirst();
    }

    List<Decided> decided(CredentialKind kind) {
        return decided.getOrDefault(kind, List.of());
    }

    /** Whether what the marks say now is not what was decided for this trainee: a supplementary decision may follow. */
    static boolean differs(Finding now, Decided then) {
        var assessment = now.assessment();
        var mark = assessment.finalMark();
        var before = then.finalMark();
        return assessment.passes() != then.granted()
                || !assessment.band().equals(then.band())
                || (mark == null ? before != null : before == null || mark.compareTo(before) != 0);
    }
}
