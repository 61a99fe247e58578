package vn.nguon.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.classes.PartHolder;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Vn;

/**
 * Results of classes (kết quả). Two decisions rest on one set of marks: the school's council decides results and
 * certificates, then the Standing Committee who receives the attestation. Each freezes its part; later changes of marks or
 * rolls change nothing decided. What has to change is a supplementary decision on the people it names.
 */
@Service
public class Results {
    private final Classes classes;
    private final Findings findings;
    private final DecisionBook book;
    private final Documents documents;
    private final ResultTasks tasks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Results(
            Classes classes,
            Findings findings,
            DecisionBook book,
            Documents documents,
            ResultTasks tasks,
            Audit audit,
            ApplicationEventPublisher events) {
        this.classes = classes;
        this.findings = findings;
        this.book = book;
        this.documents = documents;
        this.tasks = tasks;
        this.audit = audit;
        this.events = events;
    }

    /** @throws NotFound if the viewer may not see the results of this class */
    @Transactional(readOnly = true)
    ResultSheet sheet(Viewer viewer, String code) {
        return sheet(viewer, ResultRights.head(classes, viewer, code));
    }

    private ResultSheet sheet(Viewer viewer, ClassHead head) {
        var found = findings.of(head);
        var decisions = book.decisions(head.id());
        var decided = decisions.isEmpty()
                ? new EnumMap<CredentialKind, List<Decided>>(CredentialKind.class)
                : book.inForce(head.id());
        return new ResultSheet(
                head, found.people(), found.parts(), found.bands(), issuers(viewer, head), decisions, decided);
    }

    private Map<CredentialKind, PartHolder> issuers(Viewer viewer, ClassHead head) {
        var issuers = new EnumMap<CredentialKind, PartHolder>(CredentialKind.class);
        for (var holder : classes.holders(viewer, head))
            for (var kind : CredentialKind.values())
                if (holder.part() == ResultRights.part(kind)) issuers.put(kind, holder);
        return issuers;
    }

    /** The viewer's own results, decided ones only, latest class first; empty for whoever is no trainee. */
    @Transactional(readOnly = true)
    List<OwnResult> own(Viewer viewer) {
        return book.own(viewer);
    }

    /**
     * Decides, freezes and announces. One snapshot of rolls and marks, whatever is saved meanwhile.
     *
     * @return how many people get the paper by this decision; refused with a sentence otherwise
     * @throws NotFound if the viewer does not see the class, or the paper is not given in it
     * @throws Forbidden if the viewer does not decide on this paper
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Outcome<Integer> decide(Viewer viewer, String code, CredentialKind kind, Decide command) {
        if (kind == CredentialKind.CERTIFICATE && command.granted() != null)
            throw new IllegalArgumentException("the school's council decides by the marks");
        var sheet = sheet(viewer, code);
        var head = sheet.head();
        var issuer = sheet.issuers().get(kind);
        if (issuer == null) throw new NotFound("no %s in class %s".formatted(kind, code));
        if (!ResultRights.decides(head, kind)) throw new Forbidden(ResultRights.whoDecides(kind));
        int no =
                1 + (int) sheet.decisions().stream().filter(d -> d.of() == kind).count();
        var refusal = refusal(sheet, viewer.today(), kind, no, command);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        var lines = kind == CredentialKind.CERTIFICATE
                        || sheet.first(CredentialKind.CERTIFICATE).isEmpty()
                ? byMarks(sheet, no, command)
                : bySchool(sheet, no, command);
        if (kind == CredentialKind.ATTESTATION) {
            var expected = expected(sheet);
            for (var line : lines)
                if (line.reason().isEmpty() && expected.getOrDefault(line.ref(), false) != line.granted())
                    return Outcome.refused(
                            "thieu-ly-do",
                            "%s khác với kết quả của nhà trường. Ghi lý do rồi quyết định."
                                    .formatted(line.facts().fullName()));
        }
        if (lines.isEmpty())
            return Outcome.refused("khong-co-ai", "Chưa chọn ai. Chọn ít nhất một người rồi quyết định.");
        var reference = new DocumentReference(
                command.number(),
                command.dated(),
                issuer.organisation(),
                "",
                "Kết quả lớp " + head.code(),
                command.classification());
        var secret = documents.refuses(reference);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(reference);
        try {
            book.write(viewer, head.id(), kind, no, command.reason(), document, command, issuer.organisation(), lines);
        } catch (DuplicateKeyException e) {
            return Outcome.refused("da-quyet-dinh", "Người khác vừa ghi quyết định này. Mở lại trang để xem.");
        }
        int granted = (int) lines.stream().filter(Decided::granted).count();
        tasks.decided(head, kind, sheet.issuers());
        audit.record(
                viewer,
                "DECIDE_RESULTS",
                "class",
                head.id().value(),
                "Quyết định %s lớp %s theo %s, %s"
                        .formatted(kind.lower(), head.code(), command.number(), Vn.date(command.dated())),
                Map.of("kind", kind.name(), "no", no, "people", lines.size(), "granted", granted));
        events.publishEvent(new ResultsDecided(head.id(), kind));
        return Outcome.done(granted);
    }

    private static Optional<Refusal> refusal(
            ResultSheet sheet, LocalDate today, CredentialKind kind, int no, Decide command) {
        var head = sheet.head();
        var last = head.lastDay();
        if (head.state() != ClassState.AWAITING_RESULTS && head.state() != ClassState.FINISHED)
            return refuse(
                    "lop-chua-cho-ket-qua",
                    "Lớp đang ở “%s”. Chuyển lớp sang “%s” rồi quyết định."
                            .formatted(head.state().vietnamese(), ClassState.AWAITING_RESULTS.vietnamese()));
        if (kind == CredentialKind.ATTESTATION
                && sheet.issuers().containsKey(CredentialKind.CERTIFICATE)
                && sheet.first(CredentialKind.CERTIFICATE).isEmpty())
            return refuse(
                    "truong-chua-quyet-dinh",
                    "Hội đồng của trường chưa quyết định kết quả. Chờ quyết định của trường rồi quyết định cấp giấy chứng nhận.");
        if (no > 1 && command.people().isEmpty())
            return refuse(
                    "da-quyet-dinh",
                    "Kết quả đã quyết định ngày %s. Muốn đổi, ra quyết định bổ sung cho những người cần đổi."
                            .formatted(Vn.date(sheet.first(kind).orElseThrow().decidedOn())));
        if (no == 1 && !command.people().isEmpty())
            return refuse("chua-quyet-dinh", "Chưa có quyết định lần đầu, nên chưa có gì để bổ sung.");
        if (no > 1 && command.reason().isBlank()) return refuse("thieu-ly-do", "Ghi lý do của quyết định bổ sung.");
        if (command.dated().isAfter(today) || last != null && command.dated().isBefore(last))
            return refuse(
                    "ngay-quyet-dinh",
                    "Ngày quyết định từ ngày học cuối cùng (%s) đến hôm nay (%s)."
                            .formatted(last == null ? "chưa định" : Vn.date(last), Vn.date(today)));
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String code, String sentence) {
        return Optional.of(new Refusal(code, sentence));
    }

    /** Lines from what rolls and marks say now. */
    private static List<Decided> byMarks(ResultSheet sheet, int no, Decide command) {
        var lines = new ArrayList<Decided>();
        for (var person : sheet.people()) {
            if (!command.people().isEmpty() && !command.people().contains(person.ref())) continue;
            var judged = person.assessment();
            var granted = command.granted();
            lines.add(new Decided(
                    person.enrolment(),
                    person.ref(),
                    no,
                    judged.eligible(),
                    String.join(" ", judged.whyNot()),
                    judged.finalMark(),
                    judged.band(),
                    granted == null ? judged.passes() : granted.contains(person.ref()),
                    reason(command, person.ref()),
                    person.facts(),
                    ""));
        }
        return lines;
    }

    /** Lines from what the school decided: mark and band are the school's, the granting is the Standing Committee's. */
    private static List<Decided> bySchool(ResultSheet sheet, int no, Decide command) {
        var lines = new ArrayList<Decided>();
        for (var line : sheet.decided(CredentialKind.CERTIFICATE)) {
            if (!command.people().isEmpty() && !command.people().contains(line.ref())) continue;
            var granted = command.granted();
            lines.add(new Decided(
                    line.enrolment(),
                    line.ref(),
                    no,
                    line.eligible(),
                    line.whyNot(),
                    line.finalMark(),
                    line.band(),
                    granted == null ? line.granted() : granted.contains(line.ref()),
                    reason(command, line.ref()),
                    line.facts(),
                    ""));
        }
        return lines;
    }

    private static String reason(Decide command, UUID ref) {
        return command.reasons().getOrDefault(ref, "").strip();
    }

    /** Who gets the attestation without a reason: whom the school passed, or where no school decides, whom the marks pass. */
    private static Map<UUID, Boolean> expected(ResultSheet sheet) {
        var expected = new HashMap<UUID, Boolean>();
        for (var person : sheet.people())
            expected.put(person.ref(), person.assessment().passes());
        for (var decided : sheet.decided(CredentialKind.CERTIFICATE)) expected.put(decided.ref(), decided.granted());
        return expected;
    }
}
