package vn.nguon.practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

/**
 * Role practice of a class (thực hành vai trò): how it is set up, whether the turns fit, the deal of situations and roles, changes by
 * hand, and showing trainees their scores. Scoring itself: {@link Scoring}. Longer than most: each change with all that may speak
 * against it.
 */
@Service
public class Practice {
    private final Classes classes;
    private final PracticeBook book;
    private final ScoreBook scores;
    private final PracticeTasks tasks;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<PracticeLock> locks;

    Practice(
            Classes classes,
            PracticeBook book,
            ScoreBook scores,
            PracticeTasks tasks,
            Rules rules,
            Audit audit,
            Clock clock,
            ApplicationEventPublisher events,
            ObjectProvider<PracticeLock> locks) {
        this.classes = classes;
        this.book = book;
        this.scores = scores;
        this.tasks = tasks;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.locks = locks;
    }

    /**
     * @param set was anything saved? Otherwise the plan's setting is what a class begins with
     * @param closed why nothing can be changed any more; null while it can
     * @param teaches sessions that the viewer teaches, and may release
     */
    record Overview(
            ClassHead head,
            boolean set,
            PracticePlan plan,
            List<PracticeBook.Choice> choices,
            List<Long> teaches,
            @Nullable Refusal closed) {}

    /** @throws NotFound if the viewer may not see the turns of this class */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = PracticeRights.turns(classes, viewer, code);
        var setting = book.setting(head.id());
        var sessions = book.sessions(head.id());
        var values = setting.isEmpty() || sessions.isEmpty() ? values(viewer, head) : Map.<String, Rule>of();
        return new Overview(
                head,
                setting.isPresent(),
                new PracticePlan(
                        setting.orElseGet(() -> usual(head, values)),
                        book.members(head.id()),
                        sessions,
                        book.turns(head.id()),
                        viewer.today(),
                        sessions.isEmpty() ? halfDay(values) : 0),
                book.choices(head.id()),
                scores.taught(viewer, head.id()),
                (setting.isPresent() ? closed(head) : over(head)).orElse(null));
    }

    private PracticePlan plan(Viewer viewer, ClassHead head, PracticeSetting setting) {
        return new PracticePlan(
                setting, book.members(head.id()), book.sessions(head.id()), book.turns(head.id()), viewer.today(), 0);
    }

    /** Values of the class's opening day, by key. One statement. */
    private Map<String, Rule> values(Viewer viewer, ClassHead head) {
        var first = head.firstDay();
        var values = new HashMap<String, Rule>();
        for (var rule : rules.all(first == null ? viewer.today() : first)) values.put(rule.key(), rule);
        return values;
    }

    private static Rule value(Map<String, Rule> values, String key) {
        var rule = values.get(key);
        if (rule == null) throw new IllegalStateException("no rule value for " + key);
        return rule;
    }

    /** Minutes of a half day that might be added to a timetable without practice. */
    private static int halfDay(Map<String, Rule> values) {
        var hours = value(values, "timetable.morning-to")
                .value()
                .subtract(value(values, "timetable.morning-from").value());
        return hours.multiply(BigDecimal.valueOf(60)).intValue();
    }

    /** What a class begins with: values of rule_parameter, a seed that is its own. */
    private static PracticeSetting usual(ClassHead head, Map<String, Rule> values) {
        return new PracticeSetting(
                Heads.ONCE,
                Math.floorMod(head.ref().hashCode(), 1_000_000),
                value(values, "practice.turn-minutes").whole(),
                value(values, "practice.lecturer-share").whole(),
                null,
                null,
                0);
    }

    record Setup(
            ClassHead head,
            PracticeSetting setting,
            List<PracticeBook.Choice> choices,
            List<PracticeBook.Part> parts,
            Rule turnMinutes,
            Rule share) {}

    /** What the form of settings needs. @throws NotFound like {@link #overview} @throws Forbidden unless the viewer arranges the practice */
    @Transactional(readOnly = true)
    Setup setup(Viewer viewer, String code) {
        var head = arranging(viewer, code);
        var values = values(viewer, head);
        return new Setup(
                head,
                book.setting(head.id()).orElseGet(() -> usual(head, values)),
                book.choices(head.id()),
                book.parts(head.id()),
                value(values, "practice.turn-minutes"),
                value(values, "practice.lecturer-share"));
    }

    private ClassHead arranging(Viewer viewer, String code) {
        var head = PracticeRights.turns(classes, viewer, code);
        if (!PracticeRights.arranges(viewer, head))
            throw new Forbidden("Thực hành do cơ quan tổ chức lớp, nhà trường hoặc chủ nhiệm lớp sắp xếp.");
        return head;
    }

    /**
     * @return the new version; refused once results are decided, the class is over, or a situation or part is not the class's
     * @throws NotFound and {@link Forbidden} like {@link #setup} @throws Stale if somebody else saved first
     */
    @Transactional
    public Outcome<Integer> set(Viewer viewer, String code, PracticeWish wish) {
        var head = arranging(viewer, code);
        book.lock(head.id());
        var refusal = closed(head);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var choices = book.choices(head.id());
        var situations = new ArrayList<Long>();
        for (var choice : choices) if (wish.situations().contains(choice.ref())) situations.add(choice.situationId());
        if (situations.isEmpty() || situations.size() < wish.situations().size())
            return Outcome.refused("chua-chon-tinh-huong", "Chọn ít nhất một tình huống trong danh sách.");
        var part = wish.part();
        var found = book.parts(head.id()).stream()
                .filter(one -> one.ref().equals(part))
                .findFirst();
        if (part != null && found.isEmpty())
            return Outcome.refused("phan-diem", "Phần điểm này không còn trong chương trình của lớp. Chọn lại.");
        var setting = new PracticeSetting(
                wish.eachSession() ? Heads.EACH : Heads.ONCE,
                wish.seed(),
                wish.turnMinutes(),
                wish.lecturerShare(),
                found.map(PracticeBook.Part::id).orElse(null),
                null,
                wish.version());
        if (!book.set(head.id(), setting, situations)) throw stale();
        audit.record(
                viewer,
                "SET_PRACTICE",
                "class",
                head.id().value(),
                "Đặt cách thực hành của lớp " + head.code(),
                Map.of(
                        "heads",
                        setting.heads().name(),
                        "turnMinutes",
                        setting.turnMinutes(),
                        "lecturerShare",
                        setting.lecturerShare(),
                        "situations",
                        situations.size()));
        if (book.sessions(head.id()).stream().anyMatch(session -> session.releasedAt() != null))
            events.publishEvent(new PracticeReleased(head.id(), viewer.id(), viewer.name()));
        return Outcome.done(wish.version() + 1);
    }

    private static Stale stale() {
        return new Stale("Người khác vừa sửa phần thực hành. Mở lại trang để xem rồi làm tiếp.");
    }

    /**
     * Deals situations and roles anew: what was played, and what was changed by hand, stays. The same number, people and sessions give
     * the same deal.
     *
     * @param seed null: the number of the setting again
     * @return how many turns there are now, and who is left without
     * @throws NotFound and {@link Forbidden} like {@link #setup}
     */
    @Transactional
    public Outcome<Integer> deal(Viewer viewer, String code, @Nullable Integer seed) {
        var head = arranging(viewer, code);
        book.lock(head.id());
        var refusal = closed(head);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var setting = book.setting(head.id()).orElse(null);
        if (setting == null) return Outcome.refused("chua-dat", "Đặt cách thực hành và chọn tình huống rồi chia.");
        var plan = plan(viewer, head, setting);
        if (plan.members().isEmpty()) return Outcome.refused("chua-co-hoc-vien", "Lớp chưa có học viên để chia.");
        if (plan.sessions().isEmpty())
            return Outcome.refused(
                    "chua-co-buoi", "Lịch học chưa có buổi thực hành. Xếp buổi loại “Thực hành” rồi chia.");
        var casts = book.casts(head.id());
        var scenes = book.choices(head.id()).stream()
                .filter(PracticeBook.Choice::chosen)
                .map(choice -> new Deal.Scene(choice.versionId(), choice.roles() - 1))
                .toList();
        var number = seed == null ? setting.seed() : seed;
        var dealt = Deal.of(
                number,
                setting.heads(),
                plan.members().stream()
                        .map(member -> new Deal.Person(member.enrolmentId(), member.ref(), member.groupNo()))
                        .toList(),
                plan.sittings(),
                scenes,
                plan.turns().stream()
                        .filter(turn -> turn.byHand() || turn.played())
                        .map(turn -> new Deal.Kept(
                                turn.sessionId(),
                                turn.groupNo(),
                                turn.versionId(),
                                turn.headId(),
                                casts.getOrDefault(turn.id(), Map.of()),
                                turn.roles()))
                        .toList());
        book.write(head.id(), dealt.turns());
        book.dealt(head.id(), clock.instant(), number);
        audit.record(
                viewer,
                "DEAL_PRACTICE",
                "class",
                head.id().value(),
                "Chia tình huống thực hành lớp " + head.code(),
                Map.of(
                        "seed",
                        number,
                        "turns",
                        dealt.turns().size(),
                        "left",
                        dealt.left().size()));
        return Outcome.done(dealt.turns().size());
    }

    /** The class's turns in order of time, for modules that go on from them. @throws NotFound like {@link #overview} */
    @Transactional(readOnly = true)
    public List<DealtTurn> dealt(Viewer viewer, String code) {
        return book.dealt(PracticeRights.turns(classes, viewer, code).id());
    }

    /** Refs of the situations that the class may choose. @throws NotFound like {@link #overview} */
    @Transactional(readOnly = true)
    public List<UUID> situations(Viewer viewer, String code) {
        return book.choices(PracticeRights.turns(classes, viewer, code).id()).stream()
                .map(PracticeBook.Choice::ref)
                .toList();
    }

    /**
     * One turn with all that its form needs.
     *
     * @param roles names of the roles, the head's first
     * @param locked why it cannot be changed; null while it can
     * @param watched what observers gave, for offices and the supervisor; empty for others
     */
    record OneTurn(
            ClassHead head,
            PracticePlan plan,
            PracticeBook.Turn turn,
            List<String> roles,
            Map<Integer, Long> cast,
            List<PracticeBook.Choice> choices,
            @Nullable Refusal locked,
            List<ScoreBook.Watched> watched,
            List<ScoreBook.Said> said) {}

    /** @throws NotFound like {@link #overview}, or if the class has no such turn */
    @Transactional(readOnly = true)
    OneTurn turn(Viewer viewer, String code, UUID ref) {
        var head = PracticeRights.turns(classes, viewer, code);
        var plan = plan(viewer, head, book.setting(head.id()).orElseThrow(() -> new NotFound("turn " + ref)));
        var turn = find(plan, ref);
        var shown = turn.played() && PracticeRights.sees(viewer, head);
        var locked = PracticeRights.arranges(viewer, head) ? locked(head, turn) : notArranging();
        return new OneTurn(
                head,
                plan,
                turn,
                locked == null ? book.roles(turn.versionId()) : List.of(),
                locked == null ? book.casts(head.id()).getOrDefault(turn.id(), Map.of()) : Map.of(),
                book.choices(head.id()),
                locked,
                shown ? scores.watched(turn.id(), true) : List.of(),
                shown ? scores.said(turn.id(), true) : List.of());
    }

    private static Refusal notArranging() {
        return new Refusal("khong-sap-xep", "Lượt do cơ quan tổ chức lớp, nhà trường hoặc chủ nhiệm lớp sửa.");
    }

    private static PracticeBook.Turn find(PracticePlan plan, UUID ref) {
        return plan.turns().stream()
                .filter(turn -> turn.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("turn " + ref));
    }

    private @Nullable Refusal locked(ClassHead head, PracticeBook.Turn turn) {
        if (turn.played()) return new Refusal("luot-da-cham", "Lượt này đã có phiếu chấm nên không đổi được nữa.");
        return closed(head).orElse(null);
    }

    /**
     * Changes a turn by hand. Whoever becomes head in it and has another turn still to come changes places with who was.
     *
     * @return ref of the turn; refused when it was played, somebody would be in two roles, or the sitting is full
     * @throws NotFound and {@link Forbidden} like {@link #setup} @throws Stale if somebody else saved first
     */
    @Transactional
    public Outcome<UUID> change(Viewer viewer, String code, UUID ref, TurnWish wish) {
        var head = arranging(viewer, code);
        book.lock(head.id());
        var plan = plan(viewer, head, book.setting(head.id()).orElseThrow(() -> new NotFound("turn " + ref)));
        var turn = find(plan, ref);
        var locked = locked(head, turn);
        if (locked != null) return new Outcome.Refused<>(locked);
        if (turn.version() != wish.version()) throw stale();
        var group = turn.groupNo();
        var members = new HashMap<UUID, Long>();
        for (var member : plan.groups().getOrDefault(group, List.of())) members.put(member.ref(), member.enrolmentId());
        var newHead = members.get(wish.head());
        if (newHead == null) return Outcome.refused("nguoi-ngoai-to", "Người đứng đầu phải là học viên của tổ này.");
        var session = plan.sessions().stream()
                .filter(one -> one.ref().equals(wish.session()) && one.takes(group))
                .findFirst()
                .orElse(null);
        if (session == null || plan.over(session))
            return Outcome.refused("buoi-khong-nhan", "Buổi đã chọn không còn nhận lượt của tổ này. Chọn buổi khác.");
        var choice = book.choices(head.id()).stream()
                .filter(one -> one.ref().equals(wish.situation()))
                .findFirst()
                .orElse(null);
        if (choice == null) return Outcome.refused("tinh-huong", "Tình huống này lớp không dùng được. Chọn lại.");
        var keepsVersion = choice.situationId() == turn.situationId();
        var cast = new HashMap<Integer, Long>();
        var roles = keepsVersion ? turn.roles() : choice.roles();
        for (var role : wish.cast().entrySet()) {
            var player = members.get(role.getValue());
            if (player == null) return Outcome.refused("nguoi-ngoai-to", "Người đóng vai phải là học viên của tổ này.");
            if (role.getKey() >= 2 && role.getKey() <= roles) cast.put(role.getKey(), player);
        }
        if (cast.containsValue(newHead) || new HashSet<>(cast.values()).size() < cast.size())
            return Outcome.refused(
                    "hai-vai", "Một người không đóng hai vai trong một lượt. Chọn người khác cho một vai.");
        var moved = session.id() != turn.sessionId();
        if (moved && plan.in(session, group).size() >= plan.room(session, group))
            return Outcome.refused(
                    "buoi-day", "Buổi đã chọn đủ lượt. Chọn buổi khác hoặc đổi chỗ với một lượt của buổi đó.");
        var wishes = new ArrayList<PracticeBook.Wish>();
        wishes.add(new PracticeBook.Wish(
                ref,
                session.id(),
                group,
                moved ? next(plan, session, group) : turn.no(),
                keepsVersion ? turn.versionId() : choice.versionId(),
                newHead,
                cast,
                wish.stays()));
        if (newHead != turn.headId()) {
            var other = swapWith(plan, turn, newHead);
            if (other == null && plan.in(session, group).stream().anyMatch(one -> one.headId() == newHead))
                return Outcome.refused(
                        "da-dung-dau", "Người này đã đứng đầu một lượt đã chấm trong buổi này. Chọn người khác.");
            if (other != null) {
                if (plan.turns().stream()
                        .anyMatch(one -> one.sessionId() == other.sessionId()
                                && one.headId() == turn.headId()
                                && !one.ref().equals(ref)))
                    return Outcome.refused(
                            "da-dung-dau",
                            "%s đã đứng đầu một lượt khác trong buổi kia nên không đổi chỗ được."
                                    .formatted(turn.headName()));
                var theirs = new HashMap<>(book.casts(head.id()).getOrDefault(other.id(), Map.of()));
                theirs.replaceAll((_, player) -> player == turn.headId() ? newHead : player);
                wishes.add(new PracticeBook.Wish(
                        other.ref(),
                        other.sessionId(),
                        group,
                        other.no(),
                        other.versionId(),
                        turn.headId(),
                        theirs,
                        true));
            }
        }
        book.replace(head.id(), wishes);
        audit.record(
                viewer,
                "CHANGE_TURN",
                "class",
                head.id().value(),
                "Sửa tay một lượt thực hành lớp " + head.code(),
                Map.of("turn", ref.toString()));
        return Outcome.done(ref);
    }

    private static int next(PracticePlan plan, PracticeBook.Session session, int group) {
        return 1
                + plan.in(session, group).stream()
                        .mapToInt(PracticeBook.Turn::no)
                        .max()
                        .orElse(0);
    }

    /** The new head's own turn still to come: in the same session, or with once in all in any. */
    private static PracticeBook.@Nullable Turn swapWith(PracticePlan plan, PracticeBook.Turn turn, long newHead) {
        return plan.turns().stream()
                .filter(one -> one.headId() == newHead && !one.played() && one.id() != turn.id())
                .filter(one -> plan.setting().heads() == Heads.ONCE || one.sessionId() == turn.sessionId())
                .min(Comparator.comparingInt(one -> one.sessionId() == turn.sessionId() ? 0 : 1))
                .orElse(null);
    }

    /**
     * Shows a session's scores, remarks and conclusions to its trainees and reckons the marks. Once and for all.
     *
     * @return how many turns got a mark; refused while a turn that was played has no lecturer's sheet, or none was played
     * @throws NotFound if the viewer may not see the turns of this class, or it has no such session
     * @throws Forbidden unless the viewer teaches the session or arranges the practice
     */
    @Transactional
    public Outcome<Integer> release(Viewer viewer, String code, UUID sessionRef) {
        var head = PracticeRights.turns(classes, viewer, code);
        book.lock(head.id());
        var setting = book.setting(head.id()).orElseThrow(() -> new NotFound("practice session " + sessionRef));
        var session = book.sessions(head.id()).stream()
                .filter(one -> one.ref().equals(sessionRef))
                .findFirst()
                .orElseThrow(() -> new NotFound("practice session " + sessionRef));
        if (!PracticeRights.arranges(viewer, head)
                && !scores.taught(viewer, head.id()).contains(session.id()))
            throw new Forbidden("Kết quả thực hành do giảng viên của buổi hoặc cơ quan tổ chức lớp công bố.");
        var refusal = closed(head);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var played = book.turns(head.id()).stream()
                .filter(turn -> turn.sessionId() == session.id() && turn.played())
                .toList();
        if (played.isEmpty()) return Outcome.refused("chua-ai-dong-vai", "Buổi này chưa có lượt nào được chấm.");
        var missing = played.stream().filter(turn -> turn.lecturers() == 0).count();
        if (missing > 0)
            return Outcome.refused(
                    "thieu-giang-vien",
                    "Còn %d lượt chưa có phiếu của giảng viên. Giảng viên chấm đủ rồi công bố.".formatted(missing));
        if (!book.release(head.id(), session.id(), viewer, clock.instant()))
            return Outcome.refused("da-cong-bo", "Buổi này đã công bố.");
        var sheets = scores.means(session.id());
        for (var turn : played) {
            var of = sheets.getOrDefault(turn.id(), List.of());
            book.result(
                    turn.id(),
                    turn.headId(),
                    TurnMark.of(
                            of.stream()
                                    .filter(ScoreBook.Mean::lecturer)
                                    .map(ScoreBook.Mean::mean)
                                    .toList(),
                            of.stream()
                                    .filter(mean -> !mean.lecturer())
                                    .map(ScoreBook.Mean::mean)
                                    .toList(),
                            setting.lecturerShare()));
        }
        tasks.released(session);
        audit.record(
                viewer,
                "RELEASE_PRACTICE",
                "class",
                head.id().value(),
                "Công bố kết quả thực hành một buổi, lớp " + head.code(),
                Map.of("session", sessionRef.toString(), "turns", played.size()));
        events.publishEvent(new PracticeReleased(head.id(), viewer.id(), viewer.name()));
        return Outcome.done(played.size());
    }

    /** Why nothing of the practice may change any more. */
    private Optional<Refusal> closed(ClassHead head) {
        return closed(head, locks);
    }

    private static Optional<Refusal> over(ClassHead head) {
        return head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED
                ? Optional.of(new Refusal(
                        "lop-da-xong",
                        "Lớp đang ở trạng thái %s nên phần thực hành không đổi được nữa."
                                .formatted(head.state().vietnamese())))
                : Optional.empty();
    }

    static Optional<Refusal> closed(ClassHead head, ObjectProvider<PracticeLock> locks) {
        var over = over(head);
        if (over.isPresent()) return over;
        return locks.stream().flatMap(lock -> lock.lockedFor(head).stream()).findFirst();
    }
}
