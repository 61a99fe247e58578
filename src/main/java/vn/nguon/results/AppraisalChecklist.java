package vn.nguon.results;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;

/** "Nhận xét học viên" and "Khen thưởng" in the class's checklist. One statement. */
@Component
class AppraisalChecklist extends FactStep<AppraisalChecklist.Count> {

    AppraisalChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
    }

    record Count(int people, int drafts, int signed, int commended, int decisions) {}

    private static final String COUNT = """
            SELECT count(*) AS people, count(d.enrolment_id) AS drafts, count(a.enrolment_id) AS signed,
                   (SELECT count(DISTINCT f.enrolment_id) FROM commendation_in_force f WHERE f.class_id = :class AND f.given) AS commended,
                   (SELECT count(*) FROM commendation_decision k WHERE k.class_id = :class) AS decisions
              FROM enrolment e
              LEFT JOIN appraisal_draft d ON d.enrolment_id = e.id
              LEFT JOIN appraisal a ON a.enrolment_id = e.id AND a.no = 1
             WHERE e.class_id = :class
               AND e.state = 'ACTIVE'
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        if (!ResultRights.sees(viewer, head)) return List.of();
        var count = facts.getFirst();
        return List.of(appraisals(head, count), commendations(head, count));
    }

    private static Step appraisals(ClassHead head, Count count) {
        var title = "Nhận xét học viên";
        if (!head.state().reached(ClassState.AWAITING_RESULTS))
            return new Step(Stage.CLOSING, 34, title, null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học xong");
        var done = count.people() > 0 && count.signed() == count.people() && count.drafts() == 0;
        return new Step(
                Stage.CLOSING,
                34,
                title,
                head.link("/nhan-xet"),
                "Đã ký %d/%d phiếu".formatted(count.signed(), count.people()),
                done ? Status.DONE : count.drafts() + count.signed() == 0 ? Status.TODO : Status.DOING,
                "");
    }

    private static Step commendations(ClassHead head, Count count) {
        var title = "Khen thưởng";
        if (!head.state().reached(ClassState.AWAITING_RESULTS))
            return new Step(Stage.CLOSING, 36, title, null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học xong");
        return new Step(
                Stage.CLOSING,
                36,
                title,
                head.link("/khen-thuong"),
                count.decisions() == 0 ? "Giấy khen, tuyên dương" : "%d người được khen".formatted(count.commended()),
                count.decisions() == 0 ? Status.TODO : Status.DONE,
                "");
    }
}
