package vn.nguon.credentials;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.Viewer;

/** Issuing in the class's checklist: one line a paper. One statement. */
@Component
class IssueChecklist extends FactStep<IssueState> {
    IssueChecklist(JdbcClient jdbc) {
        super(jdbc, EntryBook.STATES, IssueState.class);
    }

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<IssueState> facts) {
        var steps = new ArrayList<Step>();
        for (var state : facts) {
            var kind = state.kind();
            int order = kind == CredentialKind.CERTIFICATE ? 40 : 50;
            var title = "Cấp " + kind.lower();
            var link = CredentialRights.office(viewer) ? head.link("/chung-chi") : null;
            var note = state.issuer()
                    + (state.issued() > 0
                            ? ", đã cấp %d/%d".formatted(state.granted() - state.pending(), state.granted())
                            : "");
            if (state.decided() == null)
                steps.add(new Step(
                        Stage.CLOSING, order, title, null, note, Status.BLOCKED, "Chưa làm được: chờ quyết định"));
            else if (state.pending() == 0)
                steps.add(new Step(Stage.CLOSING, order, title, link, note, Status.DONE, ""));
            else if (state.endedBy(viewer.today()))
                steps.add(new Step(Stage.CLOSING, order, title, link, note, Status.BLOCKED, "Nơi cấp đã kết thúc"));
            else
                steps.add(new Step(
                        Stage.CLOSING, order, title, link, note, state.issued() > 0 ? Status.DOING : Status.DUE, ""));
        }
        return steps;
    }
}
