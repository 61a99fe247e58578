package vn.nguon.papers;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Appeals against the mark of a paper (phúc khảo): asked within a dated limit, marked by somebody who had no part in the first mark,
 * answered in writing by the school. Both marks stay. What an accepted one changes in results decided already is a supplementary
 * decision, which the module results is told of by {@link AppealAnswered}.
 */
@Service
public class Appeals {
    private static final String LIMIT = "papers.appeal-days";
    static final int MOST_REASON = 1000;
    static final int MOST_ANSWER = 2000;

    private final Classes classes;
    private final AppealBook book;
    private final PaperBook papers;
    private final MarkBook marks;
    private final MarkSettling settling;
    private final PaperTasks tasks;
    private final Rules rules;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Appeals(
            Classes classes,
            AppealBook book,
            PaperBook papers,
            MarkBook marks,
            MarkSettling settling,
            PaperTasks tasks,
            Rules rules,
            Ids ids,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.classes = classes;
        this.book = book;
        this.papers = papers;
        this.marks = marks;
        this.settling = settling;
        this.tasks = tasks;
        this.rules = rules;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What a trainee may still do.
     *
     * @param part whose mark it is about, null while the class does not say
     * @param lastDay last day in time, null before marks are released
     * @param closed why nothing can be asked, null when it can
     */
    record Desk(
            ClassHead head,
            MarkBook.@Nullable Part part,
            @Nullable BigDecimal score,
            @Nullable LocalDate lastDay,
            String source,
            @Nullable Refusal closed) {}

    /** @throws NotFound unless the viewer is a trainee of the class */
    @Transactional(readOnly = true)
    Desk desk(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!head.is(Capacity.TRAINEE)) throw new NotFound("own paper in class " + code);
        var setting = papers.setting(head.id());
        var part = settling.part(head.id(), setting);
        var own = part == null ? null : book.own(viewer, head.id(), part.id()).orElse(null);
        var days = rules.on(LIMIT, MarkSettling.day(viewer, head));
        var released = setting.releasedAt();
        var last = released == null ? null : last(released, days.whole());
        return new Desk(
                head,
                part,
                own == null || released == null ? null : own.score(),
                last,
                days.source().text(),
                closed(own, last, viewer.today()));
    }

    /**
     * Of the viewer's own classes those in which an appeal can still be asked for, with the last day. A statement for each opening day
     * among the classes whose marks are out: the limit is that day's.
     *
     * @param marked places that have a mark to appeal against
     * @param asked what the viewer asked for already
     */
    @Transactional(readOnly = true)
    Map<ClassId, LocalDate> open(
            Viewer viewer, List<PaperBook.OwnClass> own, Set<Long> marked, List<AppealBook.Appeal> asked) {
        var open = new HashMap<ClassId, LocalDate>();
        var days = new HashMap<LocalDate, Integer>();
        for (var one : own) {
            var released = one.setting().releasedAt();
            if (released == null
                    || !marked.contains(one.enrolmentId())
                    || asked.stream().anyMatch(appeal -> appeal.enrolmentId() == one.enrolmentId())) continue;
            var last = last(
                    released,
                    days.computeIfAbsent(
                            MarkSettling.day(viewer, one.firstDay()),
                            day -> rules.on(LIMIT, day).whole()));
            if (!viewer.today().isAfter(last)) open.put(one.id(), last);
        }
        return open;
    }

    private static LocalDate last(Instant released, int days) {
        return LocalDate.ofInstant(released, NguonClock.ZONE).plusDays(days);
    }

    private static @Nullable Refusal closed(AppealBook.@Nullable Own own, @Nullable LocalDate last, LocalDate today) {
        if (last == null) return refusal("chua-cong-bo", "Điểm chưa công bố nên chưa xin phúc khảo được.");
        if (own == null) return refusal("khong-co-diem", "Bài thu hoạch này chưa có điểm để phúc khảo.");
        if (own.asked()) return refusal("da-xin", "Bài này đã xin phúc khảo một lần.");
        if (today.isAfter(last)) return refusal("qua-han", "Hạn xin phúc khảo là %s, đã qua.".formatted(Vn.date(last)));
        return null;
    }

    private static Refusal refusal(String code, String sentence) {
        return new Refusal(code, sentence);
    }

    /**
     * @param reason 1 to {@value #MOST_REASON} characters
     * @throws NotFound like {@link #desk}
     */
    @Transactional
    public Outcome<UUID> ask(Viewer viewer, String code, String reason) {
        var desk = desk(viewer, code);
        if (desk.closed() != null) return new Outcome.Refused<>(desk.closed());
        var part = java.util.Objects.requireNonNull(desk.part());
        var own = book.own(viewer, desk.head().id(), part.id()).orElseThrow();
        var ref = ids.next();
        if (!book.ask(viewer, ref, own, part.id(), reason, clock.instant()))
            return Outcome.refused("da-xin", "Bài này đã xin phúc khảo một lần.");
        tasks.appeals(desk.head(), book.waiting(desk.head().id()));
        audit.record(
                viewer,
                "ASK_APPEAL",
                "class",
                desk.head().id().value(),
                "Xin phúc khảo bài thu hoạch, lớp " + code,
                Map.of("appeal", ref.toString()));
        return Outcome.done(ref);
    }

    /** The viewer's own, latest first. */
    @Transactional(readOnly = true)
    List<AppealBook.Appeal> own(Viewer viewer) {
        return book.own(viewer);
    }

    record Overview(ClassHead head, List<AppealBook.Appeal> appeals) {}

    /** @throws Forbidden unless the viewer is of the school that issues the certificate */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = school(viewer, code);
        return new Overview(head, book.of(viewer, head.id()));
    }

    private ClassHead school(Viewer viewer, String code) {
        var head = PaperRights.papers(classes, viewer, code);
        if (!head.school()) throw new Forbidden("Phòng đào tạo của trường cấp chứng chỉ giải quyết phúc khảo.");
        return head;
    }

    /** @param candidates who could mark it again; empty once it is marked */
    record One(ClassHead head, AppealBook.Appeal appeal, List<AppealBook.Candidate> candidates) {}

    /** @throws NotFound if there is no such appeal in the class */
    @Transactional(readOnly = true)
    One one(Viewer viewer, String code, UUID ref) {
        var head = school(viewer, code);
        var appeal = find(viewer, head, ref);
        return new One(head, appeal, appeal.again() == null ? book.candidates(appeal) : List.of());
    }

    private AppealBook.Appeal find(Viewer viewer, ClassHead head, UUID ref) {
        return book.find(viewer, ref)
                .filter(one -> one.classId().equals(head.id()))
                .orElseThrow(() -> new NotFound("appeal " + ref));
    }

    /** Gives the paper to another marker. @return refused for whoever had a part in the first mark, or once it is marked */
    @Transactional
    public Outcome<UUID> give(Viewer viewer, String code, UUID ref, UUID person) {
        var head = school(viewer, code);
        marks.lock(head.id());
        var appeal = find(viewer, head, ref);
        var chosen = book.candidates(appeal).stream()
                .filter(one -> one.person().equals(person))
                .findFirst();
        if (chosen.isEmpty())
            return Outcome.refused("nguoi-da-cham", "Chọn một người chấm của lớp chưa chấm bài này lần nào.");
        if (!book.give(appeal, chosen.get().personId(), clock.instant()))
            return Outcome.refused("da-cham-lai", "Bài này đã chấm lại rồi.");
        tasks.markers(head);
        tasks.appeals(head, book.waiting(head.id()));
        return Outcome.done(ref);
    }

    /**
     * Answers in writing. Accepted: the mark of the second marking counts from now on; otherwise the first stays. Works when results are
     * decided already: what was decided stays as it is until a supplementary decision.
     */
    @Transactional
    public Outcome<UUID> answer(Viewer viewer, String code, UUID ref, boolean accepted, String answer) {
        var head = school(viewer, code);
        marks.lock(head.id());
        var appeal = find(viewer, head, ref);
        var again = appeal.again();
        if (again == null) return Outcome.refused("chua-cham-lai", "Bài chưa được chấm lại nên chưa trả lời được.");
        if (accepted && again.compareTo(appeal.before()) == 0)
            return Outcome.refused(
                    "diem-khong-doi", "Điểm chấm lại bằng điểm cũ nên không có gì để đổi. Chọn giữ điểm cũ.");
        var stands = book.mark(appeal.enrolmentId(), appeal.partId());
        var at = clock.instant();
        if (!book.answer(viewer, ref, accepted, accepted ? again : stands.score(), answer, at))
            return Outcome.refused("da-tra-loi", "Đơn phúc khảo này đã có trả lời.");
        if (accepted) {
            var part = marks.parts(head.id()).stream()
                    .filter(one -> one.id() == appeal.partId())
                    .findFirst()
                    .orElseThrow(() -> new NotFound("assessment part"));
            marks.write(
                    viewer,
                    part,
                    List.of(new MarkBook.Writing(appeal.enrolmentId(), again, stands.remark(), stands.version() + 1)),
                    "Phúc khảo",
                    at);
        }
        tasks.appeals(head, book.waiting(head.id()));
        audit.record(
                viewer,
                "ANSWER_APPEAL",
                "class",
                head.id().value(),
                "Trả lời phúc khảo, lớp " + code,
                Map.of("appeal", ref.toString(), "accepted", accepted));
        events.publishEvent(new AppealAnswered(head.id(), new EnrolmentId(appeal.enrolmentId()), accepted));
        return Outcome.done(ref);
    }

    /** An answered appeal as it is printed. @param issuer who answers */
    record Letter(ClassHead head, AppealBook.Appeal appeal, String issuer) {}

    /** @throws NotFound unless it is answered and the viewer is the trainee or of the school */
    @Transactional(readOnly = true)
    Letter letter(Viewer viewer, UUID ref) {
        var appeal = book.find(viewer, ref)
                .filter(one -> one.accepted() != null)
                .orElseThrow(() -> new NotFound("appeal " + ref));
        var head = classes.head(viewer, appeal.classId());
        if (!appeal.mine() && !head.school()) throw new NotFound("appeal " + ref);
        return new Letter(head, appeal, book.issuer(head.id()));
    }
}
