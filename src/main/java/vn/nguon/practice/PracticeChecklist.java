package vn.nguon.practice;

import java.time.LocalDate;
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

/** Lines of the class's checklist: both forms on the five skills; dealing and playing roles where the timetable has practice. One statement. */
@Component
class PracticeChecklist extends FactStep<PracticeChecklist.Count> {

    PracticeChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
    }

    record Count(
            int trainees,
            @Nullable LocalDate beforeFrom,
            @Nullable LocalDate beforeTo,
            @Nullable LocalDate afterFrom,
            @Nullable LocalDate afterTo,
            int ownBefore,
            int communeBefore,
            int ownAfter,
            int communeAfter,
            int sessions,
            @Nullable LocalDate firstSession,
            int turns,
            int dealt,
            int acted,
            int released) {}

    private static final String COUNT = """
            SELECT t.trainees, y.before_from, y.before_to, y.after_from, y.after_to, a.own_before, a.commune_before, a.own_after, a.commune_after,
                   s.sessions, s.first_session, p.turns, p.dealt, p.acted, s.released
              FROM training_class c
              LEFT JOIN skill_survey y ON y.class_id = c.id
             CROSS JOIN LATERAL (SELECT count(*)::int AS trainees FROM enrolment e WHERE e.class_id = c.id AND e.state = 'ACTIVE') t
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE r.who = 'SELF' AND r.moment = 'BEFORE')::int AS own_before,
                          count(*) FILTER (WHERE r.who = 'COMMUNE' AND r.moment = 'BEFORE')::int AS commune_before,
                          count(*) FILTER (WHERE r.who = 'SELF' AND r.moment = 'AFTER')::int AS own_after,
                          count(*) FILTER (WHERE r.who = 'COMMUNE' AND r.moment = 'AFTER')::int AS commune_after
                     FROM skill_answer r
                     JOIN enrolment e ON e.id = r.enrolment_id
                    WHERE e.class_id = c.id AND e.state = 'ACTIVE') a
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS sessions, min(k.day) AS first_session,
                          count(*) FILTER (WHERE EXISTS (SELECT FROM practice_release r WHERE r.session_id = k.id))::int AS released
                     FROM session k
                    WHERE k.class_id = c.id AND k.kind = 'PRACTICE') s
             CROSS JOIN LATERAL (
                   SELECT count(*)::int AS turns, count(DISTINCT u.head_id)::int AS dealt,
                          count(DISTINCT u.head_id) FILTER (WHERE EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = u.id))::int AS acted
                     FROM practice_turn u
                     JOIN enrolment e ON e.id = u.head_id AND e.state = 'ACTIVE'
                    WHERE u.class_id = c.id) p
             WHERE c.id = :class
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        var steps = new ArrayList<Step>();
        steps.add(survey(
                viewer,
                head,
                count,
                Moment.BEFORE,
                count.beforeFrom(),
                count.beforeTo(),
                count.ownBefore(),
                count.communeBefore()));
        if (count.sessions() > 0) {
            steps.add(deal(viewer, head, count));
            steps.add(practice(viewer, head, count));
        }
        steps.add(survey(
                viewer,
                head,
                count,
                Moment.AFTER,
                count.afterFrom(),
                count.afterTo(),
                count.ownAfter(),
                count.communeAfter()));
        return steps;
    }

    private static Step survey(
            Viewer viewer,
            ClassHead head,
            Count count,
            Moment moment,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            int own,
            int commune) {
        var stage = moment == Moment.BEFORE ? Stage.TEACHING : Stage.CLOSING;
        var title = "Phiếu năm mặt công tác, " + moment.lower();
        if (from == null || to == null)
            return new Step(stage, 5, title, null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học");
        var link = PracticeRights.sees(viewer, head) ? head.link("/nam-mat") : null;
        var note = "Học viên %d/%d, đảng ủy xã %d/%d; hạn %s"
                .formatted(own, count.trainees(), commune, count.trainees(), Vn.date(to));
        if (count.trainees() > 0 && own == count.trainees() && commune == count.trainees())
            return new Step(stage, 5, title, link, note, Status.DONE, "");
        if (viewer.today().isBefore(from)) return new Step(stage, 5, title, link, note, Status.TODO, "Chưa đến ngày");
        if (viewer.today().isAfter(to)) return new Step(stage, 5, title, link, note, Status.DONE, "Hết ngày trả lời");
        return new Step(stage, 5, title, link, note, Status.DOING, "");
    }

    private static Step deal(Viewer viewer, ClassHead head, Count count) {
        var link = PracticeRights.seesTurns(viewer, head) ? head.link("/thuc-hanh") : null;
        var title = "Chia tình huống thực hành";
        var note = "%d/%d người có lượt đứng đầu".formatted(count.dealt(), count.trainees());
        if (count.trainees() > 0 && count.dealt() == count.trainees())
            return new Step(Stage.TEACHING, 28, title, link, note, Status.DONE, "");
        if (head.state() == ClassState.FINISHED)
            return new Step(Stage.TEACHING, 28, title, link, note, Status.DONE, "Lớp đã kết thúc");
        var first = count.firstSession();
        var near = first != null
                && !viewer.today().plusDays(7).isBefore(first)
                && head.state().reached(ClassState.SUMMONED);
        return new Step(
                Stage.TEACHING,
                28,
                title,
                link,
                note,
                near ? Status.DUE : count.turns() > 0 ? Status.DOING : Status.TODO,
                count.turns() == 0 ? "Chưa chia tình huống" : "");
    }

    private static Step practice(Viewer viewer, ClassHead head, Count count) {
        var link = PracticeRights.seesTurns(viewer, head) ? head.link("/thuc-hanh") : null;
        var title = "Thực hành vai trò người đứng đầu";
        var note = "Đã đóng vai %d/%d người; công bố %d/%d buổi"
                .formatted(count.acted(), count.trainees(), count.released(), count.sessions());
        if (count.turns() == 0)
            return new Step(Stage.TEACHING, 30, title, null, "", Status.BLOCKED, "Sau khi chia tình huống");
        if (count.acted() == count.trainees() && count.released() == count.sessions())
            return new Step(Stage.TEACHING, 30, title, link, note, Status.DONE, "");
        return new Step(Stage.TEACHING, 30, title, link, note, Status.DOING, "");
    }
}
