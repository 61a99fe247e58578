package vn.nguon.practice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * Before and after (trước và sau khóa học): each trainee, and the sending commune about the trainee, answer the same short form on the
 * five skills at the beginning of a class and at its end. A class keeps the version of the form it began with.
 */
@Service
public class Skills {
    private final Classes classes;
    private final SkillForms forms;
    private final SkillBook book;
    private final SkillTasks tasks;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    Skills(Classes classes, SkillForms forms, SkillBook book, SkillTasks tasks, Rules rules, Audit audit, Clock clock) {
        this.classes = classes;
        this.forms = forms;
        this.book = book;
        this.tasks = tasks;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** A class begins: it keeps the newest form from now on, and those who owe the first answer get their task. Twice is once. */
    @Transactional
    void begin(ClassId id) {
        var days = book.days(id);
        var first = days.firstDay();
        var last = days.lastDay();
        if (first == null || last == null) return;
        var length = rules.on("practice.survey-days", first).whole();
        if (book.begin(id, SkillSurvey.begin(forms.newest(id), first, last, length))) tasks.owe(id, Moment.BEFORE);
    }

    /** A class was taught: the second answer is owed. */
    @Transactional
    void taught(ClassId id) {
        if (book.survey(id).isPresent()) tasks.owe(id, Moment.AFTER);
    }

    /** @param survey null before the class began; {@code form} what it uses, or would begin with */
    record Overview(
            ClassHead head,
            @Nullable SkillSurvey survey,
            SkillForm form,
            List<SkillBook.Line> lines,
            List<SkillBook.Mean> means) {}

    /** Who has answered, and the means. @throws NotFound if the viewer may not see what is said of this class's trainees */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = PracticeRights.head(classes, viewer, code);
        var survey = book.survey(head.id()).orElse(null);
        return new Overview(head, survey, form(head, survey), book.lines(head.id()), book.means(head.id()));
    }

    private SkillForm form(ClassHead head, @Nullable SkillSurvey survey) {
        return forms.get(survey == null ? forms.newest(head.id()) : survey.formId());
    }

    record OfOne(
            ClassHead head,
            SkillForm form,
            SkillBook.Trainee trainee,
            List<SkillBook.Value> values,
            List<SkillBook.Remark> remarks) {}

    /** All that was said of one trainee. @throws NotFound like {@link #overview}, or if there is no such trainee */
    @Transactional(readOnly = true)
    OfOne of(Viewer viewer, String code, UUID trainee) {
        var head = PracticeRights.head(classes, viewer, code);
        var survey = book.survey(head.id()).orElse(null);
        var found = book.trainee(head.id(), trainee).orElseThrow(() -> new NotFound("trainee"));
        return new OfOne(
                head, form(head, survey), found, book.values(found.enrolmentId()), book.remarks(found.enrolmentId()));
    }

    /** Is the class past the days that anybody could move? */
    static boolean over(ClassHead head) {
        return head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED;
    }

    /**
     * Other days for the windows.
     *
     * @param windows its form counts for nothing; its version is the one that was seen
     * @throws Forbidden if the viewer neither runs, certifies nor supervises the class
     * @throws Stale if somebody else saved first
     */
    @Transactional
    public Outcome<LocalDate> setWindows(Viewer viewer, String code, SkillSurvey windows) {
        var head = PracticeRights.head(classes, viewer, code);
        if (!PracticeRights.arranges(viewer, head))
            throw new Forbidden("Ngày trả lời phiếu do cơ quan tổ chức lớp, nhà trường hoặc chủ nhiệm lớp đặt.");
        var survey = book.survey(head.id()).orElse(null);
        if (survey == null)
            return Outcome.refused("lop-chua-hoc", "Lớp chưa bắt đầu học nên chưa có ngày trả lời phiếu.");
        if (over(head))
            return Outcome.refused(
                    "lop-da-xong",
                    "Lớp đã ở trạng thái %s nên không đổi ngày được nữa."
                            .formatted(head.state().vietnamese()));
        if (windows.beforeTo().isBefore(windows.beforeFrom())
                || windows.afterTo().isBefore(windows.afterFrom()))
            return Outcome.refused("ngay-nguoc", "Ngày cuối phải từ ngày đầu trở đi.");
        if (!windows.beforeTo().isBefore(windows.afterFrom()))
            return Outcome.refused("ngay-chong", "Phiếu cuối khóa phải bắt đầu sau khi phiếu đầu khóa hết ngày.");
        var changed = new SkillSurvey(
                survey.formId(),
                windows.beforeFrom(),
                windows.beforeTo(),
                windows.afterFrom(),
                windows.afterTo(),
                windows.version());
        if (!book.change(head.id(), changed)) throw stale();
        tasks.owe(head.id(), Moment.BEFORE);
        if (head.state() == ClassState.AWAITING_RESULTS || !viewer.today().isBefore(changed.afterFrom()))
            tasks.owe(head.id(), Moment.AFTER);
        return Outcome.done(changed.afterTo());
    }

    private static Stale stale() {
        return new Stale("Người khác vừa lưu. Mở lại trang để xem rồi lưu lại.");
    }

    /**
     * A new version of the form, of the organisation that organises the class. A class in which nobody has answered goes over to it;
     * others keep theirs.
     *
     * @param form its id, ref, no and owner count for nothing
     * @return whether this class uses it
     * @throws Forbidden unless an office that runs or certifies the class
     */
    @Transactional
    public Outcome<Boolean> write(Viewer viewer, String code, SkillForm form) {
        var head = PracticeRights.head(classes, viewer, code);
        if (!PracticeRights.words(head)) throw new Forbidden("Mẫu phiếu do cơ quan tổ chức lớp và nhà trường sửa.");
        var owner = forms.owner(head.id());
        if (owner == null)
            return Outcome.refused("chua-co-co-quan", "Lớp chưa ghi cơ quan tổ chức nên chưa có nơi giữ mẫu phiếu.");
        if (form.most() < 3 || form.most() > 10)
            return Outcome.refused("thang", "Thang đánh giá có từ 3 đến 10 mức, mỗi dòng một mức.");
        var made = forms.add(viewer, owner, form);
        audit.record(
                viewer,
                "WRITE_SKILL_FORM",
                "class",
                head.id().value(),
                "Sửa mẫu phiếu đánh giá năm mặt, từ lớp " + head.code(),
                Map.of("form", made));
        var survey = book.survey(head.id()).orElse(null);
        if (survey == null) return Outcome.done(true);
        if (book.answered(head.id())) return Outcome.done(false);
        var changed = new SkillSurvey(
                made, survey.beforeFrom(), survey.beforeTo(), survey.afterFrom(), survey.afterTo(), survey.version());
        if (!book.change(head.id(), changed)) throw stale();
        return Outcome.done(true);
    }

    /** Forms the viewer may answer or has answered, latest class first. */
    @Transactional(readOnly = true)
    List<SkillBook.Owed> owed(Viewer viewer) {
        return book.owed(viewer);
    }

    /** @param closed why nothing is taken now; null while it is */
    record Sheet(SkillBook.Owed of, SkillForm form, SkillAnswer answer, vn.nguon.shared.@Nullable Refusal closed) {}

    /** @throws NotFound unless it is about the viewer, or about somebody the viewer's commune sent */
    @Transactional(readOnly = true)
    Sheet sheet(Viewer viewer, UUID trainee, Moment moment) {
        var owed = book.owed(viewer, trainee, moment).orElseThrow(() -> new NotFound("skill form"));
        return new Sheet(
                owed,
                forms.get(owed.formId()),
                book.answer(owed.enrolmentId(), owed.who(), moment),
                closed(viewer, owed));
    }

    private vn.nguon.shared.@Nullable Refusal closed(Viewer viewer, SkillBook.Owed owed) {
        if (owed.state().equals("FINISHED"))
            return new vn.nguon.shared.Refusal("lop-da-ket-thuc", "Lớp đã kết thúc nên phiếu không sửa được nữa.");
        return book.survey(new ClassId(owed.classId()))
                .map(survey -> survey.closed(owed.moment(), viewer.today()))
                .orElse(null);
    }

    /**
     * Keeps an answer; the same answer twice is once.
     *
     * @param answer a value for each skill of the form
     * @throws NotFound like {@link #sheet}
     * @throws Stale if somebody else of the commune answered differently since the form was opened
     */
    @Transactional
    public Outcome<Integer> answer(Viewer viewer, UUID trainee, String when, SkillAnswer answer) {
        var moment = Moment.of(when).orElseThrow(() -> new NotFound("moment " + when));
        var sheet = sheet(viewer, trainee, moment);
        var closed = sheet.closed();
        if (closed != null) return new Outcome.Refused<>(closed);
        var asked = new HashSet<String>();
        for (var question : sheet.form().questions()) asked.add(question.skill());
        if (!answer.values().keySet().equals(asked)
                || answer.values().values().stream()
                        .anyMatch(value -> value < 1 || value > sheet.form().most()))
            return Outcome.refused("thieu-muc", "Chọn một mức cho cả năm mặt.");
        if (!book.write(viewer, sheet.of(), answer, clock.instant())) {
            var stands = sheet.answer();
            if (!stands.values().equals(answer.values()) || !stands.remark().equals(answer.remark()))
                throw new Stale("%s vừa trả lời phiếu này. Mở lại phiếu để xem rồi sửa."
                        .formatted(sheet.of().actor()));
        }
        tasks.answered(new ClassId(sheet.of().classId()), sheet.of());
        return Outcome.done(answer.values().size());
    }
}
