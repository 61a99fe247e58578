package vn.nguon.classes;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.documents.DocumentId;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.Programmes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Preparing a class (soạn lớp). Every change names the {@code version} it was made on ({@link Stale} when somebody else saved
 * first), needs {@link ClassHead#runs()} ({@link Forbidden}), and is refused with {@code lop-khong-sua-duoc} in states that do
 * not allow it. What changes returns the class's new version. Moving a class on: {@link ClassMoves}.
 */
@Service
public class ClassDesk {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,29}");
    /** What a class is: fixed once it was put before the approver. */
    private static final Set<ClassState> OPEN = Set.of(ClassState.DRAFT, ClassState.RETURNED);
    /** When it is taught: may still change while it runs. */
    private static final Set<ClassState> MOVABLE = Set.of(
            ClassState.DRAFT,
            ClassState.RETURNED,
            ClassState.APPROVED,
            ClassState.SUMMONED,
            ClassState.STUDYING,
            ClassState.POSTPONED);
    /** Who helps, where it meets: until it is over. */
    private static final Set<ClassState> ALIVE = Set.of(
            ClassState.DRAFT,
            ClassState.SUBMITTED,
            ClassState.RETURNED,
            ClassState.APPROVED,
            ClassState.SUMMONED,
            ClassState.STUDYING,
            ClassState.AWAITING_RESULTS,
            ClassState.POSTPONED);

    private final ClassHeads heads;
    private final ClassRows rows;
    private final Supervisors supervisors;
    private final Programmes programmes;
    private final ProgrammeDesk programmeDesk;
    private final Documents documents;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final ObjectProvider<ClassFollower> followers;

    ClassDesk(
            ClassHeads heads,
            ClassRows rows,
            Supervisors supervisors,
            Programmes programmes,
            ProgrammeDesk programmeDesk,
            Documents documents,
            Audit audit,
            TransactionTemplate transaction,
            ObjectProvider<ClassFollower> followers) {
        this.heads = heads;
        this.rows = rows;
        this.supervisors = supervisors;
        this.programmes = programmes;
        this.programmeDesk = programmeDesk;
        this.documents = documents;
        this.audit = audit;
        this.transaction = transaction;
        this.followers = followers;
    }

    /**
     * A draft with the organiser's part.
     *
     * @param code capitals, digits and hyphens, e.g. TD-2022-01; stays for ever, as it stands in addresses
     * @return the code; refused with {@code ma-lop}, {@code ma-lop-da-dung}, {@code ten-cong-khai-lo-quy-hoach}
     * @throws Forbidden if the viewer does not prepare classes at the organiser
     */
    @Transactional
    public Outcome<String> create(Viewer viewer, String code, ClassText text, OrganisationId organiser) {
        if (programmeDesk.owners(viewer).stream().noneMatch(own -> own.id().equals(organiser)))
            throw new Forbidden("Chỉ người của cơ quan tổ chức mới mở được lớp của cơ quan.");
        if (!CODE.matcher(code).matches())
            return Outcome.refused("ma-lop", "Mã lớp gồm chữ in hoa không dấu, số và gạch nối, ví dụ TD-2022-01.");
        var name = PublicName.refusal(text.publicName());
        if (name.isPresent()) return new Outcome.Refused<>(name.get());
        var id = rows.insert(code, text);
        if (id.isEmpty())
            return Outcome.refused("ma-lop-da-dung", "Mã %s đã dùng cho lớp khác. Đặt mã khác.".formatted(code));
        rows.sites(id.get(), text.sites());
        rows.part(id.get(), organiser, ClassPart.ORGANISES);
        audit.record(viewer, "CREATE", "class", id.get().value(), "Lập lớp " + code, Map.of("name", text.name()));
        return Outcome.done(code);
    }

    /** Names only while the class is a draft or was returned ({@code lop-da-trinh}); venue, sites and seats until it is over. */
    @Transactional
    public Outcome<Integer> edit(Viewer viewer, String code, int version, ClassText text) {
        return change(viewer, code, version, ALIVE, head -> {
            var renamed = !text.name().equals(head.name()) || !text.publicName().equals(head.publicName());
            if (renamed && !OPEN.contains(head.state()))
                return refuse(
                        "lop-da-trinh", "Lớp đã trình nên không đổi tên được. Đề nghị người duyệt trả lại rồi đổi.");
            var name = PublicName.refusal(text.publicName());
            if (name.isPresent()) return name;
            if (text.capacity() < head.trainees())
                return refuse(
                        "it-cho-hon-hoc-vien",
                        "Lớp đã có %d học viên nên cần ít nhất %d chỗ.".formatted(head.trainees(), head.trainees()));
            rows.text(head.id(), text);
            return Optional.empty();
        });
    }

    /** Refused with {@code phan-viec-da-co} when another organisation has a part that only one can have. */
    @Transactional
    public Outcome<Integer> addPart(
            Viewer viewer, String code, int version, OrganisationId organisation, ClassPart part) {
        return change(viewer, code, version, OPEN, head -> {
            if (part.single() && rows.holder(head.id(), part).isPresent())
                return refuse(
                        "phan-viec-da-co",
                        "Phần việc “%s” đã có cơ quan khác. Bỏ cơ quan đó trước rồi thêm."
                                .formatted(part.vietnamese()));
            rows.part(head.id(), organisation, part);
            partsChanged(head, part);
            return Optional.empty();
        });
    }

    /** Refused with {@code mat-lop} when nobody would run the class afterwards. */
    @Transactional
    public Outcome<Integer> removePart(
            Viewer viewer, String code, int version, OrganisationId organisation, ClassPart part) {
        return change(viewer, code, version, OPEN, head -> {
            if (part == ClassPart.ORGANISES)
                return refuse("mat-lop", "Lớp phải có cơ quan tổ chức. Lập lớp khác nếu cơ quan khác tổ chức.");
            if (!rows.removePart(head.id(), organisation, part)) throw new NotFound("part of the class");
            partsChanged(head, part);
            return Optional.empty();
        });
    }

    private void partsChanged(ClassHead head, ClassPart part) {
        if (part == ClassPart.ISSUES_CERTIFICATE) rows.programmeUnapproved(head.id());
        var programme = head.programme();
        if (programme != null) programmes.openTo(programme, rows.organisations(head.id()));
    }

    /** {@link #setStudyDays} for days that are studied whole. */
    public Outcome<Integer> setDays(Viewer viewer, String code, int version, List<LocalDate> days) {
        return setStudyDays(
                viewer, code, version, days.stream().map(StudyDay::whole).toList());
    }

    /**
     * The study days and their halves as they shall be, in any order. Refused with {@code chua-co-ngay-hoc} when none is left of a class past
     * its draft, {@code ngay-co-buoi-hoc} when a day or half that would go has sessions, and with what a {@link ClassFollower} says: a trainee
     * is in another class on a day that comes.
     */
    public Outcome<Integer> setStudyDays(Viewer viewer, String code, int version, List<StudyDay> days) {
        try {
            var outcome = transaction.execute(status -> {
                var set = setDaysNow(viewer, code, version, days);
                if (set instanceof Outcome.Refused<Integer>) status.setRollbackOnly();
                return set;
            });
            if (outcome == null) throw new IllegalStateException("no outcome");
            return outcome;
        } catch (DataIntegrityViolationException sessions) {
            return Outcome.refused(
                    "ngay-co-buoi-hoc",
                    "%s đã có buổi học trong lịch. Chuyển các buổi đó trước rồi bỏ ngày, bỏ buổi."
                            .formatted(held(sessions)));
        }
    }

    private static final Pattern HELD = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}), (MORNING|AFTERNOON)");

    /** The half day that the database would not let go, by the key that it names. */
    private static String held(DataIntegrityViolationException sessions) {
        var message = sessions.getMostSpecificCause().getMessage();
        var key = HELD.matcher(message == null ? "" : message);
        return key.find()
                ? "%s ngày %s"
                        .formatted(
                                key.group(2).equals("MORNING") ? "Buổi sáng" : "Buổi chiều",
                                Vn.date(LocalDate.parse(key.group(1))))
                : "Một buổi bỏ đi";
    }

    private Outcome<Integer> setDaysNow(Viewer viewer, String code, int version, List<StudyDay> days) {
        return change(viewer, code, version, MOVABLE, head -> {
            if (days.isEmpty() && !OPEN.contains(head.state()))
                return refuse("chua-co-ngay-hoc", "Lớp đã duyệt phải còn ít nhất một ngày học.");
            rows.days(head.id(), StudyDays.tidy(days));
            return followers
                    .orderedStream()
                    .flatMap(follower -> follower.follow(viewer, head.id(), head.state()).stream())
                    .findFirst();
        });
    }

    /** The class's programme; its partners may read it from now on. The school's approval, if any, has to be given anew. */
    @Transactional
    public Outcome<Integer> chooseProgramme(Viewer viewer, String code, int version, UUID programme) {
        return change(viewer, code, version, OPEN, head -> {
            var organisations = rows.organisations(head.id());
            var chosen = programmes.choices(viewer, organisations).stream()
                    .filter(line -> line.ref().equals(programme))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("programme " + programme));
            if (!chosen.programme().equals(head.programme())) rows.programme(head.id(), chosen.programme());
            programmes.openTo(chosen.programme(), organisations);
            return Optional.empty();
        });
    }

    /** A scheme or resolution that the class carries out (đề án, nghị quyết), as a document reference. */
    @Transactional
    public Outcome<Integer> addScheme(Viewer viewer, String code, int version, DocumentReference document) {
        return change(viewer, code, version, ALIVE, head -> {
            var refusal = documents.refuses(document);
            if (refusal.isEmpty()) rows.scheme(head.id(), documents.refer(document));
            return refusal;
        });
    }

    @Transactional
    public Outcome<Integer> removeScheme(Viewer viewer, String code, int version, DocumentId document) {
        return change(viewer, code, version, ALIVE, head -> {
            rows.removeScheme(head.id(), document);
            return Optional.empty();
        });
    }

    /** The steering committee whole, in order; empty takes it away. */
    @Transactional
    public Outcome<Integer> setSteering(Viewer viewer, String code, int version, List<SteeringMember> members) {
        return change(viewer, code, version, ALIVE, head -> {
            rows.steering(head.id(), members);
            return Optional.empty();
        });
    }

    /**
     * The one supervisor (chủ nhiệm lớp); who was it before sees the class no longer.
     *
     * @throws NotFound if the person is not one that the form offers
     */
    @Transactional
    public Outcome<Integer> setSupervisor(Viewer viewer, String code, int version, UUID person) {
        return change(viewer, code, version, ALIVE, head -> {
            supervisors.set(viewer, head, person);
            return Optional.empty();
        });
    }

    private Outcome<Integer> change(
            Viewer viewer,
            String code,
            int version,
            Set<ClassState> states,
            Function<ClassHead, Optional<Refusal>> work) {
        var head = locked(viewer, code);
        if (!head.runs()) throw new Forbidden(Who.RUNS.sentence());
        var closed = closed(head, states);
        if (closed != null) return new Outcome.Refused<>(closed);
        mustBeFresh(head, version);
        var refusal = work.apply(head);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        return Outcome.done(rows.bump(head.id()));
    }

    /** Why the class's texts cannot be changed any more; null while they can. */
    static @Nullable Refusal textsClosed(ClassHead head) {
        return closed(head, ALIVE);
    }

    /** Why its study days cannot be changed any more; null while they can. */
    static @Nullable Refusal daysClosed(ClassHead head) {
        return closed(head, MOVABLE);
    }

    private static @Nullable Refusal closed(ClassHead head, Set<ClassState> states) {
        return states.contains(head.state())
                ? null
                : new Refusal(
                        "lop-khong-sua-duoc",
                        "Lớp đang ở “%s” nên không sửa được mục này."
                                .formatted(head.state().vietnamese()));
    }

    private ClassHead locked(Viewer viewer, String code) {
        // The door before the lock: whoever may not see the class must not hold others up.
        if (heads.find(viewer, code).isEmpty()) throw new NotFound("class " + code);
        rows.lock(code);
        return heads.find(viewer, code).orElseThrow(() -> new NotFound("class " + code));
    }

    static void mustBeFresh(ClassHead head, int version) {
        if (head.version() != version)
            throw new Stale("Người khác vừa sửa lớp này. Mở lại trang để xem thay đổi rồi sửa tiếp.");
    }

    private static Optional<Refusal> refuse(String code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }
}
