package vn.nguon.units;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Installation;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.sheets.ListUploads;

/**
 * Loads the file of places and makes each commune's Đảng ủy and UBND, in one transaction, undone as a whole while nothing is built on it. What
 * the file says about a later day than the first map is carried out as {@link Reorganisations} of their days; days after today are left for
 * the wizard, which takes the same file.
 */
@Service
public class PlaceLoader {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Imports imports;
    private final Organisations organisations;
    private final Audit audit;
    private final CarryingOut carryingOut;
    private final Redrawing redrawing;
    private final Installation installation;
    private final TransactionTemplate transaction;

    PlaceLoader(
            JdbcClient jdbc,
            Ids ids,
            Imports imports,
            Organisations organisations,
            Audit audit,
            CarryingOut carryingOut,
            Redrawing redrawing,
            Installation installation,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.imports = imports;
        this.organisations = organisations;
        this.audit = audit;
        this.carryingOut = carryingOut;
        this.redrawing = redrawing;
        this.installation = installation;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a load wrote. @param later days of the file that lie after today: acts to come */
    public record Loaded(ImportId importId, int places, int organisations, int later) {}

    /** What a file would do, or every sentence about why it cannot. */
    sealed interface Checked {
        record Fits(PlacePlan plan, List<PlaceFile.Row> rows) implements Checked {}

        record Wrong(List<PlaceFile.Problem> problems) implements Checked {}
    }

    static Checked check(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new Checked.Wrong(List.of(
                    new PlaceFile.Problem(1, "Tệp không phải CSV UTF-8. Lưu lại dạng “CSV UTF-8” rồi tải lên")));
        }
        var read = PlaceFile.read(text);
        var plan = PlacePlan.of(read.rows());
        var problems = new ArrayList<>(read.problems());
        problems.addAll(plan.problems());
        return problems.isEmpty() ? new Checked.Fits(plan, read.rows()) : new Checked.Wrong(problems);
    }

    /** A file classified as ordinary. */
    @Transactional
    public Outcome<Loaded> load(Viewer by, String fileName, byte[] bytes) {
        return load(by, new ListUploads.Sent(fileName, bytes, Classification.NORMAL));
    }

    /**
     * Refused, changing nothing, when a line is wrong, the file was loaded before, a place of it exists already, or it is secret and the
     * installation connected.
     */
    @Transactional
    public Outcome<Loaded> load(Viewer by, ListUploads.Sent sent) {
        var refusal = installation.refuses(sent.classification());
        if (refusal.isPresent()) return new Outcome.Refused<>(refusal.get());
        return switch (check(sent.bytes())) {
            case Checked.Wrong(var problems) -> {
                var first = problems.getFirst();
                var more = problems.size() > 1 ? " (và " + (problems.size() - 1) + " dòng nữa)" : "";
                yield Outcome.refused("tep-dia-ban", "Dòng " + first.line() + ": " + first.sentence() + more);
            }
            case Checked.Fits fits -> write(by, sent, fits.rows());
        };
    }

    private Outcome<Loaded> write(Viewer by, ListUploads.Sent sent, List<PlaceFile.Row> rows) {
        var before = imports.writtenBefore(ImportKind.PLACES, "", sent.bytes());
        if (before.isPresent())
            return Outcome.refused(
                    "tep-da-nhap", "Tệp này đã được " + before.get().actor() + " nhập. Không nhập lại lần nữa");
        var today = by.today();
        var known = rows.stream()
                .filter(r -> r.from() == null || !r.from().isAfter(today))
                .toList();
        if (alreadyThere(known))
            return Outcome.refused(
                    "noi-da-co", "Một số nơi trong tệp đã có trong hệ thống. Bỏ các dòng đó khỏi tệp rồi tải lên lại");
        var importId = imports.start(by, ImportKind.PLACES, "", sent, null, rows.size(), "{}");
        firstMap(known.stream().filter(r -> r.formedFrom().isEmpty()).toList(), importId);
        redrawing.hang();
        var later = 0;
        for (var day : ReorganisationFile.days(rows)) {
            if (day.isAfter(today)) {
                later++;
                continue;
            }
            var drawn = redraw(by, known, day, importId);
            if (drawn instanceof Outcome.Refused<UUID>(var refusal)) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return Outcome.refused(refusal.code(), refusal.sentence());
            }
        }
        imports.written(importId);
        audit.record(
                by,
                "IMPORT",
                "file_import",
                importId.value(),
                "Nhập địa bàn từ tệp " + sent.name(),
                Map.of("rows", rows.size()));
        return Outcome.done(new Loaded(importId, count("place", importId), count("organisation", importId), later));
    }

    private int count(String table, ImportId importId) {
        var sql = table.equals("place")
                ? "SELECT count(*) FROM place WHERE import_id = :import"
                : "SELECT count(*) FROM organisation WHERE import_id = :import";
        return jdbc.sql(sql)
                .param("import", importId.value())
                .query(Integer.class)
                .single();
    }

    private Outcome<UUID> redraw(Viewer by, List<PlaceFile.Row> rows, LocalDate day, ImportId importId) {
        var map = MapOfDay.read(jdbc, day.minusDays(1));
        var file = ReorganisationFile.of(rows, map, ids);
        if (!file.problems().isEmpty()) {
            var first = file.problems().getFirst();
            return Outcome.refused("tep-dia-ban", "Dòng " + first.line() + ": " + first.sentence());
        }
        if (file.changes().isEmpty()) return Outcome.done(ids.next());
        var head = ReorganisationFile.cited(rows, day)
                .orElseGet(() -> new Reorganisation.Head("", null, "", "Theo tệp địa bàn", day));
        return carryingOut.atOnce(by, head, file.changes(), importId);
    }

    private static final String THERE = """
            SELECT count(*) FROM place_version
             WHERE name = :name AND kind = :kind AND code IS NOT DISTINCT FROM :code AND valid && daterange(:from, :to, '[]')
            """;

    private boolean alreadyThere(List<PlaceFile.Row> rows) {
        return rows.stream()
                .anyMatch(row -> jdbc.sql(THERE)
                                .param("name", row.name())
                                .param("kind", row.kind().name())
                                .param("code", row.code(), Types.VARCHAR)
                                .param("from", row.from(), Types.DATE)
                                .param("to", row.to(), Types.DATE)
                                .query(Long.class)
                                .single()
                        > 0);
    }

    private static final String VERSION = """
            INSERT INTO place_version (place_id, code, name, kind, superior_id, basis, valid)
            VALUES (:place, :code, :name, :kind, :superior, :basis, daterange(:from, NULL))
            """;

    /** Places that nothing was before, open at the end: who ends them is an act. Higher places first. */
    private void firstMap(List<PlaceFile.Row> rows, ImportId importId) {
        var placeIds = new LinkedHashMap<PlaceFile.Row, Long>();
        rows.stream()
                .sorted(Comparator.comparingInt(r -> rank(r.kind())))
                .forEach(row -> placeIds.put(row, place(row, superior(row, placeIds), importId)));
        for (var row : placeIds.keySet())
            if (row.kind().isCommune()) communeBodies(row, Objects.requireNonNull(placeIds.get(row)), importId);
    }

    private static int rank(PlaceCard.Kind kind) {
        return kind == PlaceCard.Kind.PROVINCE ? 0 : kind == PlaceCard.Kind.DISTRICT ? 1 : 2;
    }

    private static @Nullable Long superior(PlaceFile.Row row, Map<PlaceFile.Row, Long> known) {
        return known.entrySet().stream()
                .filter(e -> rank(e.getKey().kind()) < rank(row.kind())
                        && e.getKey().name().equals(row.superior()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private long place(PlaceFile.Row row, @Nullable Long superior, ImportId importId) {
        long id = jdbc.sql("INSERT INTO place (ref, import_id) VALUES (:ref, :import) RETURNING id")
                .param("ref", ids.next())
                .param("import", importId.value())
                .query(Long.class)
                .single();
        jdbc.sql(VERSION)
                .param("place", id)
                .param("code", row.code(), Types.VARCHAR)
                .param("name", row.name())
                .param("kind", row.kind().name())
                .param("superior", superior, Types.BIGINT)
                .param("basis", row.basis())
                .param("from", row.from(), Types.DATE)
                .update();
        return id;
    }

    /** Đảng ủy and UBND; the superior committee is linked when it is entered ({@link #hang}). */
    private void communeBodies(PlaceFile.Row row, long placeId, ImportId importId) {
        var from = row.from() == null ? LocalDate.MIN : row.from();
        var made = List.of(
                organisations.insert(
                        new NewOrganisation(
                                CommuneNames.committee(row.name()),
                                row.name(),
                                OrganisationCard.Kind.COMMUNE_COMMITTEE,
                                OrganisationCard.Form.PARTY,
                                null,
                                placeId,
                                from),
                        null),
                organisations.insert(
                        new NewOrganisation(
                                CommuneNames.government(row.name()),
                                CommuneNames.governmentShort(row.name()),
                                OrganisationCard.Kind.PEOPLES_COMMITTEE,
                                OrganisationCard.Form.STATE,
                                null,
                                placeId,
                                from),
                        null));
        jdbc.sql("UPDATE organisation SET import_id = :import WHERE id IN (:ids)")
                .param("import", importId.value())
                .param("ids", made.stream().map(OrganisationId::value).toList())
                .update();
    }

    /**
     * Hangs commune bodies under the committee (or government) of the place above theirs, cutting a version where the place changes
     * its superior. Called after a load and after an organisation with a place was entered, in whichever order that happens.
     */
    @Transactional
    public void hang() {
        redrawing.hang();
    }

    private static final List<String> UNDO = List.of(
            "DELETE FROM organisation_version WHERE organisation_id IN (SELECT id FROM organisation WHERE import_id = :import)",
            "DELETE FROM organisation WHERE import_id = :import",
            "DELETE FROM place_origin WHERE place_id IN (SELECT id FROM place WHERE import_id = :import)",
            "DELETE FROM place_version WHERE place_id IN (SELECT id FROM place WHERE import_id = :import)",
            "DELETE FROM place WHERE import_id = :import");

    /** Takes everything of the load back. Refused, with what stands on it, when something does: the foreign keys know. */
    public Outcome<ImportId> undo(Viewer by, ImportId importId) {
        try {
            return transaction.execute(_ -> {
                imports.undone(importId, by);
                for (var sql : Redrawing.UNDO)
                    jdbc.sql(sql).param("import", importId.value()).update();
                for (var sql : UNDO)
                    jdbc.sql(sql).param("import", importId.value()).update();
                audit.record(by, "UNDO_IMPORT", "file_import", importId.value(), "Hoàn tác lần nhập địa bàn", Map.of());
                return Outcome.done(importId);
            });
        } catch (DataIntegrityViolationException inUse) {
            return Outcome.refused(
                    "da-dung-dia-ban",
                    "Chưa hoàn tác được: đã có " + user(inUse) + " gắn với các nơi, tổ chức của lần nhập này");
        }
    }

    /** In words, which rows still point here. */
    private static String user(DataIntegrityViolationException inUse) {
        var table = inUse.getMostSpecificCause() instanceof PSQLException e && e.getServerErrorMessage() != null
                ? e.getServerErrorMessage().getTable()
                : "";
        return switch (table == null ? "" : table) {
            case "account_grant" -> "vai trò của tài khoản";
            case "organisation_version", "organisation_end" -> "tổ chức khác";
            case "organisation_successor", "reorganisation_decision", "reorganisation_passing", "place_origin" ->
                "quyết định sắp xếp";
            case "person_post", "person_at" -> "chức vụ của cán bộ";
            case "planning_entry" -> "quy hoạch";
            case "class_part" -> "lớp";
            case "enrolment" -> "học viên";
            default -> "dữ liệu khác";
        };
    }
}
