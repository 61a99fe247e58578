package vn.nguon.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Taking the roll (điểm danh một buổi): open it, save it as often as wanted, close it, correct it later with a reason.
 * Saving the same form twice changes nothing; what somebody else marked since the form was loaded is never overwritten
 * without being shown.
 */
@Service
public class Rolls {
    private final Classes classes;
    private final RollBook book;
    private final RollTasks tasks;
    private final Clock clock;

    Rolls(Classes classes, RollBook book, RollTasks tasks, Clock clock) {
        this.classes = classes;
        this.book = book;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A roll with the people on it whom the viewer may see; corrections newest first, empty while it is open. */
    record Opened(ClassHead head, Roll roll, List<RollEntry> entries, List<RollBook.Correction> corrections) {}

    /** @throws NotFound if the viewer has no door to the class, only that of a trainee, or there is no such session */
    @Transactional(readOnly = true)
    Opened open(Viewer viewer, String code, UUID session) {
        var head = Readers.head(classes, viewer, code);
        var roll = book.find(viewer, head, session).orElseThrow(() -> new NotFound("session"));
        return new Opened(head, roll, book.entries(head, roll), roll.closed() ? book.corrections(roll) : List.of());
    }

    /**
     * Keeps the marks of a form in one statement, then closes the roll if asked to.
     *
     * @throws NotFound like {@link #open}
     * @throws Forbidden if the viewer may mark nobody here
     */
    @Transactional
    public RollSaved save(Viewer viewer, String code, UUID session, RollForm form) {
        var head = Readers.head(classes, viewer, code);
        var roll = book.lock(viewer, head, session).orElseThrow(() -> new NotFound("session"));
        if (roll.reach() instanceof RollReach.Nobody)
            throw new Forbidden(
                    "Buổi này do giảng viên của buổi, chủ nhiệm lớp, ban cán sự lớp hoặc cơ quan tổ chức lớp điểm danh.");
        var refusal = refusal(viewer, head, roll);
        if (refusal != null) return new RollSaved.Refused(refusal);
        var entries = book.entries(head, roll);
        var merged = Merge.of(viewer, roll, entries, form);
        if (roll.closed() && !merged.writings().isEmpty() && form.reason().isEmpty())
            return new RollSaved.Refused(new Refusal("thieu-ly-do", "Buổi đã chốt. Nhập lý do sửa rồi lưu lại."));
        var now = clock.instant();
        var changed = book.write(viewer, roll, merged.writings(), roll.closed() ? form.reason() : "", now);
        if (changed > 0 && !roll.closed())
            told(head, roll, entries, merged.unmarked().size());
        if (!merged.conflicts().isEmpty()) return new RollSaved.Overtaken(merged.conflicts(), changed);
        return form.close() && !roll.closed()
                ? close(viewer, roll, merged, changed, now)
                : new RollSaved.Saved(changed, merged.unmarked().size(), roll.closed());
    }

    /** The first mark opens the task of closing the roll; each later one says how many are left. */
    private void told(ClassHead head, Roll roll, List<RollEntry> before, int unmarked) {
        if (before.stream().allMatch(entry -> entry.mark() == null)) tasks.open(head, roll, unmarked);
        else tasks.marked(head, roll, unmarked);
    }

    private RollSaved close(Viewer viewer, Roll roll, Merge merged, int changed, Instant now) {
        if (roll.reach() instanceof RollReach.Group)
            return new RollSaved.Refused(new Refusal(
                    "to-truong-khong-chot",
                    "Tổ trưởng điểm danh tổ mình; lớp trưởng, giảng viên hoặc chủ nhiệm lớp chốt buổi."));
        if (!merged.unmarked().isEmpty())
            return new RollSaved.Refused(new Refusal("con-nguoi-chua-danh-dau", unmarked(merged.unmarked())));
        book.close(viewer, roll, now);
        tasks.close(roll);
        return new RollSaved.Saved(changed, 0, true);
    }

    private static @org.jspecify.annotations.Nullable Refusal refusal(Viewer viewer, ClassHead head, Roll roll) {
        if (!roll.hasComeBy(viewer.today()))
            return new Refusal(
                    "chua-den-buoi", "Buổi này học ngày " + Vn.date(roll.day()) + ". Đến ngày đó mới điểm danh được.");
        if (!head.state().reached(ClassState.SUMMONED))
            return new Refusal(
                    "lop-chua-hoc", "Lớp đang ở trạng thái " + head.state().vietnamese() + " nên chưa điểm danh được.");
        if (head.state() == ClassState.FINISHED)
            return new Refusal(
                    "lop-da-ket-thuc",
                    "Lớp đã kết thúc, kết quả đã quyết định theo điểm danh này nên không sửa được nữa.");
        if (roll.closed() && !roll.corrects())
            return new Refusal(
                    "da-chot", "Buổi đã chốt. Chủ nhiệm lớp hoặc cơ quan tổ chức lớp sửa được, có ghi lý do.");
        return null;
    }

    private static String unmarked(List<String> names) {
        var first = new ArrayList<>(names.subList(0, Math.min(5, names.size())));
        if (names.size() > 5) first.add("và " + (names.size() - 5) + " người nữa");
        return "Các dấu đã lưu. Còn %d người chưa đánh dấu: %s. Đánh dấu đủ rồi chốt lại."
                .formatted(names.size(), String.join(", ", first));
    }
}
