package vn.nguon.planning;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Stamp;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;

/**
 * "Danh sách trích ngang" as a spreadsheet, with the columns that the viewer's office chose, in its order and under its headings. Sensitive
 * fields go out with it, so only the organisation board takes it, and each taking is recorded with who and when; both stand in the file.
 */
@Service
public class PlanningExport {

    /** Rows of one file; more is filtered first. */
    static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final PlanningRows rows;
    private final PlanningReads reads;
    private final CheckRows facts;
    private final Audit audit;
    private final Clock clock;

    PlanningExport(JdbcClient jdbc, PlanningRows rows, PlanningReads reads, CheckRows facts, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.reads = reads;
        this.facts = facts;
        this.audit = audit;
        this.clock = clock;
    }

    /** One column of the office's template. */
    record Column(ExportField field, String heading) {}

    private static final List<ExportField> USUAL = List.of(
            ExportField.ORDINAL,
            ExportField.NAME,
            ExportField.BORN_MALE,
            ExportField.BORN_FEMALE,
            ExportField.HOME_TOWN,
            ExportField.ETHNICITY,
            ExportField.POST,
            ExportField.PARTY_OFFICIAL,
            ExportField.QUALIFICATION,
            ExportField.POLITICAL_THEORY,
            ExportField.TITLE,
            ExportField.ORGANISATION,
            ExportField.TERM,
            ExportField.FORM,
            ExportField.BLANK);

    private UUID home(Viewer viewer) {
        Planning.mustWrite(viewer);
        return rows.home(viewer).orElseThrow(() -> new NotFound("committee of the viewer's board"));
    }

    /** The template of the viewer's office; the usual columns until it keeps its own. */
    @Transactional(readOnly = true)
    List<Column> columns(Viewer viewer) {
        var kept = new ArrayList<Column>();
        jdbc.sql("""
                SELECT c.field, c.heading
                  FROM planning_export_column c
                  JOIN organisation o ON o.id = c.organisation_id
                 WHERE o.ref = :home
                 ORDER BY c.position
                """).param("home", home(viewer)).query((ResultSet row) -> {
            var heading = row.getString("heading");
            ExportField.of(row.getString("field")).ifPresent(field -> kept.add(new Column(field, heading)));
        });
        return kept.isEmpty()
                ? USUAL.stream()
                        .map(field -> new Column(field, field.heading()))
                        .toList()
                : kept;
    }

    /** Keeps the columns of the viewer's office in place of those before. */
    @Transactional
    Outcome<Integer> keep(Viewer viewer, List<Column> columns) {
        var home = home(viewer);
        if (columns.isEmpty()) return Outcome.refused("khong-cot", "Chọn ít nhất một cột.");
        if (columns.size() > 60) return Outcome.refused("nhieu-cot", "Mẫu có nhiều nhất 60 cột.");
        rows.lock();
        jdbc.sql(
                        "DELETE FROM planning_export_column WHERE organisation_id = (SELECT o.id FROM organisation o WHERE o.ref = :home)")
                .param("home", home)
                .update();
        jdbc.sql("""
                INSERT INTO planning_export_column (organisation_id, position, field, heading)
                SELECT o.id, c.position, c.field, c.heading
                  FROM organisation o,
                       unnest(:fields::text[], :headings::text[]) WITH ORDINALITY AS c(field, heading, position)
                 WHERE o.ref = :home
                """)
                .param("home", home)
                .param(
                        "fields",
                        columns.stream().map(column -> column.field().name()).toArray(String[]::new))
                .param(
                        "headings",
                        columns.stream()
                                .map(column ->
                                        VietnameseText.clean(column.heading()).isEmpty()
                                                ? column.field().heading()
                                                : VietnameseText.clean(column.heading()))
                                .toArray(String[]::new))
                .update();
        return Outcome.done(columns.size());
    }

    /** " (Nội bộ)": the strictest classification of the rounds that the entries come from. */
    private String marked(List<Entry> entries) {
        var strictest = reads.strictest(entries);
        return strictest.isMarked() ? " (" + strictest.vietnamese() + ")" : "";
    }

    /** The file. @param entries how many rows it has */
    record File(byte[] bytes, int entries) {}

    private static final String DETAILS = """
            SELECT p.id, p.religion, p.home_town, p.party_probation, p.general_education, p.qualification, p.political_theory, p.state_management
              FROM person_listed p
             WHERE p.id = ANY (:people::bigint[])
            """;

    private record Details(
            String religion,
            String homeTown,
            @Nullable LocalDate partyProbation,
            String education,
            String qualification,
            String politicalTheory,
            String stateManagement) {}

    /** Entries of the filter, at most 5,000, as the office's template has them. Five statements. */
    @Transactional
    Outcome<File> file(Viewer viewer, PlanningFilter filter) {
        var columns = columns(viewer);
        var total = reads.totals(viewer, filter).entries();
        if (total > MOST)
            return Outcome.refused(
                    "dai-qua", "Danh sách có hơn 5.000 lượt. Lọc theo nhiệm kỳ, chức danh hoặc tổ chức rồi xuất.");
        var entries = reads.all(viewer, filter);
        var persons =
                entries.stream().map(entry -> entry.person().id()).distinct().toList();
        var known = facts.facts(persons, viewer.today());
        var details = new java.util.HashMap<Long, Details>();
        jdbc.sql(DETAILS)
                .param("people", persons.stream().map(id -> id.value()).toArray(Long[]::new))
                .query((ResultSet row) -> {
                    details.put(
                            row.getLong("id"),
                            new Details(
                                    row.getString("religion"),
                                    row.getString("home_town"),
                                    row.getObject("party_probation", LocalDate.class),
                                    row.getString("general_education"),
                                    row.getString("qualification"),
                                    row.getString("political_theory"),
                                    row.getString("state_management")));
                });
        var sheet = new TidySheet(
                "Trích ngang",
                "DANH SÁCH TRÍCH NGANG QUY HOẠCH" + marked(entries),
                Stamp.of(viewer, clock),
                columns.stream().map(Column::heading).toList());
        var nothing = new Details("", "", null, "", "", "", "");
        var n = 0;
        for (var entry : entries) {
            var ordinal = ++n;
            var fact = known.get(entry.person().id());
            var detail = details.getOrDefault(entry.person().id().value(), nothing);
            sheet.row(columns.stream()
                    .map(column -> value(column.field(), ordinal, entry, fact, detail))
                    .toArray());
        }
        audit.record(
                viewer,
                "EXPORT",
                "planning_entry",
                0,
                "Xuất danh sách trích ngang quy hoạch, %d lượt".formatted(entries.size()),
                Map.of(
                        "columns",
                        Arrays.toString(columns.stream()
                                .map(column -> column.field().name())
                                .toArray())));
        return Outcome.done(new File(sheet.toBytes(), entries.size()));
    }

    private static @Nullable Object value(
            ExportField field, int ordinal, Entry entry, CheckRows.@Nullable Facts fact, Details detail) {
        var person = entry.person();
        var sex = person.sex();
        return switch (field) {
            case ORDINAL -> ordinal;
            case NAME -> person.fullName();
            case BORN -> born(person.bornText());
            case BORN_MALE -> sex == vn.nguon.shared.Sex.MALE ? born(person.bornText()) : null;
            case BORN_FEMALE -> sex == vn.nguon.shared.Sex.FEMALE ? born(person.bornText()) : null;
            case SEX -> sex == null ? null : sex == vn.nguon.shared.Sex.MALE ? "Nam" : "Nữ";
            case ETHNICITY -> fact == null ? null : fact.ethnicity();
            case RELIGION -> detail.religion();
            case HOME_TOWN -> detail.homeTown();
            case POST -> fact == null ? null : String.join("; ", fact.posts());
            case PARTY_PROBATION -> detail.partyProbation();
            case PARTY_OFFICIAL -> fact == null ? null : fact.partyOfficial();
            case EDUCATION -> detail.education();
            case QUALIFICATION -> detail.qualification();
            case POLITICAL_THEORY -> detail.politicalTheory();
            case STATE_MANAGEMENT -> detail.stateManagement();
            case TITLE -> entry.title();
            case ORGANISATION -> entry.organisationName();
            case TERM -> entry.term();
            case FORM -> entry.form();
            case DECISION -> entry.decision();
            case DECIDED_ON -> entry.decidedOn();
            case STATE ->
                entry.state() == EntryState.APPROVED
                        ? "Đang quy hoạch"
                        : entry.state().vietnamese();
            case BLANK -> null;
        };
    }

    /** A year alone is text, as on papers. */
    private static @Nullable Object born(String text) {
        return text.isEmpty() ? null : text;
    }
}
