package vn.nguon.units;

import java.sql.Types;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/**
 * Founds organisations (tổ chức) and says where they work; renames and ends one by one as a {@link Reorganisation} of one step. Nothing decided
 * is overwritten: a new name is a new dated version.
 */
@Service
@Transactional
public class Organisations {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Audit audit;
    private final CarryingOut carryingOut;

    Organisations(JdbcClient jdbc, Ids ids, Audit audit, CarryingOut carryingOut) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
        this.carryingOut = carryingOut;
    }

    private static final String TWIN = """
            SELECT count(*) FROM organisation_version
             WHERE vn_fold(name) = vn_fold(:name) AND valid && daterange(:from, NULL)
            """;

    /** Refused when an organisation of the same name exists at the same time. */
    public Outcome<OrganisationId> found(Viewer by, NewOrganisation command) {
        var twins = jdbc.sql(TWIN)
                .param("name", clean(command.name()))
                .param("from", command.from())
                .query(Long.class)
                .single();
        if (twins > 0)
            return Outcome.refused(
                    "ten-to-chuc-da-co",
                    "Đã có tổ chức tên này trong thời gian đó. Xem lại danh sách, hoặc ghi tên đầy đủ hơn");
        var id = insert(command, null);
        audit.record(
                by,
                "FOUND",
                "organisation",
                id.value(),
                "Thêm tổ chức " + command.name(),
                Map.of("from", command.from().toString()));
        return Outcome.done(id);
    }

    /** For the first run, when nobody is there yet to be recorded. */
    public OrganisationId foundBySystem(NewOrganisation command) {
        return insert(command, null);
    }

    private static final String VERSION = """
            INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
            VALUES (:id, :name, :shortName, :kind, :form, :place, :superior, daterange(:from, :to, '[]'))
            """;

    /** @param to last day, null when it goes on */
    OrganisationId insert(NewOrganisation command, @Nullable LocalDate to) {
        var id = jdbc.sql("INSERT INTO organisation (ref) VALUES (:ref) RETURNING id")
                .param("ref", ids.next())
                .query(Long.class)
                .single();
        var superior = command.superior();
        jdbc.sql(VERSION)
                .param("id", id)
                .param("name", clean(command.name()))
                .param("shortName", clean(command.shortName()))
                .param("kind", command.kind().name())
                .param("form", command.form().name())
                .param("place", command.placeId(), Types.BIGINT)
                .param("superior", superior == null ? null : superior.value(), Types.BIGINT)
                .param("from", command.from().equals(LocalDate.MIN) ? null : command.from(), Types.DATE)
                .param("to", to, Types.DATE)
                .update();
        return new OrganisationId(id);
    }

    /** From a day on it is called otherwise; papers before that day keep the old name. A {@link Reorganisation} of one step. */
    public Outcome<OrganisationId> rename(Viewer by, OrganisationId id, String name, String shortName, LocalDate from) {
        var ref = ref(id);
        var change = new Change(
                Change.Kind.RENAME,
                Change.Subject.ORGANISATION,
                List.of(ref),
                List.of(Change.Target.renamed(ref, name, shortName, "")),
                null);
        return switch (carryingOut.atOnce(by, head("", from), List.of(change), null)) {
            case Outcome.Done<UUID> _ -> Outcome.done(id);
            case Outcome.Refused<UUID>(var refusal) ->
                DAYS.contains(refusal.code())
                        ? Outcome.refused(
                                "ngay-doi-ten", "Ngày đổi tên phải sau ngày của tên hiện nay và tổ chức còn hoạt động")
                        : Outcome.refused(refusal.code(), refusal.sentence());
        };
    }

    private static final Set<String> DAYS = Set.of("da-ket-thuc", "chua-co", "trung-ngay");

    private static Reorganisation.Head head(String basis, LocalDate from) {
        return new Reorganisation.Head(basis, null, "", "", from);
    }

    private UUID ref(OrganisationId id) {
        return jdbc.sql("SELECT ref FROM organisation WHERE id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("organisation " + id.value()));
    }

    /** Says in which place an organisation works, for one that was entered before the places were. */
    public void place(Viewer by, OrganisationId id, long placeId) {
        jdbc.sql("UPDATE organisation_version SET place_id = :place WHERE organisation_id = :id")
                .param("place", placeId)
                .param("id", id.value())
                .update();
        audit.record(by, "PLACE", "organisation", id.value(), "Gắn tổ chức với nơi", Map.of());
    }

    /** Who ends an organisation says who keeps its files, registers and open tasks from the day after {@code lastDay}. */
    public record End(
            LocalDate lastDay,
            String basis,
            OrganisationId filesKeeper,
            OrganisationId registersKeeper,
            OrganisationId tasksKeeper) {}

    /**
     * Ends it, as a {@link Reorganisation} of one step. Refused when it has ended already, when a keeper is the organisation itself or has
     * ended by then, when bodies under it go on, or when law wants decisions about people there: those are asked for by the wizard.
     */
    public Outcome<OrganisationId> end(Viewer by, OrganisationId id, End end) {
        var keepers = new Change.Keepers(ref(end.filesKeeper()), ref(end.registersKeeper()), ref(end.tasksKeeper()));
        var change = new Change(Change.Kind.END, Change.Subject.ORGANISATION, List.of(ref(id)), List.of(), keepers);
        return switch (carryingOut.atOnce(by, head(end.basis(), end.lastDay().plusDays(1)), List.of(change), null)) {
            case Outcome.Done<UUID> _ -> Outcome.done(id);
            case Outcome.Refused<UUID>(var refusal) -> Outcome.refused(refusal.code(), refusal.sentence());
        };
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
