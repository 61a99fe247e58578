package vn.nguon.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.documents.DocumentReference;
import vn.nguon.documents.Documents;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * The closing report of a class (báo cáo tổng kết lớp) and the yearly report of a centre or school (báo cáo năm): numbers drafted from the data,
 * words written by people, versions kept as they were issued. A kept version never changes; another one has the next number of its row.
 */
@Service
public class WrittenReports {
    private final WrittenRows rows;
    private final ClassFigures classFigures;
    private final YearFigures yearFigures;
    private final Classes classes;
    private final Documents documents;
    private final Audit audit;
    private final Clock clock;

    WrittenReports(
            WrittenRows rows,
            ClassFigures classFigures,
            YearFigures yearFigures,
            Classes classes,
            Documents documents,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.classFigures = classFigures;
        this.yearFigures = yearFigures;
        this.classes = classes;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is written about. @param link address of its page @param issuer who issues it, with its name of today */
    public record About(String title, String link, String issuer, boolean writes) {}

    /**
     * A version as it was issued.
     *
     * @param no from 1
     * @param number of the document, {@code dated} its day
     */
    public record Kept(
            int no,
            String number,
            LocalDate dated,
            Classification classification,
            String issuer,
            String signerName,
            String signerPost,
            Instant keptAt,
            String actor,
            ReportContent content,
            Map<Judgement, String> texts) {
        public Kept {
            texts = Map.copyOf(texts);
        }
    }

    /**
     * The report as it stands now.
     *
     * @param texts what is being written; without those that are empty
     * @param edited who wrote last and when, "" before anybody did
     * @param version for saving
     * @param kept earlier versions, the latest first
     * @param changes numbers that are not as in the latest version; empty without one
     */
    public record Draft(
            About about,
            ReportContent content,
            Map<Judgement, String> texts,
            String edited,
            int version,
            List<Kept> kept,
            List<ReportContent.Change> changes) {
        public Draft {
            texts = Map.copyOf(texts);
            kept = List.copyOf(kept);
            changes = List.copyOf(changes);
        }
    }

    /** @param classification of the paper */
    public record Issue(
            String number, LocalDate dated, Classification classification, String signerName, String signerPost) {}

    /** Which row it is. Exactly one of the two. */
    record Key(
            @Nullable Long classId,
            @Nullable Long organisation,
            @Nullable Integer year) {}

    private record Found(Key key, About about, ReportContent content, OrganisationId issuer) {}

    private Found ofClass(Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!head.office()) throw new Forbidden("Báo cáo tổng kết lớp do các cơ quan của lớp lập và xem.");
        if (!head.state().reached(ClassState.STUDYING))
            throw new NotFound("closing report of a class that has not begun " + code);
        var issuer = rows.classIssuer(head.id(), viewer.today());
        return new Found(
                new Key(head.id().value(), null, null),
                new About("Báo cáo tổng kết " + lower(head.name()), head.link("/bao-cao"), issuer.name(), writes(head)),
                classFigures.of(viewer, head),
                new OrganisationId(issuer.id()));
    }

    private static String lower(String name) {
        return name.startsWith("Lớp") ? "lớp" + name.substring(3) : "lớp " + name;
    }

    static boolean writes(ClassHead head) {
        return head.runs() && head.roles().stream().anyMatch(role -> role != Role.APPROVER);
    }

    private Found ofYear(Viewer viewer, UUID organisation, int year) {
        mustRead(viewer);
        var body = rows.body(viewer, organisation).orElseThrow(() -> new NotFound("centre " + organisation));
        if (year < 2000 || year > viewer.today().getYear()) throw new NotFound("year " + year);
        return new Found(
                new Key(null, body.id(), year),
                new About(
                        "Báo cáo năm %d".formatted(year),
                        "/bao-cao-nam/%s/%d".formatted(organisation, year),
                        body.name(),
                        body.acts() && viewer.isAny(Role.CENTRE, Role.SCHOOL, Role.ORGANISATION_BOARD)),
                yearFigures.of(new OrganisationId(body.id()), year),
                new OrganisationId(body.id()));
    }

    private static void mustRead(Viewer viewer) {
        if (!Reports.mayRead(viewer))
            throw new Forbidden("Báo cáo năm do trung tâm, trường, Ban Tổ chức và người duyệt xem.");
    }

    /** Centres and schools that the viewer may look into, with the years of which something was kept. One statement. */
    @Transactional(readOnly = true)
    List<WrittenRows.YearLine> years(Viewer viewer, int limit, int offset) {
        mustRead(viewer);
        return rows.years(viewer, limit, offset);
    }

    /** @throws NotFound when the class is not the viewer's to see or has not begun */
    @Transactional(readOnly = true)
    public Draft closing(Viewer viewer, String code) {
        return draft(ofClass(viewer, code));
    }

    /** @throws NotFound when the organisation is not the viewer's to see or the year is still to come */
    @Transactional(readOnly = true)
    public Draft yearly(Viewer viewer, UUID organisation, int year) {
        return draft(ofYear(viewer, organisation, year));
    }

    private Draft draft(Found found) {
        var written = rows.written(found.key());
        var kept = written == null ? List.<Kept>of() : rows.kept(written.id());
        return new Draft(
                found.about(),
                found.content(),
                written == null ? Map.of() : written.texts(),
                written == null ? "" : written.edited(),
                written == null ? 0 : written.version(),
                kept,
                kept.isEmpty()
                        ? List.of()
                        : found.content().since(kept.getFirst().content()));
    }

    /** Keeps the words as they are so far. @throws Stale when somebody else saved in between */
    @Transactional
    public Outcome<Integer> saveClosing(Viewer viewer, String code, int version, Map<Judgement, String> texts) {
        return save(viewer, ofClass(viewer, code), version, texts);
    }

    @Transactional
    public Outcome<Integer> saveYearly(
            Viewer viewer, UUID organisation, int year, int version, Map<Judgement, String> texts) {
        return save(viewer, ofYear(viewer, organisation, year), version, texts);
    }

    private Outcome<Integer> save(Viewer viewer, Found found, int version, Map<Judgement, String> texts) {
        mustWrite(found);
        rows.write(viewer, found.key(), version, cleaned(texts), OffsetDateTime.now(clock));
        return Outcome.done(version + 1);
    }

    private static void mustWrite(Found found) {
        if (!found.about().writes())
            throw new Forbidden("Báo cáo do cơ quan tổ chức lớp, hoặc trung tâm, trường ấy viết.");
    }

    private static Map<Judgement, String> cleaned(Map<Judgement, String> texts) {
        var cleaned = new EnumMap<Judgement, String>(Judgement.class);
        texts.forEach((part, text) -> {
            if (!text.isBlank()) cleaned.put(part, text.strip());
        });
        return cleaned;
    }

    /** Issues it: numbers and words of this moment are frozen. Refused when the document may not be taken in as it is classified. */
    @Transactional
    public Outcome<Integer> keepClosing(
            Viewer viewer, String code, int version, Map<Judgement, String> texts, Issue issue) {
        return keep(viewer, ofClass(viewer, code), version, texts, issue);
    }

    @Transactional
    public Outcome<Integer> keepYearly(
            Viewer viewer, UUID organisation, int year, int version, Map<Judgement, String> texts, Issue issue) {
        return keep(viewer, ofYear(viewer, organisation, year), version, texts, issue);
    }

    private Outcome<Integer> keep(Viewer viewer, Found found, int version, Map<Judgement, String> texts, Issue issue) {
        mustWrite(found);
        if (issue.dated().isAfter(viewer.today()))
            return Outcome.refused("chua-den", "Ngày báo cáo không được sau hôm nay.");
        var document = new DocumentReference(
                issue.number(), issue.dated(), found.issuer(), "", found.about().title(), issue.classification());
        var secret = documents.refuses(document);
        if (secret.isPresent()) return new Outcome.Refused<>(secret.get());
        var at = OffsetDateTime.now(clock);
        var report = rows.write(viewer, found.key(), version, cleaned(texts), at);
        var no = rows.keep(
                viewer,
                report,
                found.content(),
                cleaned(texts),
                documents.refer(document),
                found.about().issuer(),
                VietnameseText.clean(issue.signerName()),
                VietnameseText.clean(issue.signerPost()),
                at);
        audit.record(
                viewer,
                "KEEP_REPORT",
                "written_report",
                report,
                "Giữ bản chính thức số %d: %s".formatted(no, found.about().title()),
                Map.of("number", issue.number()));
        return Outcome.done(no);
    }

    /** A kept version with what it is about. @throws NotFound when there is none of that number */
    @Transactional(readOnly = true)
    public Kept keptClosing(Viewer viewer, String code, int no) {
        var head = classes.head(viewer, code);
        if (!head.office()) throw new Forbidden("Báo cáo tổng kết lớp do các cơ quan của lớp lập và xem.");
        return kept(new Key(head.id().value(), null, null), no);
    }

    @Transactional(readOnly = true)
    public Kept keptYearly(Viewer viewer, UUID organisation, int year, int no) {
        mustRead(viewer);
        var body = rows.body(viewer, organisation).orElseThrow(() -> new NotFound("centre " + organisation));
        return kept(new Key(null, body.id(), year), no);
    }

    private Kept kept(Key key, int no) {
        var written = rows.written(key);
        if (written == null) throw new NotFound("report not written");
        return rows.kept(written.id()).stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow(() -> new NotFound("version " + no));
    }
}
