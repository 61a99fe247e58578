package vn.nguon.timetable;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.classes.TransitionCondition;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** The timetable's lines in the class's checklist, and that no class begins without an issued timetable. One statement. */
@Component
class TimetableSteps extends FactStep<TimetableSteps.Facts> implements TransitionCondition {
    private final JdbcClient jdbc;

    TimetableSteps(JdbcClient jdbc) {
        super(jdbc, FACTS, Facts.class);
        this.jdbc = jdbc;
    }

    private static final String FACTS = """
        SELECT count(DISTINCT (s.day, s.half))::int AS half_days, coalesce(sum(s.periods) FILTER (WHERE s.item_id IS NOT NULL AND a.first), 0)::int AS periods,
               count(s.id) FILTER (WHERE s.kind = 'TOPIC' AND NOT EXISTS (SELECT FROM session_lecturer l WHERE l.session_id = s.id))::int AS without_lecturer,
               (SELECT count(*)::int FROM study_half h WHERE h.class_id = :class) AS studied,
               (SELECT max(i.no) FROM timetable_issue i WHERE i.class_id = :class) AS issued,
               coalesce((SELECT i.timetable_version = t.version FROM timetable_issue i JOIN timetable t ON t.class_id = i.class_id
                          WHERE i.class_id = :class ORDER BY i.no DESC LIMIT 1), false) AS current
          FROM session s
         CROSS JOIN LATERAL (
               -- One of several parallel sessions of groups counts for the class: the one of the lowest group.
               SELECT EXISTS (SELECT FROM session_group g WHERE g.session_id = s.id
                                 AND g.group_no IN (0, (SELECT min(n.no) FROM study_group n WHERE n.class_id = s.class_id))) AS first) a
         WHERE s.class_id = :class
        """;

    record Facts(
            int halfDays,
            int studied,
            int periods,
            int withoutLecturer,
            @Nullable Integer issued,
            boolean current) {}

    private Facts facts(ClassHead head) {
        return jdbc.sql(FACTS)
                .param("class", head.id().value())
                .query(Facts.class)
                .single();
    }

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Facts> found) {
        var facts = found.getFirst();
        return List.of(arrange(head, facts), issue(viewer, head, facts));
    }

    private static Step arrange(ClassHead head, Facts facts) {
        var title = "Xếp lịch học";
        if (head.programme() == null || head.studyDays() == 0)
            return new Step(Stage.PREPARATION, 40, title, null, "Chờ chương trình và ngày học", Status.BLOCKED, "");
        var note = "%s/%s buổi, %s/%s tiết"
                        .formatted(
                                facts.halfDays(),
                                facts.studied(),
                                Vn.number(facts.periods()),
                                Vn.number(head.periods()))
                + (facts.withoutLecturer() > 0
                        ? ", %d buổi chưa có giảng viên".formatted(facts.withoutLecturer())
                        : "");
        var done = facts.periods() >= head.periods() && facts.withoutLecturer() == 0;
        var status = done ? Status.DONE : facts.halfDays() > 0 ? Status.DOING : Status.TODO;
        return new Step(Stage.PREPARATION, 40, title, head.link("/lich"), note, status, "");
    }

    private static Step issue(Viewer viewer, ClassHead head, Facts facts) {
        var title = "Phát hành lịch";
        if (facts.halfDays() == 0)
            return new Step(Stage.PREPARATION, 45, title, null, "Chờ xếp lịch", Status.BLOCKED, "");
        if (facts.issued() != null)
            return new Step(
                    Stage.PREPARATION,
                    45,
                    title,
                    head.link("/lich"),
                    "Bản %d".formatted(facts.issued()) + (facts.current() ? "" : ", có thay đổi chưa phát hành"),
                    facts.current() ? Status.DONE : Status.DOING,
                    "");
        var first = head.firstDay();
        var late = first != null && !viewer.today().isBefore(first);
        return new Step(Stage.PREPARATION, 45, title, head.link("/lich"), "", late ? Status.LATE : Status.DUE, "");
    }

    @Override
    public Optional<Refusal> mayGo(ClassHead head, ClassState to) {
        if (to != ClassState.STUDYING || facts(head).issued() != null) return Optional.empty();
        return Optional.of(new Refusal(
                "lich-chua-phat-hanh", "Lịch học chưa phát hành. Phát hành lịch ở trang Lịch, rồi khai giảng."));
    }
}
