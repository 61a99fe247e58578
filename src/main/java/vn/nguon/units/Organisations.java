package vn.nguon.units;

import java.sql.Types;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;

/** Founds, renames and ends organisations (tổ chức). Nothing decided is overwritten: a new name is a new dated version. */
@Service
@Transactional
public class Organisations {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Audit audit;

    Organisations(JdbcClient jdbc, Ids ids, Audit audit) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
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

    private static final String CUT = """
            UPDATE organisation_version
               SET valid = daterange(lower(valid), :from)
             WHERE organisation_id = :id
               AND valid @> CAST(:from AS date)
               AND (lower(valid) IS NULL OR lower(valid) < :from)
               AND upper(valid) IS NULL
            """;
    private static final String RENAMED = """
            INSERT INTO organisation_version (organisation_id, name, short_name, kind, form, place_id, superior_id, valid)
            SELECT organisation_id, :name, :shortName, kind, form, place_id, superior_id, daterange(:from, NULL)
              FROM organisation_version
             WHERE organisation_id = :id
               AND upper(valid) = :from
            """;

    /** From a day on it is called otherwise; papers before that day keep the old name. */
    public Outcome<OrganisationId> rename(Viewer by, OrganisationId id, String name, String shortName, LocalDate from) {
        if (jdbc.sql(CUT).param("id", id.value()).param("from", from).update() == 0)
            return Outcome.refused(
                    "ngay-doi-ten", "Ngày đổi tên phải sau ngày của tên hiện nay và tổ chức còn hoạt động");
        jdbc.sql(RENAMED)
                .param("id", id.value())
                .param("name", clean(name))
                .param("shortName", clean(shortName))
                .param("from", from)
                .update();
        audit.record(
                by,
                "RENAME",
                "organisation",
                id.value(),
                "Đổi tên tổ chức",
                Map.of("name", name, "from", from.toString()));
        return Outcome.done(id);
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

    /** A body whose place ends that day was cut there when it was hung up, without having been ended by anybody. */
    private static final String LAST = """
            UPDATE organisation_version
               SET valid = daterange(lower(valid), :last, '[]')
             WHERE organisation_id = :id
               AND valid @> CAST(:last AS date)
               AND (upper(valid) IS NULL OR upper(valid) = CAST(:last AS date) + 1)
               AND NOT EXISTS (SELECT FROM organisation_end e WHERE e.organisation_id = :id)
            """;

    private static final String ENDED = """
            INSERT INTO organisation_end (organisation_id, last_day, basis, files_keeper, registers_keeper, tasks_keeper)
            VALUES (:id, :last, :basis, :files, :registers, :tasks)
            """;

    /** Refused when it has ended already, when a keeper is the organisation itself or has ended by then, or bodies under it go on. */
    public Outcome<OrganisationId> end(Viewer by, OrganisationId id, End end) {
        for (var keeper : new OrganisationId[] {end.filesKeeper(), end.registersKeeper(), end.tasksKeeper()}) {
            if (keeper.equals(id))
                return Outcome.refused(
                        "giu-cho-minh", "Tổ chức kết thúc không tự giữ hồ sơ, sổ, việc của mình. Chọn tổ chức khác");
            if (!goesOn(keeper, end.lastDay().plusDays(1)))
                return Outcome.refused(
                        "noi-giu-da-ket-thuc", "Nơi giữ phải còn hoạt động sau ngày kết thúc. Chọn tổ chức khác");
        }
        var beneath = jdbc.sql(
                        "SELECT count(*) FROM organisation_version WHERE superior_id = :id AND (upper(valid) IS NULL OR upper(valid) > :next)")
                .param("id", id.value())
                .param("next", end.lastDay().plusDays(1))
                .query(Long.class)
                .single();
        if (beneath > 0)
            return Outcome.refused(
                    "con-cap-duoi",
                    "Còn " + beneath + " tổ chức trực thuộc hoạt động sau ngày đó. Kết thúc hoặc chuyển chúng trước");
        if (jdbc.sql(LAST).param("id", id.value()).param("last", end.lastDay()).update() == 0)
            return Outcome.refused("da-ket-thuc", "Tổ chức này đã kết thúc, hoặc chưa có vào ngày đó. Xem lại ngày");
        jdbc.sql(ENDED)
                .param("id", id.value())
                .param("last", end.lastDay())
                .param("basis", end.basis())
                .param("files", end.filesKeeper().value())
                .param("registers", end.registersKeeper().value())
                .param("tasks", end.tasksKeeper().value())
                .update();
        audit.record(
                by,
                "END",
                "organisation",
                id.value(),
                "Kết thúc tổ chức",
                Map.of("lastDay", end.lastDay().toString()));
        return Outcome.done(id);
    }

    private boolean goesOn(OrganisationId id, LocalDate day) {
        return jdbc.sql(
                                "SELECT count(*) FROM organisation_version WHERE organisation_id = :id AND valid @> CAST(:day AS date)")
                        .param("id", id.value())
                        .param("day", day)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    }
}
