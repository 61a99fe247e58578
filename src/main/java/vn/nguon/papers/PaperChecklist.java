package vn.nguon.papers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** Lines of the class's checklist: papers handed in, marks entered, appeals answered where anybody asked. One statement. */
@Component
class PaperChecklist extends FactStep<PaperChecklist.Count> {
    private final Clock clock;

    PaperChecklist(JdbcClient jdbc, Clock clock) {
        super(jdbc, COUNT, Count.class);
        this.clock = clock;
    }

    record Count(
            int trainees,
            int papers,
            int parts,
            int marks,
            boolean asked,
            java.time.@Nullable OffsetDateTime dueAt,
            int appeals,
            int answered) {}

    private static final String COUNT = """
            SELECT count(DISTINCT e.id) AS trainees, count(DISTINCT p.id) AS papers,
                   (SELECT count(*) FROM assessment_part a WHERE a.programme_id = c.programme_id) AS parts,
                   (SELECT count(*)
                      FROM part_mark m
                      JOIN enrolment f ON f.id = m.enrolment_id AND f.class_id = c.id AND f.state = 'ACTIVE'
                      JOIN assessment_part a ON a.id = m.part_id AND a.programme_id = c.programme_id) AS marks,
                   s.class_id IS NOT NULL AS asked, s.due_at, q.appeals, q.answered
              FROM training_class c
              LEFT JOIN enrolment e ON e.class_id = c.id AND e.state = 'ACTIVE'
              LEFT JOIN paper p ON p.enrolment_id = e.id
              LEFT JOIN paper_setting s ON s.class_id = c.id
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS appeals, count(x.answered_at)::int AS answered
                     FROM appeal x
                     JOIN paper_number n ON n.paper_id = x.paper_id
                    WHERE n.class_id = c.id) q
             WHERE c.id = :class
             GROUP BY c.id, s.class_id, q.appeals, q.answered
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        var steps = new ArrayList<Step>();
        steps.add(papers(viewer, head, count));
        steps.add(marks(viewer, head, count));
        if (count.appeals() > 0) steps.add(appeals(head, count));
        return steps;
    }

    private Step papers(Viewer viewer, ClassHead head, Count count) {
        var link = PaperRights.seesPapers(viewer, head) ? head.link("/thu-hoach") : null;
        var title = "Thu bài thu hoạch";
        if (!head.state().reached(ClassState.STUDYING))
            return new Step(
                    Stage.TEACHING,
                    40,
                    title,
                    count.asked() ? link : head.state().approved() ? link : null,
                    "",
                    Status.BLOCKED,
                    "Chưa làm được: lớp chưa học");
        var due = due(count);
        var note = "Đã nộp %d/%d bài".formatted(count.papers(), count.trainees())
                + (due == null ? "" : ", hạn " + Vn.dateTime(due));
        if (count.trainees() > 0 && count.papers() == count.trainees())
            return new Step(Stage.TEACHING, 40, title, link, note, Status.DONE, "");
        if (due == null) return new Step(Stage.TEACHING, 40, title, link, note, Status.DUE, "Chưa đặt hạn nộp");
        return new Step(
                Stage.TEACHING, 40, title, link, note, clock.instant().isAfter(due) ? Status.LATE : Status.DOING, "");
    }

    private static Step marks(Viewer viewer, ClassHead head, Count count) {
        var link = PaperRights.seesMarks(viewer, head) ? head.link("/diem") : null;
        var title = "Chấm điểm, nhận xét";
        if (count.parts() == 0)
            return new Step(
                    Stage.CLOSING,
                    10,
                    title,
                    null,
                    "",
                    Status.BLOCKED,
                    "Chưa làm được: chương trình chưa có phần điểm");
        if (!head.state().reached(ClassState.STUDYING))
            return new Step(Stage.CLOSING, 10, title, null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học");
        var all = count.parts() * count.trainees();
        var note = "Đã chấm %s/%s điểm".formatted(Vn.number(count.marks()), Vn.number(all));
        if (all > 0 && count.marks() == all) return new Step(Stage.CLOSING, 10, title, link, note, Status.DONE, "");
        var status = count.marks() > 0
                ? Status.DOING
                : head.state().reached(ClassState.AWAITING_RESULTS) ? Status.DUE : Status.TODO;
        return new Step(Stage.CLOSING, 10, title, link, note, status, "");
    }

    /** A class where nobody appealed has no such line. */
    private static Step appeals(ClassHead head, Count count) {
        var over = count.answered() == count.appeals();
        return new Step(
                Stage.CLOSING,
                15,
                "Trả lời phúc khảo",
                head.school() ? head.link("/thu-hoach/phuc-khao") : null,
                "Đã trả lời %d/%d đơn".formatted(count.answered(), count.appeals()),
                over ? Status.DONE : Status.DUE,
                "");
    }

    private static @Nullable Instant due(Count count) {
        var at = count.dueAt();
        return at == null ? null : at.toInstant();
    }
}
