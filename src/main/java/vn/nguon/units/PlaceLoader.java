package vn.nguon.units;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.ImportId;
import vn.nguon.sheets.ImportKind;
import vn.nguon.sheets.Imports;
import vn.nguon.units.PlacePlan.Planned;

/**
 * Loads the file of places and makes each commune's Đảng ủy and UBND, in one transaction, undone as a whole while nothing is built
 * on it. A commune organisation whose place goes on goes on too; one whose place ends has the successor's as keeper.
 */
@Service
public class PlaceLoader {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Imports imports;
    private final Organisations organisations;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PlaceLoader(
            JdbcClient jdbc,
            Ids ids,
            Imports imports,
            Organisations organisations,
            Audit audit,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.imports = imports;
        this.organisations = organisations;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a load wrote. */
    public record Loaded(ImportId importId, int places, int organisations) {}

    /** What a file would do, or every sentence about why it cannot. */
    sealed interface Checked {
        record Fits(PlacePlan plan, int rows) implements Checked {}

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
        return problems.isEmpty() ? new Checked.Fits(plan, read.rows().size()) : new Checked.Wrong(problems);
    }

    /** Refused, changing nothing, when a line is wrong, the file was loaded before, or a place of it exists already. */
    @Transactional
    public Outcome<Loaded> load(Viewer by, String fileName, byte[] bytes) {
        return switch (check(bytes)) {
            case Checked.Wrong(var problems) -> {
                var first = problems.getFirst();
                var more = problems.size() > 1 ? " (và " + (problems.size() - 1) + " dòng nữa)" : "";
                yield Outcome.refused("tep-dia-ban", "Dòng " + first.line() + ": " + first.sentence() + more);
            }
            case Checked.Fits(var plan, var rows) -> write(by, fileName, bytes, plan, rows);
        };
    }

    private Outcome<Loaded> write(Viewer by, String fileName, byte[] bytes, PlacePlan plan, int rows) {
        var before = imports.writtenBefore(ImportKind.PLACES, "", bytes);
        if (before.isPresent())
            return Outcome.refused(
                    "tep-da-nhap", "Tệp này đã được " + before.get().actor() + " nhập. Không nhập lại lần nữa");
        if (alreadyThere(plan))
            return Outcome.refused(
                    "noi-da-co", "Một số nơi trong tệp đã có trong hệ thống. Bỏ các dòng đó khỏi tệp rồi tải lên lại");
        var importId = imports.start(by, ImportKind.PLACES, "", fileName, bytes, rows, "{}");
        var placeIds = new HashMap<Planned, Long>();
        for (var place : plan.places())
            placeIds.put(
                    place,
                    jdbc.sql("INSERT INTO place (ref, import_id) VALUES (:ref, :import) RETURNING id")
                            .param("ref", ids.next())
                            .param("import", importId.value())
                            .query(Long.class)
                            .single());
        for (var place : plan.places()) versions(place, placeIds);
        var made = communeOrganisations(plan, placeIds, importId);
        imports.written(importId);
        audit.record(
                by, "IMPORT", "file_import", importId.value(), "Nhập địa bàn từ tệp " + fileName, Map.of("rows", rows));
        return Outcome.done(new Loaded(importId, plan.places().size(), made));
    }

    private static final String THERE = """
            SELECT count(*) FROM place_version
             WHERE name = :name AND kind = :kind AND code IS NOT DISTINCT FROM :code AND valid && daterange(:from, :to, '[]')
            """;

    private boolean alreadyThere(PlacePlan plan) {
        return plan.places().stream()
                .flatMap(p -> p.versions.stream())
                .map(PlacePlan.Version::row)
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
            VALUES (:place, :code, :name, :kind, :superior, :basis, daterange(:from, :to, '[]'))
            """;

    private void versions(Planned place, Map<Planned, Long> ids) {
        for (var version : place.versions) {
            var row = version.row();
            var superior = version.superior();
            jdbc.sql(VERSION)
                    .param("place", ids.get(place))
                    .param("code", row.code(), Types.VARCHAR)
                    .param("name", row.name())
                    .param("kind", row.kind().name())
                    .param("superior", superior == null ? null : ids.get(superior), Types.BIGINT)
                    .param("basis", row.basis())
                    .param("from", row.from(), Types.DATE)
                    .param("to", row.to(), Types.DATE)
                    .update();
        }
        for (var origin : place.formedFrom)
            jdbc.sql("INSERT INTO place_origin (place_id, from_place_id, on_day) VALUES (:place, :from, :day)")
                    .param("place", ids.get(place))
                    .param("from", ids.get(origin))
                    .param("day", place.formedOn, Types.DATE)
                    .update();
    }

    private record Pair(OrganisationId committee, OrganisationId government) {}

    /** Đảng ủy and UBND of every commune; the superior committee is linked when it is entered ({@link #hang}). */
    private int communeOrganisations(PlacePlan plan, Map<Planned, Long> placeIds, ImportId importId) {
        var made = new HashMap<Planned, Pair>();
        for (var place : plan.places()) {
            var first = place.versions.getFirst().row();
            var last = place.versions.getLast().row();
            if (!first.kind().isCommune()) continue;
            var from = first.from() == null ? LocalDate.MIN : first.from();
            var plain = decapitalised(last.name());
            made.put(
                    place,
                    new Pair(
                            organisations.insert(
                                    new NewOrganisation(
                                            "Đảng ủy " + plain,
                                            last.name(),
                                            OrganisationCard.Kind.COMMUNE_COMMITTEE,
                                            OrganisationCard.Form.PARTY,
                                            null,
                                            placeIds.get(place),
                                            from),
                                    last.to()),
                            organisations.insert(
                                    new NewOrganisation(
                                            "Ủy ban nhân dân " + plain,
                                            "UBND " + plain,
                                            OrganisationCard.Kind.PEOPLES_COMMITTEE,
                                            OrganisationCard.Form.STATE,
                                            null,
                                            placeIds.get(place),
                                            from),
                                    last.to())));
        }
        made.forEach((place, pair) -> {
            mark(pair, importId);
            for (var origin : place.formedFrom) {
                var before = made.get(origin);
                var lastDay = origin.versions.getLast().row().to();
                if (before == null || lastDay == null) continue;
                end(
                        before.committee(),
                        lastDay,
                        pair.committee(),
                        place.versions.getLast().row().basis());
                end(
                        before.government(),
                        lastDay,
                        pair.government(),
                        place.versions.getLast().row().basis());
            }
        });
        hang();
        return made.size() * 2;
    }

    private void mark(Pair pair, ImportId importId) {
        jdbc.sql("UPDATE organisation SET import_id = :import WHERE id IN (:ids)")
                .param("import", importId.value())
                .param(
                        "ids",
                        List.of(pair.committee().value(), pair.government().value()))
                .update();
    }

    private static final String END = """
            INSERT INTO organisation_end (organisation_id, last_day, basis, files_keeper, registers_keeper, tasks_keeper)
            VALUES (:id, :last, :basis, :keeper, :keeper, :keeper)
            """;

    private void end(OrganisationId id, LocalDate lastDay, OrganisationId keeper, String basis) {
        jdbc.sql(END)
                .param("id", id.value())
                .param("last", lastDay)
                .param("basis", basis)
                .param("keeper", keeper.value())
                .update();
    }

    /**
     * Hangs commune bodies under the committee (or government) of the place above theirs, cutting a version where the place changes
     * its superior. Called after a load and after an organisation with a place was entered, in whichever order that happens.
     */
    @Transactional
    public void hang() {
        jdbc.sql("SELECT hang_commune_organisations()").query(Integer.class).single();
    }

    private static final List<String> UNDO = List.of(
            "DELETE FROM organisation_end WHERE organisation_id IN (SELECT id FROM organisation WHERE import_id = :import)",
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
            case "person_post", "person_at" -> "chức vụ của cán bộ";
            case "planning_entry" -> "quy hoạch";
            case "class_part" -> "lớp";
            case "enrolment" -> "học viên";
            default -> "dữ liệu khác";
        };
    }

    /** "Xã Yên Na" inside a longer name is "xã Yên Na". */
    static String decapitalised(String placeName) {
        return placeName.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + placeName.substring(1);
    }
}
