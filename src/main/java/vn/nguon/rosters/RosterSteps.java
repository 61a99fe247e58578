package vn.nguon.rosters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** The roster's lines in the class's checklist: listed, divided into groups, approved. One statement. */
@Component
class RosterSteps extends FactStep<RosterSteps.Facts> {

    RosterSteps(JdbcClient jdbc) {
        super(jdbc, FACTS, Facts.class);
    }

    private static final String FACTS = """
        SELECT r.approved_at, coalesce(r.approved_actor, '') AS approved_actor, count(e.id)::int AS people,
               count(DISTINCT e.group_id)::int AS groups, count(e.id) FILTER (WHERE e.group_id IS NULL)::int AS without_group,
               count(e.id) FILTER (WHERE e.office = 'MONITOR')::int AS monitors
          FROM (VALUES (CAST(:class AS bigint))) AS c (id)
          LEFT JOIN roster r ON r.class_id = c.id
          LEFT JOIN enrolment e ON e.class_id = c.id AND e.state = 'ACTIVE'
         GROUP BY r.approved_at, r.approved_actor
        """;

    record Facts(
            @Nullable Instant approvedAt,
            String approvedActor,
            int people,
            int groups,
            int withoutGroup,
            int monitors) {
        boolean approved() {
            return approvedAt != null;
        }
    }

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Facts> found) {
        var facts = found.getFirst();
        return List.of(list(head, facts), approval(viewer, head, facts), groups(head, facts));
    }

    private static Step list(ClassHead head, Facts facts) {
        var note = "%d trên %d chỗ".formatted(facts.people(), head.capacity());
        var status = facts.approved() ? Status.DONE : facts.people() > 0 ? Status.DOING : Status.TODO;
        return new Step(Stage.PREPARATION, 50, "Lập danh sách học viên", head.link("/hoc-vien"), note, status, "");
    }

    private static Step approval(Viewer viewer, ClassHead head, Facts facts) {
        var title = "Duyệt danh sách, cử đi học";
        var approvedAt = facts.approvedAt();
        if (approvedAt != null) {
            var on = LocalDate.ofInstant(approvedAt, NguonClock.ZONE);
            return new Step(
                    Stage.PREPARATION,
                    60,
                    title,
                    RosterApprovals.mayPrint(head) ? head.link("/hoc-vien/phieu") : head.link("/hoc-vien"),
                    "%s, %s".formatted(Vn.date(on), facts.approvedActor()),
                    Status.DONE,
                    "");
        }
        if (facts.people() == 0)
            return new Step(Stage.PREPARATION, 60, title, null, "Chờ danh sách học viên", Status.BLOCKED, "");
        if (!head.state().approved())
            return new Step(Stage.PREPARATION, 60, title, null, "Chờ duyệt mở lớp", Status.BLOCKED, "");
        var first = head.firstDay();
        var late = first != null && !viewer.today().isBefore(first);
        return new Step(
                Stage.PREPARATION,
                60,
                title,
                RosterApprovals.mayApprove(head) ? head.link("/hoc-vien/duyet") : null,
                "",
                late ? Status.LATE : Status.DUE,
                "");
    }

    private static Step groups(ClassHead head, Facts facts) {
        var title = "Chia tổ, cử ban cán sự lớp";
        var link = RosterGroups.mayChange(head) ? head.link("/hoc-vien/to") : head.link("/hoc-vien");
        if (facts.people() == 0)
            return new Step(Stage.PREPARATION, 70, title, null, "Chờ danh sách học viên", Status.BLOCKED, "");
        if (facts.groups() == 0) return new Step(Stage.PREPARATION, 70, title, link, "", Status.TODO, "");
        var done = facts.withoutGroup() == 0 && facts.monitors() == 1;
        var note = "%d tổ".formatted(facts.groups())
                + (facts.withoutGroup() > 0 ? ", %d người chưa có tổ".formatted(facts.withoutGroup()) : "")
                + (facts.monitors() == 0 ? ", chưa có lớp trưởng" : "");
        return new Step(Stage.PREPARATION, 70, title, link, note, done ? Status.DONE : Status.DOING, "");
    }
}
