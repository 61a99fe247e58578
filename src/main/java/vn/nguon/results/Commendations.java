package vn.nguon.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.rules.Rules;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Vn;

/**
 * Commendation (khen thưởng) at two levels. A rule proposes, people decide: whoever runs the class may put somebody on or off with a reason, the
 * level's deciders decide with number and date. What was decided changes only by a supplementary decision on the people it names.
 */
@Service
public class Commendations {
    private final Classes classes;
    private final DecisionBook results;
    private final CommendationBook book;
    private final Documents documents;
    private final Rules rules;
    private final Tasks tasks;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Commendations(
            Classes classes,
            DecisionBook results,
            CommendationBook book,
            Documents documents,
            Rules rules,
            Tasks tasks,
            Audit audit,
            ApplicationEventPublisher events) {
        this.classes = classes;
        this.results = results;
        this.book = book;
        this.documents = documents;
        this.rules = rules;
        this.tasks = tasks;
        this.audit = audit;
        this.events = events;
    }

    /** Both levels, the institution's first. @throws vn.nguon.shared.NotFound if the viewer does not see the results of this class */
    @Transactional(readOnly = true)
    List<CommendationSheet> sheets(Viewer viewer, String code) {
        return sheets(viewer, ResultRights.head(classes, viewer, code));
    }

    @Transactional(readOnly = true)
    CommendationSheet sheet(Viewer viewer, String code, CommendationKind kind) {
        return sheets(viewer, code).stream()
                .filter(sheet -> sheet.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<CommendationSheet> sheets(Viewer viewer, ClassHead head) {
        var decided = results.inForce(head.id());
        var passed = decided
                .getOrDefault(CredentialKind.CERTIFICATE, decided.getOrDefault(CredentialKind.ATTESTATION, List.of()))
                .stream()
                .filter(Decided::granted)
                .sorted(Comparator.comparing(
                        Commendations::mark,
                        Comparator.<BigDecimal>naturalOrder().reversed()))
                .toList();
        var last = head.lastDay();
        var values = rules.set(last == null ? viewer.today() : last, "");
        var holders = classes.holders(viewer, head);
        var choices = book.choices(head.id());
        var given = book.given(head.id());
        var made = book.decisions(head.id());
        var sheets = new ArrayList<CommendationSheet>();
        var above = new HashSet<UUID>();
        for (var kind : CommendationKind.values()) {
            var quota =
                    Proposal.quota(passed.size(), value(values, kind, "quota").value());
            var proposals = Proposal.of(
                    passed.stream()
                            .filter(person -> !above.contains(person.ref()))
                            .map(person -> new Proposal.Candidate(person.ref(), mark(person), absentShare(person)))
                            .toList(),
                    value(values, kind, "mark").value(),
                    value(values, kind, "absence").value(),
                    quota);
            var decisions =
                    made.stream().filter(one -> one.kind().equals(kind.name())).toList();
            var lines = passed.stream()
                    .map(person -> line(
                            person,
                            proposals.getOrDefault(person.ref(), Proposal.NONE),
                            kind,
                            choices,
                            given,
                            !decisions.isEmpty()))
                    .toList();
            for (var line : lines) if (line.chosen()) above.add(line.ref());
            sheets.add(new CommendationSheet(
                    head,
                    kind,
                    holders.stream()
                            .filter(holder -> holder.part() == kind.issuer())
                            .findFirst()
                            .orElse(null),
                    value(values, kind, "mark"),
                    value(values, kind, "absence"),
                    value(values, kind, "quota"),
                    quota,
                    lines,
                    decisions));
        }
        return sheets;
    }

    private static Rule value(RuleSet values, CommendationKind kind, String of) {
        return values.find(kind.rule(of))
                .orElseThrow(() -> new IllegalStateException("no rule value for " + kind.rule(of)));
    }

    private static BigDecimal mark(Decided person) {
        var mark = person.finalMark();
        return mark == null ? BigDecimal.ZERO : mark;
    }

    /** 0 to 100. */
    static BigDecimal absentShare(Decided person) {
        var absences = person.facts().absences();
        return absences.planned() == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(absences.absent() * 100L)
                        .divide(BigDecimal.valueOf(absences.planned()), 4, RoundingMode.HALF_UP);
    }

    private static CommendationSheet.Line line(
            Decided person,
            Proposal proposal,
            CommendationKind kind,
            List<CommendationBook.Choice> choices,
            List<CommendationBook.Given> given,
            boolean decided) {
        var named = given.stream()
                .filter(one -> one.kind().equals(kind.name()) && one.ref().equals(person.ref()))
                .findFirst();
        if (decided)
            return new CommendationSheet.Line(
                    person,
                    proposal,
                    named.map(CommendationBook.Given::given).orElse(false),
                    named.map(CommendationBook.Given::reason).orElse(""),
                    named.map(CommendationBook.Given::given).orElse(null));
        return choices.stream()
                .filter(one -> one.kind().equals(kind.name()) && one.ref().equals(person.ref()))
                .findFirst()
                .map(one -> new CommendationSheet.Line(person, proposal, one.chosen(), one.reason(), null))
                .orElse(new CommendationSheet.Line(person, proposal, proposal == Proposal.PROPOSED, "", null));
    }

    /** Refs of who is on the list of one level as it stands. */
    @Transactional(readOnly = true)
    public Set<UUID> list(Viewer viewer, String code, CommendationKind kind) {
        var refs = new HashSet<UUID>();
        for (var line : sheet(viewer, code, kind).lines()) if (line.chosen()) refs.add(line.ref());
        return refs;
    }

    /**
     * Keeps the list as the office proposes it, and asks the deciders.
     *
     * @return how many are on it
     * @throws Forbidden if the viewer neither runs the class nor works for the school
     */
    @Transactional
    public Outcome<Integer> propose(
            Viewer viewer, String code, CommendationKind kind, Set<UUID> chosen, Map<UUID, String> reasons) {
        var sheet = sheet(viewer, code, kind);
        var head = sheet.head();
        if (!head.runs() && !head.school())
            throw new Forbidden("Cơ quan tổ chức lớp hoặc trường lập danh sách khen thưởng.");
        if (sheet.decided())
            return Outcome.refused("da-quyet-dinh", "Đã có quyết định. Muốn đổi, ra quyết định bổ sung");
        var refusal = unexplained(sheet, chosen, reasons);
        if (refusal.isPresent()) return refusal.get();
        var differing = new HashMap<UUID, Boolean>();
        for (var line : sheet.lines())
            if (differs(line, chosen)) differing.put(line.ref(), chosen.contains(line.ref()));
        book.choose(viewer, head.id(), kind, differing, reasons);
        var issuer = sheet.issuer();
        if (issuer != null)
            tasks.open(OpenTask.forRole(
                    key(head, kind),
                    "commendations",
                    "Quyết định khen thưởng: " + kind.vietnamese().toLowerCase(java.util.Locale.ROOT),
                    head.name(),
                    head.link("/khen-thuong/" + kind.path()),
                    null,
                    kind == CommendationKind.MERIT_LETTER ? Role.SCHOOL : Role.APPROVER,
                    issuer.organisation()));
        audit.record(
                viewer,
                "PROPOSE_COMMENDATIONS",
                "class",
                head.id().value(),
                "Lập danh sách đề nghị %s lớp %s"
                        .formatted(kind.vietnamese().toLowerCase(java.util.Locale.ROOT), head.code()),
                Map.of("people", chosen.size(), "differing", differing.size()));
        return Outcome.done(chosen.size());
    }

    private static String key(ClassHead head, CommendationKind kind) {
        return "commendations:" + kind + ":" + head.id().value();
    }

    private static boolean differs(CommendationSheet.Line line, Set<UUID> chosen) {
        return chosen.contains(line.ref()) != (line.proposal() == Proposal.PROPOSED);
    }

    /** Whoever is put on or off against the proposal needs a reason; so does a choice among equals at the edge of the quota. */
    private static Optional<Outcome<Integer>> unexplained(
            CommendationSheet sheet, Set<UUID> chosen, Map<UUID, String> reasons) {
        for (var ref : chosen)
            if (sheet.lines().stream().noneMatch(line -> line.ref().equals(ref)))
                return Optional.of(Outcome.refused(
                        "khong-co-nguoi", "Có người không còn trong danh sách đạt kết quả. Mở lại trang"));
        for (var line : sheet.lines())
            if (differs(line, chosen) && reasons.getOrDefault(line.ref(), "").isBlank())
                return Optional.of(Outcome.refused(
                        "thieu-ly-do",
                        "%s khác với đề nghị theo quy tắc. Ghi lý do"
                                .formatted(line.person().facts().fullName())));
        return Optional.empty();
    }

    /**
     * Decides, the first time or by a supplementary decision, which names only those who change.
     *
     * @return how many are commended now
     * @throws Forbidden if the viewer does not decide on this level
     */
    @Transactional
    public Outcome<Integer> decide(Viewer viewer, String code, CommendationKind kind, Commend command) {
        var sheet = sheet(viewer, code, kind);
        var head = sheet.head();
        var issuer = sheet.issuer();
        if (issuer == null || !kind.decides(head)) throw new Forbidden(kind.whoDecides());
        if (sheet.lines().isEmpty())
            return Outcome.refused(
                    "chua-co-ket-qua", "Chưa có quyết định kết quả. Xét khen thưởng sau quyết định kết quả");
        var last = head.lastDay();
        if (command.dated().isAfter(viewer.today())
                || last != null && command.dated().isBefore(last))
            return Outcome.refused(
                    "ngay-quyet-dinh",
                    "Ngày quyết định từ ngày học cuối cùng (%s) đến hôm nay (%s)"
                            .formatted(last == null ? "chưa định" : Vn.date(last), Vn.date(viewer.today())));
        var refusal = sheet.decided()
                ? Optional.<Outcome<Integer>>empty()
                : unexplained(sheet, command.chosen(), command.reasons());
        if (refusal.isPresent()) return refusal.get();
        if (command.chosen().size() > sheet.quota() && command.reason().isBlank())
            return Outcome.refused(
                    "qua-chi-tieu",
                    "Chọn %d người, chỉ tiêu %d. Ghi lý do vượt chỉ tiêu hoặc bớt người"
                            .formatted(command.chosen().size(), sheet.quota()));
        if (sheet.decided() && command.reason().isBlank())
            return Outcome.refused("thieu-ly-do", "Ghi lý do của quyết định bổ sung");
        var lines = new ArrayList<CommendationBook.NewLine>();
        for (var line : sheet.lines()) {
            var gets = command.chosen().contains(line.ref());
            if (gets != Boolean.TRUE.equals(line.given()))
                lines.add(new CommendationBook.NewLine(
                        line.person().enrolment(),
                        gets,
                        command.reasons().getOrDefault(line.ref(), "").strip()));
        }
        if (lines.isEmpty())
            return Outcome.refused(
                    "khong-co-ai",
                    sheet.decided()
                            ? "Chưa đổi ai so với quyết định đã có"
                            : "Chưa chọn ai. Chọn ít nhất một người rồi quyết định");
        var reference = new DocumentReference(
                command.number(),
                command.dated(),
                issuer.organisation(),
                "",
                "%s lớp %s".formatted(kind.vietnamese(), head.code()),
                command.classification());
        var secret = documents.refuses(reference);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(reference);
        try {
            book.decide(
                    viewer,
                    head.id(),
                    kind,
                    sheet.decisions().size() + 1,
                    command,
                    document,
                    issuer.organisation(),
                    lines);
        } catch (DuplicateKeyException e) {
            return Outcome.refused("da-quyet-dinh", "Người khác vừa ghi quyết định này. Mở lại trang để xem");
        }
        tasks.close(key(head, kind));
        audit.record(
                viewer,
                "DECIDE_COMMENDATIONS",
                "class",
                head.id().value(),
                "Quyết định %s lớp %s theo %s, %s"
                        .formatted(
                                kind.vietnamese().toLowerCase(java.util.Locale.ROOT),
                                head.code(),
                                command.number(),
                                Vn.date(command.dated())),
                Map.of("people", command.chosen().size(), "named", lines.size()));
        events.publishEvent(new CommendationsDecided(head.id(), kind));
        return Outcome.done(command.chosen().size());
    }
}
