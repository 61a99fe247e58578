package vn.nguon.rosters.nominating;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** SQL on calls for trainees and the communes' quotas. No rights and no rules. */
@Repository
class CallTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    CallTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Call> call(ClassId id) {
        return jdbc.sql(
                        "SELECT titles, terms, due_on, note, opened_at IS NOT NULL AS opened, closed_at IS NULL AND opened_at IS NOT NULL AS open, opened_actor FROM nomination_call WHERE class_id = :class")
                .param("class", id.value())
                .query((row, _) -> call(row))
                .optional();
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                texts(row.getArray("titles")),
                texts(row.getArray("terms")),
                row.getObject("due_on", LocalDate.class),
                row.getString("note"),
                row.getBoolean("opened"),
                row.getBoolean("open"),
                row.getString("opened_actor"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** @param by who opens it, null while it is only prepared; once open it stays so */
    void call(ClassId id, List<String> titles, List<String> terms, LocalDate dueOn, String note, @Nullable Viewer by) {
        jdbc.sql("""
                INSERT INTO nomination_call (class_id, titles, terms, due_on, note, opened_at, opened_by, opened_actor)
                VALUES (:class, :titles, :terms, :due, :note, :at, :by, :actor)
                    ON CONFLICT (class_id) DO UPDATE
                   SET titles = excluded.titles, terms = excluded.terms, due_on = excluded.due_on, note = excluded.note, closed_at = NULL,
                       closed_actor = '', opened_at = coalesce(nomination_call.opened_at, excluded.opened_at),
                       opened_by = coalesce(nomination_call.opened_by, excluded.opened_by),
                       opened_actor = coalesce(nullif(nomination_call.opened_actor, ''), excluded.opened_actor), version = nomination_call.version + 1
                """)
                .param("class", id.value())
                .param("titles", titles.toArray(String[]::new))
                .param("terms", terms.toArray(String[]::new))
                .param("due", dueOn)
                .param("note", note)
                .param(
                        "at",
                        by == null ? null : clock.instant().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", by == null ? null : by.id().value(), Types.BIGINT)
                .param("actor", by == null ? "" : by.name())
                .update();
    }

    void close(ClassId id, Viewer by) {
        jdbc.sql("UPDATE nomination_call SET closed_at = :at, closed_actor = :actor WHERE class_id = :class")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", by.name())
                .param("class", id.value())
                .update();
    }

    /** Sets one commune's seats; 0 takes the commune off when nobody was named. */
    void quota(ClassId id, OrganisationId organisation, String unitName, int offered) {
        jdbc.sql("""
                INSERT INTO class_quota (class_id, organisation_id, unit_name, offered)
                VALUES (:class, :organisation, :unit, :offered)
                    ON CONFLICT (class_id, organisation_id) DO UPDATE SET offered = excluded.offered
                """)
                .param("class", id.value())
                .param("organisation", organisation.value())
                .param("unit", unitName)
                .param("offered", offered)
                .update();
        if (offered == 0)
            jdbc.sql("""
                    DELETE FROM class_quota q
                     WHERE class_id = :class AND organisation_id = :organisation
                       AND NOT EXISTS (SELECT FROM nomination n WHERE n.class_id = q.class_id AND n.organisation_id = q.organisation_id)
                    """)
                    .param("class", id.value())
                    .param("organisation", organisation.value())
                    .update();
    }

    private static final String BOARD = """
        WITH line AS (
            SELECT organisation_id, unit_name, state, reserve FROM nomination WHERE class_id = :class
            UNION ALL
            SELECT e.organisation_id, e.unit_name, 'ROSTER', false
              FROM enrolment e
             WHERE e.class_id = :class AND e.state = 'ACTIVE'
               AND NOT EXISTS (SELECT FROM nomination n
                                WHERE n.class_id = e.class_id AND n.person_id = e.person_id
                                  AND n.state NOT IN ('WITHDRAWN', 'RELEASED', 'REPLACED', 'REMOVED'))
        ), counted AS (
            SELECT organisation_id, min(unit_name) AS unit_name,
                   count(*) FILTER (WHERE NOT reserve AND state = ANY (CAST(:named AS text[])) OR state = 'ROSTER') AS named,
                   count(*) FILTER (WHERE state = 'PROPOSED') AS waiting,
                   count(*) FILTER (WHERE state = 'APPRAISED') AS appraised,
                   count(*) FILTER (WHERE state IN ('SENT', 'SUMMONED', 'CONFIRMED', 'LEAVE_ASKED', 'ROSTER')) AS seated,
                   count(*) FILTER (WHERE state IN ('SENT', 'ROSTER')) AS unsummoned,
                   count(*) FILTER (WHERE state = 'CONFIRMED') AS confirmed,
                   count(*) FILTER (WHERE state = 'LEAVE_ASKED') AS asked,
                   count(*) FILTER (WHERE state = 'RETURNED') AS returned,
                   count(*) FILTER (WHERE reserve AND state IN ('PROPOSED', 'APPRAISED', 'RESERVE')) AS reserves
              FROM line
             GROUP BY organisation_id
        )
        SELECT o.id, o.ref, coalesce(q.unit_name, c.unit_name) AS unit_name, coalesce(q.offered, 0) AS offered, c.*
          FROM (SELECT organisation_id, unit_name, offered FROM class_quota WHERE class_id = :class) q
          FULL JOIN counted c ON c.organisation_id = q.organisation_id
          JOIN organisation o ON o.id = coalesce(q.organisation_id, c.organisation_id)
         WHERE coalesce(q.offered, 0) > 0 OR c.named > 0 OR c.returned > 0 OR c.reserves > 0
         ORDER BY coalesce(q.unit_name, c.unit_name) COLLATE "vi-x-icu", o.id
        """;

    /** By commune, in Vietnamese order. One statement. */
    List<QuotaLine> board(ClassId id) {
        return jdbc.sql(BOARD)
                .param("class", id.value())
                .param("named", NominationState.namedStates().toArray(String[]::new))
                .query((row, _) -> new QuotaLine(
                        new OrganisationId(row.getLong("id")),
                        row.getObject("ref", UUID.class),
                        row.getString("unit_name"),
                        row.getInt("offered"),
                        row.getInt("named"),
                        row.getInt("waiting"),
                        row.getInt("appraised"),
                        row.getInt("seated"),
                        row.getInt("unsummoned"),
                        row.getInt("confirmed"),
                        row.getInt("asked"),
                        row.getInt("returned"),
                        row.getInt("reserves")))
                .list();
    }

    /** Holds a commune's quota until the transaction ends: two clerks, one last seat. Empty when the class asked it for nobody. */
    Optional<Integer> lockQuota(ClassId id, OrganisationId organisation) {
        return jdbc.sql(
                        "SELECT offered FROM class_quota WHERE class_id = :class AND organisation_id = :organisation FOR UPDATE")
                .param("class", id.value())
                .param("organisation", organisation.value())
                .query(Integer.class)
                .optional();
    }

    /** What a call stands on: whose people count, what they are planned for, and what is written down of the call. */
    record Ground(
            List<OrganisationId> reach,
            List<String> titles,
            List<String> terms,
            @Nullable Call call,
            Map<UUID, Integer> offered) {}

    /** Terms and titles from one to the next by their index; of each it is asked whether anybody within reach stands planned for it. */
    private static final String GROUND = """
        WITH RECURSIVE reach AS MATERIALIZED (SELECT c AS id FROM class_counting(:class, CAST(:map AS date), :viewer, CAST(:day AS date)) AS c),
        pair AS (
            (SELECT n.term, n.title FROM planned_person n ORDER BY n.term, n.title LIMIT 1)
            UNION ALL
            SELECT n.term, n.title
              FROM pair p
             CROSS JOIN LATERAL (SELECT n.term, n.title FROM planned_person n WHERE (n.term, n.title) > (p.term, p.title) ORDER BY n.term, n.title LIMIT 1) n
        ), stands AS MATERIALIZED (
            SELECT p.title, p.term
              FROM pair p
             WHERE (SELECT true
                      FROM reach r
                      JOIN planned_person n ON n.organisation_id = r.id AND n.term = p.term AND n.title = p.title
                     WHERE n.decided_on <= :day AND (n.removed_on IS NULL OR n.removed_on > :day)
                     LIMIT 1)
        )
        SELECT (SELECT coalesce(array_agg(id), '{}') FROM reach) AS reach,
               (SELECT coalesce(array_agg(DISTINCT title ORDER BY title), '{}') FROM stands) AS could_titles,
               (SELECT coalesce(array_agg(DISTINCT term ORDER BY term), '{}') FROM stands) AS could_terms,
               (SELECT coalesce(array_agg(o.ref || '=' || q.offered), '{}') FROM class_quota q JOIN organisation o ON o.id = q.organisation_id
                 WHERE q.class_id = :class) AS offered,
               k.titles, k.terms, k.due_on, k.note, k.opened_at IS NOT NULL AS opened, k.closed_at IS NULL AND k.opened_at IS NOT NULL AS open,
               k.opened_actor
          FROM (VALUES (true)) AS one (row)
          LEFT JOIN nomination_call k ON k.class_id = :class
        """;

    Ground ground(ClassId id, Viewer viewer, LocalDate map) {
        return jdbc.sql(GROUND)
                .param("class", id.value())
                .param("map", map)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> new Ground(
                        Arrays.stream((Long[]) row.getArray("reach").getArray())
                                .map(OrganisationId::new)
                                .toList(),
                        texts(row.getArray("could_titles")),
                        texts(row.getArray("could_terms")),
                        row.getArray("titles") == null ? null : call(row),
                        texts(row.getArray("offered")).stream()
                                .map(pair -> pair.split("=", 2))
                                .collect(Collectors.toMap(
                                        pair -> UUID.fromString(pair[0]), pair -> Integer.parseInt(pair[1])))))
                .single();
    }
}
