package vn.nguon.papers;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Marks and remarks of the assessment's parts (điểm và nhận xét từng phần). A mark that stood is never lost: each version
 * stays, with who changed it and why.
 */
@Service
public class Marks {
    private final Classes classes;
    private final MarkBook book;
    private final PaperBook papers;
    private final PaperTasks tasks;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;
    private final ObjectProvider<MarkLock> locks;
    private final PracticePart practice;

    Marks(
            Classes classes,
            MarkBook book,
            PaperBook papers,
            PaperTasks tasks,
            Rules rules,
            Audit audit,
            Clock clock,
            ObjectProvider<MarkLock> locks,
            PracticePart practice) {
        this.classes = classes;
        this.book = book;
        this.papers = papers;
        this.tasks = tasks;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.locks = locks;
        this.practice = practice;
    }

    /**
     * The marks that count, by trainee and by the part's reference. For modules that decide by them; names nobody. Trainees
     * without any mark are missing, and so are parts without one.
     */
    @Transactional(readOnly = true)
    public Map<EnrolmentId, Map<UUID, PartScore>> of(ClassId id) {
        return book.all(id);
    }

    /** @param editable may the viewer mark? {@code released} do trainees see their marks? */
    record Grid(
            ClassHead head,
            List<MarkBook.Part> parts,
            List<MarkBook.GridRow> rows,
            boolean editable,
            boolean released) {}

    /** Everybody × every part. @throws NotFound if the viewer may not see the marks of this class */
    @Transactional(readOnly = true)
    Grid grid(Viewer viewer, String code) {
        var head = PaperRights.marks(classes, viewer, code);
        var parts = seen(viewer, head);
        return new Grid(
                head,
                parts,
                book.grid(head.id()),
                PaperRights.marks(viewer, head),
                parts.stream().anyMatch(MarkBook.Part::released));
    }

    record Column(
            ClassHead head,
            MarkBook.Part part,
            List<MarkBook.Entry> entries,
            List<MarkBook.Change> changes,
            ScoreRule rule,
            @Nullable Refusal locked) {}

    /** One part of everybody, to be filled in. @throws NotFound like {@link #grid}, or if the class has no such part */
    @Transactional(readOnly = true)
    Column column(Viewer viewer, String code, UUID part) {
        var head = PaperRights.marks(classes, viewer, code);
        var found = part(seen(viewer, head), part);
        return new Column(
                head,
                found,
                book.column(head.id(), found),
                book.changes(head.id(), found),
                rule(viewer, head),
                PaperRights.marks(viewer, head) ? refusal(head, found) : notMarker());
    }

    /**
     * Keeps a column in one statement. What cannot be read as a mark keeps nothing; what somebody else marked since the form
     * was loaded stays and is told.
     *
     * @throws NotFound like {@link #column}
     * @throws Forbidden if the viewer does not mark in this class
     */
    @Transactional
    public MarksSaved save(Viewer viewer, String code, UUID partRef, MarkForm form) {
        var head = PaperRights.marks(classes, viewer, code);
        if (!PaperRights.marks(viewer, head)) throw new Forbidden(notMarker().sentence());
        var part = part(seen(viewer, head), partRef);
        book.lock(head.id());
        var locked = refusal(head, part);
        if (locked != null) return new MarksSaved.Refused(locked);
        return save(viewer, head, part, form, book.column(head.id(), part), rule(viewer, head));
    }

    private MarksSaved save(
            Viewer viewer,
            ClassHead head,
            MarkBook.Part part,
            MarkForm form,
            List<MarkBook.Entry> entries,
            ScoreRule rule) {
        var merged = MarkMerge.of(viewer, entries, form, rule);
        if (!merged.errors().isEmpty()) return new MarksSaved.Wrong(merged.errors());
        if (form.reason().isEmpty() && merged.writings().stream().anyMatch(line -> line.version() > 1))
            return new MarksSaved.Refused(
                    new Refusal("thieu-ly-do", "Có điểm đã lưu bị đổi. Nhập lý do đổi điểm rồi lưu lại."));
        var now = clock.instant();
        var changed = book.write(viewer, part, merged.writings(), form.reason(), now);
        if (changed > 0) tasks.marked(head);
        if (!merged.conflicts().isEmpty()) return new MarksSaved.Overtaken(merged.conflicts(), changed);
        var marked = merged.writings().stream()
                        .filter(line -> line.version() == 1)
                        .count()
                + entries.stream().filter(entry -> entry.score() != null).count();
        return new MarksSaved.Saved(changed, (int) (entries.size() - marked));
    }

    /** Lets trainees see their marks. Only when every part of everybody is marked. @throws Forbidden unless it is the school */
    @Transactional
    public Outcome<Instant> release(Viewer viewer, String code) {
        var head = PaperRights.marks(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường công bố điểm.");
        book.lock(head.id());
        var parts = book.parts(head.id());
        var missing = book.grid(head.id()).stream()
                .filter(row -> parts.isEmpty()
                        || row.scores().isEmpty()
                        || row.scores().split(" ").length < parts.size())
                .count();
        if (missing > 0)
            return Outcome.refused(
                    "chua-du-diem", "Còn %s chưa đủ điểm. Chấm đủ rồi công bố.".formatted(Vn.count(missing, "người")));
        var now = clock.instant();
        book.release(head, viewer, now);
        audit.record(viewer, "RELEASE_MARKS", "class", head.id().value(), "Công bố điểm lớp " + head.code(), Map.of());
        return Outcome.done(now);
    }

    /** Classes that are taught or await results, in which the viewer marks; latest first. */
    @Transactional(readOnly = true)
    List<MarkBook.Marking> marking(Viewer viewer) {
        return book.marking(viewer);
    }

    /** The viewer's own marks by place in a class, once they are released; before that the place is not there. One statement. */
    @Transactional(readOnly = true)
    Map<Long, List<MarkBook.OwnMark>> own(List<PaperBook.OwnClass> own) {
        return book.own(own.stream()
                .filter(one -> one.setting().released() || one.state() == ClassState.FINISHED)
                .map(PaperBook.OwnClass::enrolmentId)
                .toList());
    }

    /** Whoever marks by paper number does not see that part by name: the mark would tell whose paper it was. */
    private List<MarkBook.Part> seen(Viewer viewer, ClassHead head) {
        var parts = book.parts(head.id());
        var setting = papers.setting(head.id());
        if (!PaperRights.hidesNames(viewer, head, setting)) return parts;
        return parts.stream()
                .filter(part -> !Objects.equals(part.id(), setting.part()))
                .toList();
    }

    private static MarkBook.Part part(List<MarkBook.Part> parts, UUID ref) {
        return parts.stream()
                .filter(part -> part.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("assessment part"));
    }

    private ScoreRule rule(Viewer viewer, ClassHead head) {
        var first = head.firstDay();
        return new ScoreRule(rules.on("results.score-step", first == null ? viewer.today() : first)
                .value());
    }

    private static Refusal notMarker() {
        return new Refusal("khong-cham", "Điểm do nhà trường và người chấm được giao của lớp nhập.");
    }

    private @Nullable Refusal refusal(ClassHead head, MarkBook.Part part) {
        var fed = practice.fed(head.id(), part.id());
        if (fed != null) return fed;
        var setting = papers.setting(head.id());
        if (setting.way().hidesNames() && Objects.equals(part.id(), setting.part()))
            return new Refusal(
                    "cham-theo-so-phach",
                    "Bài thu hoạch của lớp này chấm theo số phách, điểm tự vào bảng khi chấm xong.");
        if (head.state() != ClassState.STUDYING && head.state() != ClassState.AWAITING_RESULTS)
            return new Refusal(
                    "lop-khong-cham",
                    "Lớp đang ở trạng thái %s nên không nhập điểm được."
                            .formatted(head.state().vietnamese()));
        return locks.stream()
                .flatMap(lock -> lock.lockedFor(head).stream())
                .findFirst()
                .orElse(null);
    }
}
