package vn.nguon.practice.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.FactStep;
import vn.nguon.classes.Stage;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.shared.Viewer;

/** Field study on the class's checklist: planning it, going there, and what became of the recommendations. One statement. */
@Component
class FieldChecklist extends FactStep<FieldChecklist.Count> {

    FieldChecklist(JdbcClient jdbc) {
        super(jdbc, COUNT, Count.class);
    }

    record Count(
            boolean planned,
            boolean begun,
            boolean over,
            int groups,
            int sites,
            int confirmed,
            int minutes,
            int found,
            int recommendations,
            int waiting,
            int sent,
            int answered,
            int done,
            int late) {}

    private static final String COUNT = """
            SELECT s.class_id IS NOT NULL AS planned, coalesce(s.first_day <= :day, false) AS begun, coalesce(s.last_day < :day, false) AS over,
                   g.groups, g.sites, g.confirmed, g.minutes, g.found, r.*
              FROM training_class c
              LEFT JOIN field_study s ON s.class_id = c.id
             CROSS JOIN LATERAL (
                   SELECT count(*) AS groups, count(x.site_id) AS sites, count(x.confirmed_on) AS confirmed, count(m.signed_on) AS minutes,
                          count(*) FILTER (WHERE EXISTS (SELECT FROM finding f WHERE f.group_id = x.id)) AS found
                     FROM field_group x LEFT JOIN field_minutes m ON m.group_id = x.id
                    WHERE x.class_id = c.id) g
             CROSS JOIN LATERAL (
                   SELECT count(*) AS recommendations, count(*) FILTER (WHERE y.state = 'PROPOSED') AS waiting, count(y.sent_on) AS sent,
                          count(*) FILTER (WHERE y.state IN ('ACCEPTED', 'PARTLY', 'DECLINED', 'DONE')) AS answered,
                          count(*) FILTER (WHERE y.state IN ('DECLINED', 'DONE')) AS done,
                          count(*) FILTER (WHERE y.state = 'SENT' AND y.answer_by < :day OR y.state IN ('ACCEPTED', 'PARTLY') AND y.due_on < :day) AS late
                     FROM recommendation y WHERE y.class_id = c.id) r
             WHERE c.id = :class
            """;

    @Override
    protected List<Step> steps(Viewer viewer, ClassHead head, List<Count> facts) {
        var count = facts.getFirst();
        // A class may well have none; once it is over nobody is asked for one.
        if (!count.planned() && head.state() == ClassState.FINISHED) return List.of();
        var opens = FieldReach.readsAll(viewer, head) || head.is(Capacity.TRAINEE);
        var link = opens ? head.link("/thuc-te") : null;
        return List.of(planning(count, link), visiting(count, link), following(count, link));
    }

    private static Step planning(Count count, @Nullable String link) {
        var title = "Lập kế hoạch nghiên cứu thực tế";
        if (!count.planned()) return new Step(Stage.PREPARATION, 75, title, link, "Chưa lập", Status.TODO, "");
        var note =
                "%d tổ, %d tổ có xã đón, %d xã đã xác nhận".formatted(count.groups(), count.sites(), count.confirmed());
        var ready = count.groups() > 0 && count.confirmed() == count.groups();
        var status = ready ? Status.DONE : count.begun() ? Status.LATE : Status.DOING;
        return new Step(
                Stage.PREPARATION, 75, title, link, note, status, status == Status.LATE ? "Đã đến ngày đi" : "");
    }

    private static Step visiting(Count count, @Nullable String link) {
        var title = "Đi thực tế, ghi điều thấy được";
        if (!count.planned() || count.groups() == 0)
            return new Step(Stage.TEACHING, 35, title, null, "Sau khi lập kế hoạch và chia tổ", Status.BLOCKED, "");
        var note = "%d/%d tổ có điều thấy được, %d biên bản đã ký"
                .formatted(count.found(), count.groups(), count.minutes());
        if (count.found() == count.groups() && count.minutes() == count.groups())
            return new Step(Stage.TEACHING, 35, title, link, note, Status.DONE, "");
        if (!count.begun()) return new Step(Stage.TEACHING, 35, title, link, note, Status.TODO, "Chưa đến ngày đi");
        return new Step(
                Stage.TEACHING,
                35,
                title,
                link,
                note,
                count.over() ? Status.DUE : Status.DOING,
                count.over() ? "Còn thiếu" : "");
    }

    private static Step following(Count count, @Nullable String link) {
        var title = "Gửi kiến nghị, theo dõi xã trả lời";
        if (count.recommendations() == 0)
            return new Step(Stage.AFTERWARDS, 20, title, null, "Sau khi các tổ ghi kiến nghị", Status.BLOCKED, "");
        var note = "%d kiến nghị: gửi %d, trả lời %d, xong %d"
                .formatted(count.recommendations(), count.sent(), count.answered(), count.done());
        if (count.late() > 0)
            return new Step(Stage.AFTERWARDS, 20, title, link, note, Status.LATE, "Quá hạn %d".formatted(count.late()));
        if (count.waiting() > 0)
            return new Step(
                    Stage.AFTERWARDS, 20, title, link, note, Status.DUE, "Chờ gửi %d".formatted(count.waiting()));
        var over = count.done() == count.recommendations();
        return new Step(Stage.AFTERWARDS, 20, title, link, note, over ? Status.DONE : Status.DOING, "");
    }
}
