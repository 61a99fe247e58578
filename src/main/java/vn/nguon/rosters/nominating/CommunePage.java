package vn.nguon.rosters.nominating;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.nguon.web.Form;
import vn.nguon.web.Pager;

/**
 * One class at the commune's desk (/cu-hoc-vien/{code}).
 *
 * @param calls the class, one line for each commune the viewer acts for
 * @param chosen what the form's lists held when it was refused: CHINH or DU_BI by person
 */
public record CommunePage(
        List<CommuneCall> calls,
        List<Nomination> nominations,
        Nominations.Needs needs,
        Pager pager,
        Map<UUID, String> chosen,
        Form form,
        Form answer) {
    public CommuneCall call() {
        return calls.getFirst();
    }

    /** Somebody on this page may be chosen. */
    public boolean anyOpen() {
        return needs.lines().stream().anyMatch(line -> line.standing().open());
    }

    public boolean holds(NeedLine line, String value) {
        return value.equals(chosen.getOrDefault(line.ref(), ""));
    }

    /** Edges that the commune may take from this state, in the order of the table. */
    public List<NominationEdges.Edge> edges(Nomination one) {
        return NominationEdges.TABLE.stream()
                .filter(edge -> edge.from() == one.state()
                        && (edge.actor() == NominationEdges.Actor.COMMUNE
                                || edge.actor() == NominationEdges.Actor.SUMMONED_PERSON))
                .toList();
    }
}
