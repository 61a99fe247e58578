package vn.nguon.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * What offices say of each trainee at the end (nhận xét học viên): drafted from the facts, edited by a person, signed with name and post. Nothing
 * signed is changed; what has to change is another version with its day and reason. Sheets go to the cadre files and to who sent the trainee.
 */
@Service
public class Appraisals {
    private final Classes classes;
    private final Findings findings;
    private final PracticeFacts practice;
    private final AppraisalBook book;
    private final AppraisalTasks tasks;
    private final Rules rules;
    private final Installation installation;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Appraisals(
            Classes classes,
            Findings findings,
            PracticeFacts practice,
            AppraisalBook book,
            AppraisalTasks tasks,
            Rules rules,
            Installation installation,
            Audit audit,
            ApplicationEventPublisher events) {
        this.classes = classes;
        this.findings = findings;
        this.practice = practice;
        this.book = book;
        this.tasks = tasks;
        this.rules = rules;
        this.installation = installation;
        this.audit = audit;
        this.events = events;
    }

    /** @param people by given name; @param writes whether the viewer drafts, edits and signs here */
    record Sheet(ClassHead head, List<Appraised> people, boolean writes, boolean asked) {
        /** @throws NotFound if there is no such trainee in the class */
        Appraised of(UUID ref) {
            return people.stream()
                    .filter(one -> one.person().ref().equals(ref))
                    .findFirst()
                    .orElseThrow(() -> new NotFound("no trainee " + ref));
        }
    }

    /** Without opinions. @throws NotFound if the viewer does not see the results of this class */
    @Transactional(readOnly = true)
    Sheet sheet(Viewer viewer, String code) {
        var head = ResultRights.head(classes, viewer, code);
        return sheet(head, Map.of(), tasks.asked(head));
    }

    /** With what class committee and groups said, for reading one trainee. @throws NotFound if the viewer does not see the results of this class */
    @Transactional(readOnly = true)
    Sheet withOpinions(Viewer viewer, String code) {
        var head = ResultRights.head(classes, viewer, code);
        return sheet(head, book.opinions(head.id()), true);
    }

    private Sheet sheet(ClassHead head, Map<Long, List<Appraised.Opinion>> opinions, boolean asked) {
        var drafts = book.drafts(head.id());
        var signed = book.signed(head.id());
        var people = findings.of(head).people().stream()
                .map(person -> new Appraised(
                        person,
                        drafts.get(person.enrolment()),
                        signed.get(person.enrolment()),
                        opinions.getOrDefault(person.enrolment(), List.of())))
                .toList();
        return new Sheet(head, people, head.runs(), asked);
    }

    private Sheet writing(Viewer viewer, String code) {
        var head = ResultRights.head(classes, viewer, code);
        if (!head.runs()) throw new Forbidden("Cơ quan tổ chức lớp nhận xét học viên.");
        return sheet(head, Map.of(), true);
    }

    /**
     * Drafts for everybody who has neither a draft nor a signed sheet.
     *
     * @return how many; 0 when everybody has one
     * @throws Forbidden if the viewer does not run the class
     */
    @Transactional
    public Outcome<Integer> draft(Viewer viewer, String code) {
        var sheet = writing(viewer, code);
        var head = sheet.head();
        if (!head.state().reached(ClassState.AWAITING_RESULTS))
            return Outcome.refused(
                    "lop-chua-hoc-xong",
                    "Lớp đang ở “%s”. Nhận xét khi lớp đã học xong"
                            .formatted(head.state().vietnamese()));
        var last = head.lastDay();
        var values = rules.set(last == null ? viewer.today() : last, "");
        var drafts = new HashMap<Long, AppraisalDraft>();
        var more = practice.of(head.id());
        for (var one : sheet.people()) {
            var id = one.person().enrolment();
            if (one.draft() == null && one.signed() == null)
                drafts.put(id, AppraisalDraft.of(one.person(), more.getOrDefault(id, List.of()), values));
        }
        var made = drafts.isEmpty() ? 0 : book.begin(head.id(), drafts, "");
        if (made > 0) tasks.drafted(head);
        return Outcome.done(made);
    }

    /**
     * Gives everybody whose side is still open the same level, e.g. the application of skills where nobody marked it.
     *
     * @param side from 1, in the order of {@link Levels#SIDES}
     * @return how many were open
     */
    @Transactional
    Outcome<Integer> fill(Viewer viewer, String code, int side, Level level) {
        var head = ResultRights.head(classes, viewer, code);
        if (!head.runs()) throw new Forbidden("Cơ quan tổ chức lớp nhận xét học viên.");
        return Outcome.done(book.fill(viewer, head.id(), side, level));
    }

    /** The refs of those whose drafts may be signed. */
    @Transactional(readOnly = true)
    public Set<UUID> ready(Viewer viewer, String code) {
        var refs = new HashSet<UUID>();
        for (var one : sheet(viewer, code).people()) {
            var draft = one.draft();
            if (draft != null && draft.ready()) refs.add(one.person().ref());
        }
        return refs;
    }

    /** Begins another version of what was signed, from its words. */
    @Transactional
    public Outcome<Integer> again(Viewer viewer, String code, UUID ref, String reason) {
        var sheet = writing(viewer, code);
        var one = sheet.of(ref);
        var signed = one.signed();
        if (signed == null) return Outcome.refused("chua-ky", "Phiếu chưa ký, sửa ngay ở bản nháp");
        if (reason.isBlank()) return Outcome.refused("thieu-ly-do", "Ghi lý do lập bản mới");
        if (one.draft() != null) return Outcome.done(0);
        tasks.drafted(sheet.head());
        return Outcome.done(book.begin(
                sheet.head().id(),
                Map.of(one.person().enrolment(), new AppraisalDraft(signed.levels(), signed.remark())),
                reason.strip()));
    }

    /**
     * Saves what is being written of one trainee.
     *
     * @throws Stale if somebody else saved or signed meanwhile
     */
    @Transactional
    Outcome<Integer> save(Viewer viewer, String code, UUID ref, EditAppraisal edit) {
        var sheet = writing(viewer, code);
        var one = sheet.of(ref);
        if (one.draft() == null)
            return Outcome.refused("chua-co-nhap", "Chưa có bản nháp cho người này. Soạn nháp trước");
        if (one.signed() != null && edit.reason().isBlank())
            return Outcome.refused("thieu-ly-do", "Ghi lý do lập bản mới");
        if (!book.save(viewer, one.person().enrolment(), edit))
            throw new Stale("Người khác vừa sửa hoặc ký nhận xét của %s. Mở lại trang để xem rồi sửa tiếp."
                    .formatted(one.person().fullName()));
        return Outcome.done(1);
    }

    /**
     * Signs; the sheets go to the cadre files and to who sent the trainees.
     *
     * @return how many
     * @throws Stale if somebody else saved or signed one meanwhile
     */
    @Transactional
    public Outcome<Integer> sign(Viewer viewer, String code, SignAppraisals command) {
        var sheet = writing(viewer, code);
        var head = sheet.head();
        var secret = installation.refuses(command.classification());
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var last = head.lastDay();
        if (command.signedOn().isAfter(viewer.today())
                || last != null && command.signedOn().isBefore(last))
            return Outcome.refused(
                    "ngay-ky",
                    "Ngày ký từ ngày học cuối cùng (%s) đến hôm nay (%s)"
                            .formatted(last == null ? "chưa định" : Vn.date(last), Vn.date(viewer.today())));
        if (command.people().isEmpty()) return Outcome.refused("chua-chon", "Chọn ít nhất một người để ký");
        var people = new ArrayList<Finding>();
        for (var ref : new HashSet<>(command.people())) {
            var one = sheet.of(ref);
            var draft = one.draft();
            if (draft == null || !draft.ready())
                return Outcome.refused(
                        "chua-du",
                        "Nhận xét của %s chưa đủ mức hoặc lời nhận xét. Viết đủ rồi ký"
                                .formatted(one.person().fullName()));
            people.add(one.person());
        }
        var organiser = classes.holders(viewer, head).stream()
                .filter(holder -> holder.part() == ClassPart.ORGANISES)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no organiser of class " + code));
        if (book.sign(viewer, head.id(), organiser.organisation(), people, command) != people.size())
            throw new Stale("Người khác vừa sửa hoặc ký một trong các phiếu này. Mở lại trang để xem rồi ký tiếp.");
        audit.record(
                viewer,
                "SIGN_APPRAISALS",
                "class",
                head.id().value(),
                "Ký %d phiếu nhận xét học viên lớp %s, %s ký".formatted(people.size(), head.code(), command.name()),
                Map.of(
                        "people",
                        people.size(),
                        "post",
                        command.post(),
                        "on",
                        command.signedOn().toString()));
        tasks.signed(head);
        events.publishEvent(new AppraisalsSigned(head.id()));
        return Outcome.done(people.size());
    }

    /** What the form of signing begins with: the viewer's own name and post on the day. */
    @Transactional(readOnly = true)
    String postOf(Viewer viewer) {
        return book.postOf(viewer, viewer.today());
    }
}
