package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rosters.RosterSending;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;
import vn.nguon.units.OrganisationCard;
import vn.nguon.units.Units;

/**
 * Seats that classes offered to communes that end and that nobody has taken (chỉ tiêu còn trống): they go on at the successor, added to what it
 * has. Seats with somebody on the roster stay with the commune that sent them.
 */
@Component
class QuotasAffected implements Affected {
    private final JdbcClient jdbc;
    private final Units units;
    private final RosterSending sending;
    private final NominationTasks tasks;

    QuotasAffected(JdbcClient jdbc, Units units, RosterSending sending, NominationTasks tasks) {
        this.jdbc = jdbc;
        this.units = units;
        this.sending = sending;
        this.tasks = tasks;
    }

    @Override
    public String key() {
        return "chi-tieu-cu";
    }

    @Override
    public String title() {
        return "Chỉ tiêu cử học viên còn trống";
    }

    @Override
    public String unit() {
        return "chỉ tiêu của lớp";
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE);
    }

    @Override
    public String rule() {
        return "Chỗ chưa có người trong danh sách lớp cộng vào chỉ tiêu của nơi kế tiếp. Chỗ đã có học viên giữ đơn vị cử như đã ghi.";
    }

    @Override
    public String open() {
        return """
                SELECT c.ref || ':' || o.ref AS thing, q.organisation_id, row_number() OVER (ORDER BY q.organisation_id, c.id) AS n
                  FROM class_quota q
                  JOIN nomination_call k ON k.class_id = q.class_id AND k.closed_at IS NULL
                  JOIN training_class c ON c.id = q.class_id AND c.state NOT IN ('AWAITING_RESULTS', 'FINISHED', 'CANCELLED')
                  JOIN organisation o ON o.id = q.organisation_id
                 WHERE q.organisation_id = ANY (:at::bigint[])
                   AND q.offered > (SELECT count(*) FROM enrolment e
                                     WHERE e.class_id = q.class_id AND e.organisation_id = q.organisation_id AND e.state = 'ACTIVE')
                """;
    }

    @Override
    public String named() {
        return """
                SELECT c.ref || ':' || o.ref AS thing, c.code || ': ' || q.offered || ' chỉ tiêu' AS name, c.name || ', ' || q.unit_name AS note,
                       '/lop/' || c.code || '/cu-hoc-vien' AS link
                  FROM class_quota q
                  JOIN training_class c ON c.id = q.class_id
                  JOIN organisation o ON o.id = q.organisation_id
                 WHERE c.ref || ':' || o.ref = ANY (:things::text[])
                   AND q.class_id IN (SELECT visible_class(:viewer, :day))
                """;
    }

    private record Seats(long classId, int offered, int seated) {}

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        var places = places(units, act.day());
        var asked = new HashMap<OrganisationId, String>();
        var touched = new HashSet<Long>();
        for (var passing : passings) {
            var to = passing.to();
            if (to == null) continue;
            var ref =
                    UUID.fromString(passing.thing().substring(0, passing.thing().indexOf(':')));
            var seats = lock(ref, passing.from());
            var free = seats.offered() - seats.seated();
            if (free <= 0) continue;
            var place = places.getOrDefault(to, "");
            set(seats.classId(), passing.from(), seats.seated());
            add(seats.classId(), to, place, free);
            asked.put(to, place);
            touched.add(seats.classId());
        }
        if (!asked.isEmpty()) sending.openCommunes(asked, act.day());
        for (var id : touched) tasks.refresh(new ClassId(id));
    }

    /** Names of the places of that day's committees, as quotas and nominations write them; the organisation's own where it has no place. */
    static Map<OrganisationId, String> places(Units units, LocalDate day) {
        var places = new HashMap<OrganisationId, String>();
        for (OrganisationCard card : units.organisations(day))
            places.put(card.id(), card.placeName().isEmpty() ? card.name() : card.placeName());
        return places;
    }

    private Seats lock(UUID ref, OrganisationId from) {
        return jdbc.sql("""
                SELECT q.class_id, q.offered,
                       (SELECT count(*) FROM enrolment e
                         WHERE e.class_id = q.class_id AND e.organisation_id = q.organisation_id AND e.state = 'ACTIVE')::int AS seated
                  FROM class_quota q
                  JOIN training_class c ON c.id = q.class_id
                 WHERE c.ref = :ref AND q.organisation_id = :from
                   FOR UPDATE OF q
                """)
                .param("ref", ref)
                .param("from", from.value())
                .query(Seats.class)
                .single();
    }

    private void set(long classId, OrganisationId at, int offered) {
        jdbc.sql("UPDATE class_quota SET offered = :offered WHERE class_id = :class AND organisation_id = :at")
                .param("offered", offered)
                .param("class", classId)
                .param("at", at.value())
                .update();
    }

    private void add(long classId, OrganisationId to, String place, int seats) {
        jdbc.sql("""
                INSERT INTO class_quota (class_id, organisation_id, unit_name, offered) VALUES (:class, :to, :place, :seats)
                    ON CONFLICT (class_id, organisation_id) DO UPDATE SET offered = class_quota.offered + excluded.offered
                """)
                .param("class", classId)
                .param("to", to.value())
                .param("place", place)
                .param("seats", seats)
                .update();
    }
}
