package vn.nguon.rosters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Units;
import vn.nguon.web.Vn;

/** The roster of a class: who is on it, and adding, removing, replacing by hand. Every change leaves a line with its reason. Longer than most: each change with all that may speak against it. */
@Service
public class Rosters {
    private final RosterTable table;
    private final KnownPeople people;
    private final RosterApprovals approvals;
    private final Classes classes;
    private final Documents documents;
    private final Units units;
    private final Audit audit;
    private final Clock clock;
    private final HalfDays halves;
    private final ObjectProvider<RosterFollower> followers;

    Rosters(
            RosterTable table,
            KnownPeople people,
            RosterApprovals approvals,
            Classes classes,
            Documents documents,
            Units units,
            Audit audit,
            Clock clock,
            HalfDays halves,
            ObjectProvider<RosterFollower> followers) {
        this.table = table;
        this.people = people;
        this.approvals = approvals;
        this.classes = classes;
        this.documents = documents;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
        this.halves = halves;
        this.followers = followers;
    }

    /** How the roster is classified: as the strictest file or document that it rests on. The head was read through the viewer's doors. */
    @Transactional(readOnly = true)
    public Classification classification(Viewer viewer, ClassHead head) {
        return table.classification(head.id(), viewer.today());
    }

    /** The roster as everybody in the class sees it. Two statements. The head was read through the viewer's doors. */
    @Transactional(readOnly = true)
    public Roster roster(Viewer viewer, ClassHead head) {
        var state = table.state(head.id());
        return new Roster(
                head.id(), state.approvedOn(), state.approvedActor(), state.decision(), table.lines(head.id()));
    }

    /** What happened to the roster, newest first, at most 300 lines. */
    @Transactional(readOnly = true)
    public List<RosterChange> changes(Viewer viewer, ClassHead head) {
        return table.changes(head.id(), LocalDate.now(clock));
    }

    /** The roster as it stood at the end of a day, today at the latest, and what had changed by then. Four statements. */
    @Transactional(readOnly = true)
    public RosterAsOf asOf(Viewer viewer, ClassHead head, LocalDate day) {
        if (!RosterPages.offices(head) && !head.office())
            throw new Forbidden("Danh sách ngày trước do cơ quan tổ chức, quyết định lớp và trường xem.");
        var approved = table.state(head.id()).approvedOn();
        return new RosterAsOf(
                day,
                table.asOf(head.id(), day),
                table.changes(head.id(), day),
                approved == null || approved.isAfter(day) ? null : approved,
                table.classification(head.id(), day));
    }

    /** Planned beneath the class's organisers, visible to the viewer, and not on the roster (còn thiếu). */
    @Transactional(readOnly = true)
    public List<KnownPerson> missing(Viewer viewer, ClassHead head) {
        if (!maySeeMissing(head))
            throw new Forbidden("Chỉ cơ quan tổ chức và cơ quan quyết định mở lớp xem được người trong quy hoạch.");
        return people.missing(viewer, head);
    }

    /** At most 30 people by name, for the form that adds or replaces somebody. */
    @Transactional(readOnly = true)
    public List<KnownPerson> search(Viewer viewer, ClassHead head, String name) {
        checkMayChange(head);
        return people.search(viewer, head, name);
    }

    /** One person for the same form; empty when the viewer may not know of them. */
    @Transactional(readOnly = true)
    public Optional<KnownPerson> person(Viewer viewer, ClassHead head, UUID ref) {
        checkMayChange(head);
        return people.find(viewer, head, ref);
    }

    /** Planning is open to those who run or decide the class, not to its lecturers and trainees. */
    static boolean maySeeMissing(ClassHead head) {
        return head.runs() || head.decides();
    }

    /** May this viewer change who is on the roster? */
    static boolean mayChange(ClassHead head) {
        return head.runs();
    }

    /** @throws Forbidden if not: the sentence says who may */
    static void checkMayChange(ClassHead head) {
        if (!mayChange(head))
            throw new Forbidden("Danh sách học viên do Ban Tổ chức và Trung tâm của cơ quan tổ chức lớp lập và sửa.");
    }

    /** Adds one person by hand. Refused: full, closed, on it already, no reason, or no document after approval. */
    @Transactional
    public Outcome<UUID> add(Viewer by, ClassHead head, AddTrainee wanted) {
        checkMayChange(head);
        var state = table.lock(head.id());
        var refusal = mayStillChange(head, state, wanted.reason(), wanted.document())
                .or(() -> secret(wanted.document()))
                .or(() -> full(head, table.lines(head.id()).size(), 1));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        return put(by, head, state, wanted, null);
    }

    /** Takes somebody off the roster; the enrolment stays as a dated line. */
    @Transactional
    public Outcome<UUID> remove(
            Viewer by, ClassHead head, UUID enrolment, String reason, @Nullable DocumentReference document) {
        checkMayChange(head);
        var state = table.lock(head.id());
        var line = line(head, enrolment);
        var refusal = mayStillChange(head, state, reason, document).or(() -> secret(document));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        leave(by, head, line, "REMOVED", reason, RosterTable.Basis.of(refer(document)));
        return Outcome.done(line.ref());
    }

    /** Puts another person in somebody's place and study group. Both keep their lines. */
    @Transactional
    public Outcome<UUID> replace(Viewer by, ClassHead head, UUID enrolment, AddTrainee successor) {
        checkMayChange(head);
        var state = table.lock(head.id());
        var line = line(head, enrolment);
        var refusal = mayStillChange(head, state, successor.reason(), successor.document())
                .or(() -> unasked(state, successor))
                .or(() -> secret(successor.document()))
                .or(() -> secret(successor.request()))
                .or(() -> unfit(by, head, successor));
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        leave(by, head, line, "REPLACED", successor.reason(), basis(successor));
        return put(by, head, state, successor, line);
    }

    private static Optional<Refusal> unasked(RosterTable.State state, AddTrainee successor) {
        return state.approved() && successor.request() == null
                ? Optional.of(new Refusal(
                        "thieu-van-ban-de-nghi",
                        "Danh sách đã duyệt. Ghi thêm số, ngày văn bản đề nghị thay người của nơi cử."))
                : Optional.empty();
    }

    private RosterTable.Basis basis(AddTrainee wanted) {
        return new RosterTable.Basis(refer(wanted.document()), refer(wanted.request()));
    }

    private void leave(Viewer by, ClassHead head, RosterLine line, String how, String reason, RosterTable.Basis basis) {
        table.end(head.id(), line, how, LocalDate.now(clock), by, reason, basis);
        followers
                .orderedStream()
                .forEach(follower -> follower.left(
                        by, head.id(), line.id(), how.equals("REPLACED"), reason, basis.document(), basis.request()));
        classes.letOut(head.id(), line.person(), Capacity.TRAINEE);
        if (line.office() != ClassOffice.NONE) classes.letOut(head.id(), line.person(), Capacity.CLASS_COMMITTEE);
        audit.record(
                by,
                how,
                "class",
                head.id().value(),
                "Rút %s khỏi danh sách lớp %s".formatted(line.fullName(), head.code()),
                Map.of("reason", reason));
    }

    private Outcome<UUID> put(
            Viewer by, ClassHead head, RosterTable.State state, AddTrainee wanted, @Nullable RosterLine place) {
        var refusal = unfit(by, head, wanted);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var person = people.find(by, head, wanted.person()).orElseThrow(() -> new NotFound("person"));
        var trainee = trainee(by, person, wanted);
        var basis = basis(wanted);
        var added = table.add(
                head.id(), List.of(trainee), joins(head, state), by, null, basis, place == null ? null : place.id());
        var taken = halves.take(head.id());
        if (taken.isPresent()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Outcome.Refused<>(taken.get());
        }
        followers
                .orderedStream()
                .forEach(follower -> follower.joined(
                        by, head.id(), added.getFirst(), trainee.person(), basis.document(), basis.request()));
        audit.record(
                by,
                "ADDED",
                "class",
                head.id().value(),
                "Thêm %s vào danh sách lớp %s".formatted(person.fullName(), head.code()),
                Map.of("reason", wanted.reason()));
        var line = table.lines(head.id()).stream()
                .filter(l -> l.id().equals(added.getFirst()))
                .findFirst()
                .orElseThrow();
        if (state.approved()) approvals.welcome(by, head, List.of(line));
        return Outcome.done(line.ref());
    }

    private NewTrainee trainee(Viewer by, KnownPerson person, AddTrainee wanted) {
        var chosen = wanted.organisation();
        var own = person.organisationId();
        if (chosen == null) {
            if (own == null) throw new IllegalStateException("unfit() let a person without organisation pass");
            return new NewTrainee(
                    new PersonId(person.personId()),
                    person.fullName(),
                    new OrganisationId(own),
                    person.unitName(),
                    person.post(),
                    person.plannedAs(),
                    wanted.reason());
        }
        var card = units.organisation(chosen, by.today()).orElseThrow(() -> new NotFound("organisation"));
        return new NewTrainee(
                new PersonId(person.personId()),
                person.fullName(),
                chosen,
                card.placeName().isEmpty() ? card.shortName() : card.placeName(),
                person.post(),
                person.plannedAs(),
                wanted.reason());
    }

    /** Before approval somebody belongs to the class from its first day, even when the clerk is late; afterwards from today. */
    LocalDate joins(ClassHead head, RosterTable.State state) {
        var today = LocalDate.now(clock);
        var first = head.firstDay();
        return state.approved() || first == null || today.isBefore(first) ? today : first;
    }

    private Optional<Refusal> unfit(Viewer by, ClassHead head, AddTrainee wanted) {
        var person = people.find(by, head, wanted.person());
        if (person.isEmpty())
            return Optional.of(new Refusal(
                    "chua-chon-nguoi", "Chưa chọn người nào. Tìm theo tên rồi chọn một người trong danh sách."));
        if (person.get().onRoster())
            return Optional.of(new Refusal(
                    "da-co-trong-lop",
                    "%s đã có trong danh sách lớp này.".formatted(person.get().fullName())));
        if (wanted.organisation() == null && person.get().organisationId() == null)
            return Optional.of(new Refusal(
                    "chua-ro-don-vi",
                    "Chưa rõ %s thuộc đảng ủy nào. Chọn đảng ủy cử đi học."
                            .formatted(person.get().fullName())));
        return table.elsewhere(head.id(), List.of(new PersonId(person.get().personId()))).stream()
                .findFirst()
                .map(other -> new Refusal(
                        "dang-hoc-lop-khac",
                        "%s đang học lớp %s, %s. Rút khỏi lớp kia trước, hoặc chọn người khác."
                                .formatted(person.get().fullName(), other.code(), other.clash())));
    }

    static Optional<Refusal> full(ClassHead head, int now, int more) {
        return now + more <= head.capacity()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "lop-da-du",
                        "Lớp có %d chỗ, đã có %d người, không thêm được %d người nữa. Rút bớt hoặc đề nghị tăng sĩ số."
                                .formatted(head.capacity(), now, more)));
    }

    private static Optional<Refusal> mayStillChange(
            ClassHead head, RosterTable.State state, String reason, @Nullable DocumentReference document) {
        var closed = closed(head);
        if (closed.isPresent()) return closed;
        if (reason.isBlank()) return Optional.of(new Refusal("thieu-ly-do", "Ghi lý do thay đổi danh sách."));
        if (state.approved() && document == null)
            return Optional.of(new Refusal(
                    "thieu-van-ban",
                    "Danh sách đã duyệt ngày %s. Ghi số, ngày văn bản cho phép thay đổi."
                            .formatted(Vn.date(Objects.requireNonNull(state.approvedOn())))));
        return Optional.empty();
    }

    /** Why nobody's roster changes any more in this state of the class. */
    static Optional<Refusal> closed(ClassHead head) {
        return switch (head.state()) {
            case DRAFT, SUBMITTED, RETURNED, APPROVED, SUMMONED, STUDYING, POSTPONED -> Optional.empty();
            case AWAITING_RESULTS, FINISHED, CANCELLED ->
                Optional.of(new Refusal(
                        "danh-sach-da-dong",
                        "Lớp ở trạng thái “%s”, danh sách học viên không thay đổi nữa."
                                .formatted(head.state().vietnamese())));
        };
    }

    private RosterLine line(ClassHead head, UUID enrolment) {
        return table.active(head.id(), enrolment).orElseThrow(() -> new NotFound("enrolment " + enrolment));
    }

    private Optional<Refusal> secret(@Nullable DocumentReference document) {
        return document == null ? Optional.empty() : documents.refuses(document);
    }

    private @Nullable DocumentId refer(@Nullable DocumentReference document) {
        return document == null ? null : documents.refer(document);
    }
}
