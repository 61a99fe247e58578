package vn.nguon.feedback;

import java.time.Clock;
import java.time.Instant;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/** "Đánh giá lớp học" in the class's checklist. One statement. */
@Component
class FeedbackChecklist extends FactStep<FeedbackChecklist.State> {
    private final Clock clock;

    FeedbackChecklist(JdbcClient jdbc, Clock clock) {
        super(jdbc, STATE, State.class);
        this.clock = clock;
    }

    record State(Instant closesAt, @Nullable Instant countedAt, int ticks) {}

    private static final String STATE = """
            SELECT s.closes_at, s.counted_at, (SELECT count(*) FROM feedback_tick t WHERE t.survey_id = s.id) AS ticks
              FROM feedback_survey s
             WHERE s.class_id = :class
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<State> facts) {
        if (!head.office()) return List.of();
        var link = head.link("/danh-gia");
        if (facts.isEmpty())
            return List.of(
                    head.state().reached(ClassState.STUDYING)
                            ? step(link, "Không ghi tên, mở trong thời hạn", Status.TODO, "")
                            : step(null, "", Status.BLOCKED, "Chưa làm được: lớp chưa học"));
        var state = facts.getFirst();
        var turnout = "Đã trả lời %d/%d người".formatted(state.ticks(), head.trainees());
        if (state.countedAt() != null) return List.of(step(link, turnout, Status.DONE, ""));
        var lastDay = state.closesAt().minusNanos(1).atZone(NguonClock.ZONE).toLocalDate();
        var closed = !clock.instant().isBefore(state.closesAt());
        return List.of(step(
                link,
                turnout + (closed ? "" : ", đến hết ngày " + Vn.date(lastDay)),
                Status.DOING,
                closed ? "Đang tổng hợp" : ""));
    }

    private static Step step(@Nullable String link, String note, Status status, String why) {
        return new Step(Stage.TEACHING, 90, "Đánh giá lớp học", link, note, status, why);
    }
}
