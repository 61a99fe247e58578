package vn.nguon.classes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Reads {@link ClassHead}s through the doors. */
@Component
class ClassHeads {
    /**
     * Whoever acts in the class is in already; only of others it is asked which organisations they may look into.
     * An organisation's part is also that of the committee it acts for, and the other way round; not of its sister bodies. The part
     * of an ended organisation is that of whoever its open tasks passed to, so that what was begun can be finished.
     */
    private static final String HEAD = """
        SELECT c.id, c.ref, c.code, c.name, c.public_name, c.state, c.venue, c.first_day, c.last_day, c.capacity,
               c.programme_id, c.programme_approved_at IS NOT NULL AS programme_approved, c.version,
               coalesce(g.title, '') AS programme_title,
               coalesce((SELECT sum(i.periods) FROM programme_item i WHERE i.programme_id = c.programme_id AND i.kind = 'TOPIC'), 0) AS periods,
               (SELECT count(*) FROM class_person t WHERE t.class_id = c.id AND t.capacity = 'TRAINEE') AS trainees,
               d.days, d.weekdays, a.acts, k.capacities
          FROM training_class c
          LEFT JOIN programme g ON g.id = c.programme_id
         CROSS JOIN LATERAL (
               SELECT count(*) AS days, string_agg(DISTINCT extract(isodow FROM s.day)::int::text, ',') AS weekdays
                 FROM study_day s
                WHERE s.class_id = c.id) d
         CROSS JOIN LATERAL (
               SELECT string_agg(DISTINCT w.role || ':' || p.part, ',') AS acts
                 FROM (SELECT q.part, CASE WHEN e.last_day < CAST(:day AS date) THEN task_keeper(q.organisation_id, CAST(:day AS date))
                                           ELSE q.organisation_id END AS organisation_id
                         FROM class_part q
                         LEFT JOIN organisation_end e ON e.organisation_id = q.organisation_id
                        WHERE q.class_id = c.id) p
                 JOIN grant_in_force w ON w.account_id = :viewer AND w.valid @> CAST(:day AS date)
                 JOIN organisation_version wv ON wv.organisation_id = w.organisation_id AND wv.valid @> CAST(:day AS date)
                 LEFT JOIN organisation_version pv ON pv.organisation_id = p.organisation_id AND pv.valid @> CAST(:day AS date)
                WHERE w.role IN ('ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER', 'COMMUNE')
                  AND (p.organisation_id = w.organisation_id
                       OR acts_for_superior(pv.kind) AND pv.superior_id = w.organisation_id
                       OR acts_for_superior(wv.kind) AND wv.superior_id = p.organisation_id)) a
         CROSS JOIN LATERAL (
               SELECT string_agg(x.capacity, ',') AS capacities
                 FROM class_person x
                 JOIN person_account y ON y.person_id = x.person_id AND y.account_id = :viewer
                WHERE x.class_id = c.id) k
         WHERE (a.acts IS NOT NULL
                OR k.capacities IS NOT NULL
                OR""" + ClassDoor.one("c.id", ":day") + """
               )
           AND""";

    private final JdbcClient jdbc;

    ClassHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ClassHead> find(Viewer viewer, String code) {
        return find(viewer, " c.code = :key", code);
    }

    Optional<ClassHead> find(Viewer viewer, ClassId id) {
        return find(viewer, " c.id = :key", id.value());
    }

    private Optional<ClassHead> find(Viewer viewer, String which, Object key) {
        return jdbc.sql(HEAD + which)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .param("key", key)
                .query((row, _) -> head(viewer, row))
                .optional();
    }

    private static ClassHead head(Viewer viewer, ResultSet row) throws SQLException {
        var programme = row.getLong("programme_id");
        return new ClassHead(
                new ClassId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("public_name"),
                ClassState.valueOf(row.getString("state")),
                row.getString("venue"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getInt("days"),
                Weekdays.words(list(row.getString("weekdays"))
                        .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                        .toList()),
                row.getInt("capacity"),
                programme == 0 ? null : new ProgrammeId(programme),
                row.getString("programme_title"),
                row.getInt("periods"),
                row.getInt("trainees"),
                row.getBoolean("programme_approved"),
                row.getInt("version"),
                list(row.getString("acts")).map(ClassHeads::act).collect(Collectors.toSet()),
                list(row.getString("capacities")).map(Capacity::valueOf).collect(Collectors.toSet()),
                viewer.roles());
    }

    private static Act act(String roleAndPart) {
        var colon = roleAndPart.indexOf(':');
        return new Act(
                Role.valueOf(roleAndPart.substring(0, colon)), ClassPart.valueOf(roleAndPart.substring(colon + 1)));
    }

    private static Stream<String> list(@Nullable String joined) {
        return joined == null ? Stream.of() : Arrays.stream(joined.split(","));
    }
}
