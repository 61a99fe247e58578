package vn.nguon.practice.field;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * The field study of a class (nghiên cứu thực tế): its plan and questionnaire, groups with their communes, hosts and itineraries, answers
 * and minutes. What groups found: {@link FieldFindings}; pictures: {@link Photos}; what they recommend: {@link Recommendations}.
 */
@Service
public class FieldStudies {
    /** Longest field study in days, so that an itinerary stays one form. */
    static final int MOST_DAYS = 15;

    static final int MOST_GROUPS = 30;

    private final Classes classes;
    private final FieldBook book;
    private final FieldWriter writer;
    private final Documents documents;
    private final Audit audit;

    FieldStudies(Classes classes, FieldBook book, FieldWriter writer, Documents documents, Audit audit) {
        this.classes = classes;
        this.book = book;
        this.writer = writer;
        this.documents = documents;
        this.audit = audit;
    }

    /** @param study null while nothing is planned; groups as far as the viewer may read them */
    record Overview(
            ClassHead head,
            FieldBook.@Nullable Study study,
            List<FieldGroup> groups,
            boolean organises,
            boolean readsAll) {}

    /** @throws NotFound if the viewer has no door to the class */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        return new Overview(
                head,
                book.study(head.id()).orElse(null),
                book.groups(viewer, head),
                FieldReach.organises(viewer, head),
                FieldReach.readsAll(viewer, head));
    }

    /** One group that the viewer may read. @param groups all that the viewer may read, by number */
    record Desk(ClassHead head, FieldBook.Study study, List<FieldGroup> groups, FieldGroup group, FieldReach reach) {}

    /** @throws NotFound if there is no such group in a class that the viewer sees, or it is not the viewer's to read */
    @Transactional(readOnly = true)
    Desk desk(Viewer viewer, String code, UUID ref) {
        var head = classes.head(viewer, code);
        var study = book.study(head.id()).orElseThrow(() -> new NotFound("field study of " + code));
        var groups = book.groups(viewer, head);
        var group = groups.stream()
                .filter(one -> one.ref().equals(ref))
                .findFirst()
                .orElseThrow(() -> new NotFound("field group " + ref));
        return new Desk(head, study, groups, group, FieldReach.of(viewer, head, group));
    }

    /** @throws Forbidden if the viewer may only read the group */
    Desk writing(Viewer viewer, String code, UUID ref) {
        var desk = desk(viewer, code, ref);
        if (!desk.reach().writes())
            throw new Forbidden(
                    "Phần này do học viên của tổ, ban cán sự lớp, người hướng dẫn hoặc cơ quan tổ chức lớp ghi.");
        return desk;
    }

    /** @throws Forbidden if the viewer does not run the class */
    Desk organising(Viewer viewer, String code, UUID ref) {
        var desk = desk(viewer, code, ref);
        if (!desk.reach().organises()) throw new Forbidden(ORGANISERS);
        return desk;
    }

    private static final String ORGANISERS = "Kế hoạch thực tế do cơ quan tổ chức lớp hoặc chủ nhiệm lớp lập.";

    /** Why nothing about the visit can be written any more; null while it can. */
    static @Nullable Refusal closed(ClassHead head) {
        return head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED
                ? new Refusal(
                        "lop-da-ket-thuc",
                        "Lớp đang ở trạng thái %s nên phần nghiên cứu thực tế không sửa được nữa"
                                .formatted(head.state().vietnamese()))
                : null;
    }

    /** @throws NotFound like {@link #overview} @throws Forbidden if the viewer does not run the class */
    ClassHead organised(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (FieldReach.organises(viewer, head)) return head;
        // Whoever may not even read is told that there is nothing.
        if (!FieldReach.readsAll(viewer, head) && book.groups(viewer, head).isEmpty())
            throw new NotFound("field study of " + code);
        throw new Forbidden(ORGANISERS);
    }

    /**
     * Saves the plan, the first time or again.
     *
     * @return refused with {@code lop-da-ket-thuc}, {@code ngay-nguoc}, {@code qua-dai}, {@code ngoai-ngay-hoc}, or what the document is
     * @throws vn.nguon.shared.Stale if somebody saved it since it was loaded
     */
    @Transactional
    public Outcome<String> plan(Viewer viewer, String code, FieldPlan plan) {
        var head = organised(viewer, code);
        var closed = closed(head);
        if (closed != null) return new Outcome.Refused<>(closed);
        if (plan.last().isBefore(plan.first()))
            return Outcome.refused("ngay-nguoc", "Ngày cuối ở trước ngày đầu. Sửa một trong hai ngày");
        if (plan.first().plusDays(MOST_DAYS).isBefore(plan.last().plusDays(1)))
            return Outcome.refused(
                    "qua-dai", "Đợt thực tế dài nhất %d ngày. Sửa ngày đầu hoặc ngày cuối".formatted(MOST_DAYS));
        var first = head.firstDay();
        var last = head.lastDay();
        if (first == null || last == null)
            return Outcome.refused(
                    "ngoai-ngay-hoc", "Lớp chưa có ngày học. Chọn ngày học của lớp rồi lập kế hoạch thực tế");
        if (plan.first().isBefore(first) || plan.last().isAfter(last))
            return Outcome.refused(
                    "ngoai-ngay-hoc",
                    "Lớp học %s. Chọn ngày đi thực tế trong những ngày đó".formatted(Vn.range(first, last)));
        var document = plan.document();
        if (document != null) {
            var refusal = documents.refuses(document);
            if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        }
        writer.plan(
                head, plan, document == null ? null : documents.refer(document).value());
        writer.questions(head, plan.questions(), book.questions(head.id()));
        audit.record(
                viewer,
                "PLAN_FIELD_STUDY",
                "class",
                head.id().value(),
                "Lập kế hoạch nghiên cứu thực tế của lớp " + head.code(),
                Map.of("first", plan.first().toString(), "last", plan.last().toString()));
        return Outcome.done(code);
    }

    /**
     * A field group for each study group that has none yet.
     *
     * @return how many were added; refused with {@code lop-da-ket-thuc}, {@code chua-co-ke-hoach}, {@code chua-chia-to}
     */
    @Transactional
    public Outcome<Integer> addStudyGroups(Viewer viewer, String code) {
        var head = organised(viewer, code);
        var refusal = notPlanned(head);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        writer.lock(head);
        var numbers = book.studyGroups(head);
        if (numbers.isEmpty())
            return Outcome.refused(
                    "chua-chia-to", "Lớp chưa chia tổ học tập. Chia tổ ở mục Học viên, hoặc thêm từng tổ đi thực tế");
        var there =
                book.groups(viewer, head).stream().map(FieldGroup::studyGroupNo).toList();
        var missing = numbers.stream().filter(no -> !there.contains(no)).toList();
        for (var no : missing) writer.addGroup(head, "Tổ " + no, no);
        return Outcome.done(missing.size());
    }

    /** A group of people of its own. @return its ref; refused like {@link #addStudyGroups}, and {@code qua-nhieu-to} */
    @Transactional
    public Outcome<UUID> addGroup(Viewer viewer, String code, String name) {
        var head = organised(viewer, code);
        var refusal = notPlanned(head);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        writer.lock(head);
        if (book.groups(viewer, head).size() >= MOST_GROUPS)
            return Outcome.refused("qua-nhieu-to", "Một lớp có nhiều nhất %d tổ đi thực tế".formatted(MOST_GROUPS));
        return Outcome.done(writer.addGroup(head, name, null));
    }

    private @Nullable Refusal notPlanned(ClassHead head) {
        var closed = closed(head);
        if (closed != null) return closed;
        return book.study(head.id()).isPresent()
                ? null
                : new Refusal("chua-co-ke-hoach", "Lớp chưa có kế hoạch thực tế. Lập kế hoạch rồi thêm tổ");
    }

    /** What the form of a group offers. @param day on whose map the communes are named */
    record Choices(
            List<FieldBook.Choice> communes,
            List<FieldBook.Choice> guides,
            List<Integer> studyGroups,
            List<FieldBook.Trainee> trainees) {}

    @Transactional(readOnly = true)
    Choices choices(Viewer viewer, Desk desk) {
        return new Choices(
                book.communes(desk.head(), desk.study().firstDay(), false),
                book.guides(desk.head()),
                book.studyGroups(desk.head()),
                book.trainees(desk.head()));
    }

    /** @return refused with {@code lop-da-ket-thuc}, {@code xa-ngoai-lop}, {@code nguoi-ngoai-lop}, {@code to-da-chon}, {@code da-o-to-khac} */
    @Transactional
    public Outcome<UUID> saveGroup(Viewer viewer, String code, UUID ref, FieldGroupPlan plan) {
        var desk = organising(viewer, code, ref);
        var closed = closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var site = plan.site();
        if (site != null
                && !site.equals(desk.group().site())
                && book.communes(desk.head(), desk.study().firstDay(), false).stream()
                        .noneMatch(one -> one.ref().equals(site)))
            return Outcome.refused("xa-ngoai-lop", "Chọn lại xã: xã này không thuộc nơi tổ chức lớp");
        var guide = plan.guide();
        if (guide != null
                && book.guides(desk.head()).stream().noneMatch(one -> one.ref().equals(guide)))
            return Outcome.refused("nguoi-ngoai-lop", "Chọn lại người hướng dẫn: người này không dạy lớp");
        try {
            writer.saveGroup(desk.head(), ref, plan, desk.study().firstDay());
            writer.people(desk.head(), ref, plan.studyGroupNo() == null ? plan.trainees() : List.of());
        } catch (DuplicateKeyException taken) {
            org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                    .setRollbackOnly();
            return String.valueOf(taken.getMessage()).contains("field_one_group")
                    ? Outcome.refused("da-o-to-khac", "Có học viên đã ở tổ đi thực tế khác. Bỏ khỏi tổ kia trước")
                    : Outcome.refused("to-da-chon", "Tổ học tập này đã đi với tổ thực tế khác. Chọn tổ khác");
        }
        return Outcome.done(ref);
    }

    /** @return refused with {@code lop-da-ket-thuc}, or {@code to-da-co-viec} when the group has written anything */
    @Transactional
    public Outcome<UUID> removeGroup(Viewer viewer, String code, UUID ref) {
        var desk = organising(viewer, code, ref);
        var closed = closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        if (!writer.removeGroup(desk.group()))
            return Outcome.refused(
                    "to-da-co-viec", "Tổ đã ghi phiếu, biên bản, ảnh, điều thấy được hoặc kiến nghị nên không bỏ được");
        audit.record(
                viewer,
                "REMOVE_FIELD_GROUP",
                "class",
                desk.head().id().value(),
                "Bỏ %s khỏi đợt thực tế của lớp %s".formatted(desk.group().name(), code),
                Map.of());
        return Outcome.done(ref);
    }

    /** @return refused with {@code lop-da-ket-thuc}, {@code chua-chon-xa}, {@code ngay-sau-hom-nay}, {@code chua-hoi}, {@code thieu-nguoi-xac-nhan} */
    @Transactional
    public Outcome<UUID> saveHost(Viewer viewer, String code, UUID ref, SiteHost host) {
        var desk = organising(viewer, code, ref);
        var refusal = refusal(viewer, desk, host);
        if (refusal != null) return new Outcome.Refused<>(refusal);
        writer.host(desk.group(), host);
        if (host.confirmedOn() != null && desk.group().confirmedOn() == null)
            audit.record(
                    viewer,
                    "CONFIRM_SITE",
                    "class",
                    desk.head().id().value(),
                    "%s nhận đón %s"
                            .formatted(desk.group().siteName(), desk.group().name()),
                    Map.of("by", host.confirmedBy()));
        return Outcome.done(ref);
    }

    private static @Nullable Refusal refusal(Viewer viewer, Desk desk, SiteHost host) {
        var closed = closed(desk.head());
        if (closed != null) return closed;
        if (desk.group().site() == null)
            return new Refusal("chua-chon-xa", "Tổ chưa có xã đón. Chọn xã rồi ghi người đón");
        var asked = host.askedOn();
        var confirmed = host.confirmedOn();
        if (asked != null && asked.isAfter(viewer.today()) || confirmed != null && confirmed.isAfter(viewer.today()))
            return new Refusal("ngay-sau-hom-nay", "Ngày hỏi, ngày xác nhận không thể ở sau hôm nay");
        if (confirmed != null && (asked == null || confirmed.isBefore(asked)))
            return new Refusal("chua-hoi", "Ghi ngày hỏi xã, ở trước hoặc đúng ngày xã xác nhận");
        if (confirmed != null && host.confirmedBy().isEmpty())
            return new Refusal("thieu-nguoi-xac-nhan", "Nhập người của xã đã xác nhận");
        return null;
    }

    /** What the itinerary's form and paper show: half days of study days within the plan, with what is known of each. */
    @Transactional(readOnly = true)
    List<FieldLeg> itinerary(Desk desk) {
        var known = book.legs(desk.group());
        var days = classes.studyDays(desk.head()).stream()
                .filter(day -> !day.isBefore(desk.study().firstDay())
                        && !day.isAfter(desk.study().lastDay()))
                .toList();
        return Itineraries.filled(days, known);
    }

    /** Replaces the itinerary; half days without place and activity are left out. @return refused with {@code lop-da-ket-thuc} */
    @Transactional
    public Outcome<UUID> saveItinerary(Viewer viewer, String code, UUID ref, List<FieldLeg> legs) {
        var desk = organising(viewer, code, ref);
        var closed = closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var study = desk.study();
        for (var leg : legs)
            if (leg.day().isBefore(study.firstDay()) || leg.day().isAfter(study.lastDay()))
                throw new IllegalArgumentException("leg outside the field study: " + leg.day());
        writer.legs(
                desk.group(),
                legs.stream()
                        .filter(leg -> !leg.place().isEmpty() || !leg.activity().isEmpty())
                        .toList());
        return Outcome.done(ref);
    }

    /** @param answers by ref of the question; empty takes the answer back. @return refused with {@code lop-da-ket-thuc} */
    @Transactional
    public Outcome<UUID> saveAnswers(Viewer viewer, String code, UUID ref, Map<UUID, String> answers) {
        var desk = writing(viewer, code, ref);
        var closed = closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        writer.answers(viewer, desk.head(), desk.group(), answers);
        return Outcome.done(ref);
    }

    /** @return refused with {@code lop-da-ket-thuc}, {@code da-ky}, {@code ngay-sau-hom-nay} */
    @Transactional
    public Outcome<UUID> saveMinutes(Viewer viewer, String code, UUID ref, FieldMinutes minutes) {
        var desk = writing(viewer, code, ref);
        var closed = closed(desk.head());
        if (closed != null) return new Outcome.Refused<>(closed);
        var before = desk.group().signedOn();
        if (before != null)
            return Outcome.refused(
                    "da-ky", "Biên bản đã ký hai bên ngày %s nên không sửa được".formatted(Vn.date(before)));
        var signed = minutes.signedOn();
        if (minutes.heldOn().isAfter(viewer.today()) || signed != null && signed.isAfter(viewer.today()))
            return Outcome.refused("ngay-sau-hom-nay", "Ngày làm việc, ngày ký không thể ở sau hôm nay");
        writer.minutes(viewer, desk.group(), minutes);
        if (signed != null)
            audit.record(
                    viewer,
                    "SIGN_FIELD_MINUTES",
                    "class",
                    desk.head().id().value(),
                    "Biên bản làm việc của %s với %s đã ký"
                            .formatted(desk.group().name(), desk.group().siteName()),
                    Map.of("signed", signed.toString()));
        return Outcome.done(ref);
    }

    /** Field studies that the viewer may see, latest first. */
    @Transactional(readOnly = true)
    List<FieldBook.Listed> list(Viewer viewer) {
        return book.list(
                viewer,
                viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER, Role.PROPAGANDA_BOARD));
    }

    /** Public ids of the class's groups by name, for whoever runs it: for the demonstration. */
    @Transactional(readOnly = true)
    public Map<String, UUID> groupsByName(Viewer viewer, String code) {
        var named = new java.util.LinkedHashMap<String, UUID>();
        for (var group : book.groups(viewer, organised(viewer, code))) named.put(group.name(), group.ref());
        return named;
    }

    /** What the questionnaire asks, by public id of the question, in its order; for whoever writes for the group. */
    @Transactional(readOnly = true)
    public Map<UUID, String> questionnaire(Viewer viewer, String code, UUID ref) {
        var desk = writing(viewer, code, ref);
        var asked = new java.util.LinkedHashMap<UUID, String>();
        for (var one : book.answers(desk.head(), desk.group())) asked.put(one.question(), one.questionBody());
        return asked;
    }
}
