package vn.nguon.timetable;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.Classes;
import vn.nguon.programmes.LecturerId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;

/** Who teaches which session. A lecturer with a session in the class is let into it; without any, out again. */
@Repository
class SessionLecturers {
    private final JdbcClient jdbc;
    private final Classes classes;

    SessionLecturers(JdbcClient jdbc, Classes classes) {
        this.jdbc = jdbc;
        this.classes = classes;
    }

    private static final String POST_ON_DAY = """
        coalesce((SELECT CASE WHEN x.organisation_name = '' OR x.title LIKE '%' || x.organisation_name THEN x.title
                              ELSE x.title || ', ' || x.organisation_name END
                    FROM person_post_held x
                   WHERE x.person_id = l.person_id AND x.valid @> s.day
                   ORDER BY lower(x.valid) DESC NULLS LAST, x.id
                   LIMIT 1), '')""";

    /** Sets who teaches a session; each with the post held on its day. */
    void assign(ClassId classId, SessionId session, Collection<LecturerId> lecturers) {
        jdbc.sql("DELETE FROM session_lecturer WHERE session_id = :id")
                .param("id", session.value())
                .update();
        jdbc.sql("""
                INSERT INTO session_lecturer (session_id, lecturer_id, person_id, during, post_on_day)
                SELECT s.id, l.id, l.person_id, s.during, %s
                  FROM session s
                 CROSS JOIN lecturer l
                 WHERE s.id = :id
                   AND l.id = ANY (CAST(:lecturers AS bigint[]))
                """.formatted(POST_ON_DAY))
                .param("id", session.value())
                .param("lecturers", lecturers.stream().map(LecturerId::value).toArray(Long[]::new))
                .update();
        admit(classId);
    }

    /** The only teacher of a topic gets its sessions, where they are free at that time. How many assignments. */
    int assignWhereFree(ClassId classId, List<SessionId> sessions, List<LecturerId> lecturers) {
        var added = jdbc.sql("""
                INSERT INTO session_lecturer (session_id, lecturer_id, person_id, during, post_on_day)
                SELECT s.id, l.id, l.person_id, s.during, %s
                  FROM unnest(CAST(:sessions AS bigint[]), CAST(:lecturers AS bigint[])) AS w (session, lecturer)
                  JOIN session s ON s.id = w.session
                  JOIN lecturer l ON l.id = w.lecturer AND l.valid @> s.day
                 WHERE NOT EXISTS (SELECT FROM session_lecturer o WHERE o.person_id = l.person_id AND o.during && s.during)
                """.formatted(POST_ON_DAY))
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .param("lecturers", lecturers.stream().map(LecturerId::value).toArray(Long[]::new))
                .update();
        admit(classId);
        return added;
    }

    /** After sessions moved to other days. */
    void refreshPosts(Collection<SessionId> sessions) {
        jdbc.sql("""
                UPDATE session_lecturer l
                   SET post_on_day = %s
                  FROM session s
                 WHERE s.id = l.session_id
                   AND s.id = ANY (CAST(:sessions AS bigint[]))
                """.formatted(POST_ON_DAY))
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .update();
    }

    /** Brings the second door in line with who has a session. */
    void admit(ClassId classId) {
        var teaching = people(
                "SELECT DISTINCT l.person_id FROM session_lecturer l JOIN session s ON s.id = l.session_id WHERE s.class_id = :class",
                classId);
        var inside =
                people("SELECT person_id FROM class_person WHERE class_id = :class AND capacity = 'LECTURER'", classId);
        var coming = new LinkedHashSet<>(teaching);
        coming.removeAll(inside);
        classes.letIn(classId, coming, Capacity.LECTURER);
        inside.removeAll(teaching);
        for (var person : inside) classes.letOut(classId, person, Capacity.LECTURER);
    }

    private Set<PersonId> people(String sql, ClassId classId) {
        return jdbc.sql(sql).param("class", classId.value()).query(Long.class).list().stream()
                .map(PersonId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
