package vn.nguon.credentials;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.web.PublicAddress;
import vn.nguon.web.Vn;

/**
 * Certificates and attestations (chứng chỉ, giấy chứng nhận): issuing a class from the register of its issuer, revoking,
 * reissuing, and the papers. Numbers once given are never used again; a wrong paper is revoked and issued anew.
 */
@Service
public class Credentials {
    private final Classes classes;
    private final EntryBook entries;
    private final RegisterBook register;
    private final Graduates graduates;
    private final IssueJobs jobs;
    private final IssueRun run;
    private final CredentialPrinter printer;
    private final PublicAddress address;
    private final Documents documents;
    private final CorrectionTasks corrections;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Credentials(
            Classes classes,
            EntryBook entries,
            RegisterBook register,
            Graduates graduates,
            IssueJobs jobs,
            IssueRun run,
            CredentialPrinter printer,
            PublicAddress address,
            Documents documents,
            CorrectionTasks corrections,
            Audit audit,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.classes = classes;
        this.entries = entries;
        this.register = register;
        this.graduates = graduates;
        this.jobs = jobs;
        this.run = run;
        this.printer = printer;
        this.address = address;
        this.documents = documents;
        this.corrections = corrections;
        this.audit = audit;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How issuing stands in a class. */
    record Desk(ClassHead head, List<IssueState> states, List<IssueJob> jobs, List<CredentialEntry> entries) {}

    /** @throws NotFound if the viewer may not see the credentials of this class */
    @Transactional(readOnly = true)
    Desk desk(Viewer viewer, String code) {
        var head = CredentialRights.head(classes, viewer, code);
        return new Desk(head, entries.states(viewer, head), jobs.latest(head.id()), entries.ofClass(viewer, head));
    }

    /**
     * Starts issuing to everybody of the class who is granted the paper and has none yet. The job goes on after a restart.
     *
     * @return the job's public id
     * @throws NotFound if the viewer does not see the class, or the paper is not given in it
     * @throws Forbidden if the viewer does not act for the issuer
     */
    @Transactional
    public Outcome<UUID> issue(Viewer viewer, String code, CredentialKind kind, Signatory by) {
        return issue(viewer, code, kind, by, "");
    }

    /** As {@link #issue}. @param symbol what the numbers end in from now on, e.g. "CC"; empty leaves it as it is */
    @Transactional
    Outcome<UUID> issue(Viewer viewer, String code, CredentialKind kind, Signatory by, String symbol) {
        var head = CredentialRights.head(classes, viewer, code);
        var state = state(viewer, head, kind);
        var refusal = refusal(state, viewer.today());
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        if (state.decided() == null)
            return Outcome.refused(
                    "chua-co-quyet-dinh",
                    "Chưa có quyết định cấp %s của lớp này. Chờ quyết định ở mục Kết quả rồi cấp."
                            .formatted(kind.lower()));
        if (state.granted() == 0)
            return Outcome.refused(
                    "khong-ai-duoc-cap", "Quyết định không cấp %s cho ai trong lớp.".formatted(kind.lower()));
        if (state.pending() == 0)
            return Outcome.refused(
                    "da-cap-het",
                    "%d người được cấp đều đã có %s. Cấp lại từng giấy sau khi thu hồi."
                            .formatted(state.granted(), kind.lower()));
        var id = register.open(new OrganisationId(state.organisationId()), kind);
        if (!symbol.isEmpty() && !symbol.equals(state.symbol()) && !register.symbol(id, symbol))
            return Outcome.refused(
                    "ky-hieu-trung",
                    "Sổ khác của nơi cấp này đang dùng ký hiệu %s. Chọn ký hiệu khác".formatted(symbol));
        var job = jobs.start(viewer, head.id(), kind, id, viewer.today(), by, state.pending());
        if (job.isEmpty())
            return Outcome.refused(
                    "dang-cap", "Đang cấp %s của lớp này. Xem tiến độ ở trang này.".formatted(kind.lower()));
        audit.record(
                viewer,
                "ISSUE",
                "class",
                head.id().value(),
                "Cấp %s lớp %s cho %d người".formatted(kind.lower(), head.code(), state.pending()),
                Map.of("kind", kind.name(), "signatory", by.name(), "capacity", by.capacity(), "symbol", symbol));
        return Outcome.done(job.get());
    }

    /**
     * Does a job that {@link #issue} started here and now, instead of waiting for the runner: for the demo, which acts on another day
     * than the runner's. The runner finds it done afterwards.
     */
    public void finish(UUID job) {
        run.run(job);
    }

    private IssueState state(Viewer viewer, ClassHead head, CredentialKind kind) {
        return entries.states(viewer, head).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new NotFound("no %s in class %s".formatted(kind, head.code())));
    }

    /** What speaks against any new number in this issuer's register today; an ended issuer is said before rights are asked. */
    private Optional<Refusal> refusal(IssueState state, LocalDate today) {
        if (state.endedBy(today))
            return Optional.of(ended(state.issuer(), state.lastDay(), state.keeper(), state.kind()));
        if (!state.mayIssue()) throw new Forbidden(CredentialRights.whoIssues(state.kind()));
        if (!address.known())
            return Optional.of(
                    new Refusal(
                            "chua-dat-dia-chi",
                            "Chưa đặt địa chỉ công khai (--public-url), mã QR trên giấy sẽ không dẫn tới đâu. Báo quản trị kỹ thuật đặt địa chỉ rồi cấp."));
        return Optional.empty();
    }

    static Refusal ended(
            String issuer,
            @org.jspecify.annotations.Nullable LocalDate lastDay,
            @org.jspecify.annotations.Nullable String keeper,
            CredentialKind kind) {
        return new Refusal(
                "noi-cap-da-ket-thuc",
                "%s kết thúc ngày %s nên không cấp %s mới. %s Giấy đã cấp vẫn có giá trị, vẫn in và kiểm tra được."
                        .formatted(
                                issuer,
                                lastDay == null ? "" : Vn.date(lastDay),
                                kind.lower(),
                                keeper == null ? "Sổ cấp đã đóng." : "Sổ cấp đã đóng, do " + keeper + " giữ."));
    }

    /** @throws NotFound if there is no such entry or the viewer has no door to it */
    @Transactional(readOnly = true)
    CredentialEntry entry(Viewer viewer, UUID ref) {
        return entries.find(viewer, ref).orElseThrow(() -> new NotFound("credential " + ref));
    }

    /** The viewer's own papers, latest first. */
    @Transactional(readOnly = true)
    List<CredentialEntry> own(Viewer viewer) {
        return entries.own(viewer);
    }

    /** The paper of an entry. @throws NotFound like {@link #entry} */
    @Transactional(readOnly = true)
    public byte[] paper(Viewer viewer, UUID ref) {
        return printer.print(printable(entry(viewer, ref)));
    }

    /** The valid papers of a class in one file, one page each, by number. @throws NotFound if there is none for this viewer */
    public byte[] papers(Viewer viewer, String code, CredentialKind kind) {
        var valid = desk(viewer, code).entries().stream()
                .filter(entry -> entry.kind() == kind && entry.valid())
                .map(this::printable)
                .toList();
        if (valid.isEmpty()) throw new NotFound("no papers in class " + code);
        return printer.printAll(valid);
    }

    private Printable printable(CredentialEntry entry) {
        return new Printable(
                entry.content(),
                entry.number(),
                entry.checkCode(),
                address.printed("/kiem-tra"),
                address.of("/kiem-tra/" + entry.token()),
                address.demo());
    }

    /** Command: revoke. @param reason not empty; {@code number}, {@code dated} and {@code classification} of the document it rests on */
    public record Revoke(String reason, String number, LocalDate dated, Classification classification) {
        /** By an ordinary document. */
        public Revoke(String reason, String number, LocalDate dated) {
            this(reason, number, dated, Classification.NORMAL);
        }
    }

    /**
     * Revokes an entry: it stays in the register, and the public check says so from now on.
     *
     * @throws NotFound if there is no such entry or the viewer has no door to it
     * @throws Forbidden if the viewer does not act for the issuer
     */
    @Transactional
    public Outcome<UUID> revoke(Viewer viewer, UUID ref, Revoke command) {
        var entry = entry(viewer, ref);
        if (!entry.mayChange() && !entry.keeps()) throw new Forbidden(CredentialRights.whoRevokes(entry));
        if (command.dated().isAfter(viewer.today()) || command.dated().isBefore(entry.issuedOn()))
            return Outcome.refused(
                    "ngay-thu-hoi",
                    "Ngày của văn bản thu hồi từ ngày cấp (%s) đến hôm nay.".formatted(Vn.date(entry.issuedOn())));
        if (!entry.valid())
            return Outcome.refused("da-thu-hoi", "Giấy %s đã thu hồi trước đó.".formatted(entry.number()));
        var reference = new DocumentReference(
                command.number(),
                command.dated(),
                entry.keeper(),
                "",
                "Thu hồi " + entry.number(),
                command.classification());
        var secret = documents.refuses(reference);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var document = documents.refer(reference);
        try {
            jdbc.sql("""
                            INSERT INTO revocation (entry_id, revoked_on, revoked_at, account_id, reason, document_id)
                            VALUES (:entry, :day, :at, :account, :reason, :document)
                            """)
                    .param("entry", entry.id())
                    .param("day", viewer.today())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("account", viewer.id().value())
                    .param("reason", command.reason())
                    .param("document", document.value())
                    .update();
        } catch (DuplicateKeyException e) {
            return Outcome.refused("da-thu-hoi", "Giấy %s vừa được người khác thu hồi.".formatted(entry.number()));
        }
        audit.record(
                viewer,
                "REVOKE",
                "credential",
                entry.id(),
                "Thu hồi %s số %s".formatted(entry.kind().lower(), entry.number()),
                Map.of("reason", command.reason(), "document", command.number()));
        corrections.refresh(new ClassId(entry.classId()), entry.kind());
        return Outcome.done(ref);
    }

    private Optional<Refusal> closed(Viewer viewer, CredentialEntry entry) {
        var last = entry.issuerLastDay();
        if (last != null && last.isBefore(viewer.today()))
            return Optional.of(ended(entry.content().issuer(), last, null, entry.kind()));
        if (!entry.mayChange()) throw new Forbidden(CredentialRights.whoIssues(entry.kind()));
        return Optional.empty();
    }

    /**
     * Issues anew in place of a revoked entry: a new number, with what roster, decision and map say today.
     *
     * @return the new entry
     * @throws NotFound like {@link #revoke}
     * @throws Forbidden like {@link #revoke}
     */
    @Transactional
    public Outcome<UUID> reissue(Viewer viewer, UUID ref, Signatory by) {
        var old = entry(viewer, ref);
        var refusal = closed(viewer, old);
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        if (!address.known())
            return Outcome.refused(
                    "chua-dat-dia-chi",
                    "Chưa đặt địa chỉ công khai (--public-url). Báo quản trị kỹ thuật đặt địa chỉ rồi cấp lại.");
        if (old.valid())
            return Outcome.refused(
                    "chua-thu-hoi", "Giấy %s còn giá trị. Thu hồi trước rồi cấp lại.".formatted(old.number()));
        if (old.replacedBy() != null)
            return Outcome.refused(
                    "da-cap-lai", "Giấy %s đã cấp lại bằng số %s.".formatted(old.number(), old.replacedBy()));
        var of = new ClassId(old.classId());
        var graduate = graduates.one(of, old.kind(), old.registerId(), old.enrolment(), viewer.today(), by);
        if (graduate == null)
            return Outcome.refused(
                    "khong-con-duoc-cap",
                    "Quyết định hiện hành không cấp %s cho người này."
                            .formatted(old.kind().lower()));
        RegisterBook.Entered entered;
        try {
            entered = register.enter(new RegisterBook.Enter(
                    old.registerId(), old.enrolment(), graduate.decision(), graduate.content(), viewer.id(), old.id()));
        } catch (DuplicateKeyException e) {
            return Outcome.refused("da-cap-lai", "Giấy %s vừa được người khác cấp lại.".formatted(old.number()));
        }
        audit.record(
                viewer,
                "REISSUE",
                "credential",
                old.id(),
                "Cấp lại %s số %s thay số %s".formatted(old.kind().lower(), entered.number(), old.number()),
                Map.of("signatory", by.name()));
        corrections.refresh(of, old.kind());
        events.publishEvent(new CredentialsIssued(of, old.kind()));
        return Outcome.done(entered.ref());
    }

    /** Registers that the viewer may read. */
    @Transactional(readOnly = true)
    List<EntryBook.Register> registers(Viewer viewer) {
        return entries.registers(viewer);
    }
}
