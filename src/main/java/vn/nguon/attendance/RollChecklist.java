package vn.nguon.attendance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/** What the rolls say to the class: their line of the checklist, and that no class awaits results with a roll open. */
@Component
class RollChecklist extends FactStep<RollChecklist.Count> implements TransitionCondition {
    private final JdbcClient jdbc;

    RollChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
        this.jdbc = jdbc;
    }

    record Count(int sessions, int closed, int late, int come) {}

    private static final String COUNT = """
            SELECT count(*) AS sessions,
                   count(k.session_id) AS closed,
                   count(*) FILTER (WHERE k.session_id IS NULL AND s.day < :day) AS late,
                   count(*) FILTER (WHERE s.day <= :day) AS come
              FROM session s
              LEFT JOIN roll_closing k ON k.session_id = s.id
             WHERE s.class_id = :class
            """;

    private Count count(ClassHead head, LocalDate today) {
        return jdbc.sql(COUNT)
                .param("class", head.id().value())
                .param("day", today)
                .query(Count.class)
                .single();
    }

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        var link = head.link("/diem-danh");
        if (count.sessions() == 0) return List.of(step(null, "", Status.BLOCKED, "Chưa làm được: chưa có lịch học"));
        var note = "Đã chốt %d/%d buổi".formatted(count.closed(), count.sessions());
        if (count.closed() == count.sessions()) return List.of(step(link, note, Status.DONE, ""));
        if (count.come() == 0) return List.of(step(link, note, Status.TODO, "Chưa đến ngày học"));
        if (count.late() > 0) return List.of(step(link, note, Status.LATE, "Quá hạn %d buổi".formatted(count.late())));
        return List.of(step(link, note, Status.DOING, ""));
    }

    private static Step step(@org.jspecify.annotations.Nullable String link, String note, Status status, String why) {
        return new Step(Stage.TEACHING, 20, "Điểm danh từng buổi", link, note, status, why);
    }

    @Override
    public Optional<Refusal> mayGo(ClassHead head, ClassState to) {
        if (to != ClassState.AWAITING_RESULTS) return Optional.empty();
        var last = head.lastDay();
        var count = count(head, last == null ? LocalDate.EPOCH : last);
        var open = count.sessions() - count.closed();
        return open == 0
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "con-buoi-chua-chot",
                        "Còn %d buổi chưa chốt điểm danh. Chốt hết rồi chuyển sang chờ kết quả.".formatted(open)));
    }
}
