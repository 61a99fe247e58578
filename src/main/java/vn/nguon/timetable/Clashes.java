package vn.nguon.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** Puts into words what an exclusion constraint refused: asked in the refused transaction, before it is rolled back. */
@Repository
class Clashes {
    private final JdbcClient jdbc;

    Clashes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String FIND = """
        SELECT x.what, x.name, o.day, lower(o.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, upper(o.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
               m.title AS mine, CASE WHEN v.seen THEN o.title ELSE '' END AS other,
               CASE WHEN v.seen AND o.class_id <> m.class_id THEN c.code ELSE '' END AS other_class,
               CASE WHEN v.seen THEN o.ref END AS other_ref
          FROM (
                SELECT 'ROOM' AS what, a.id AS mine, b.id AS other, r.name AS name
                  FROM session a
                  JOIN session b ON b.room_id = a.room_id AND b.during && a.during AND b.id <> a.id
                  JOIN room r ON r.id = a.room_id
                 WHERE a.class_id = :class
                 UNION ALL
                SELECT 'LECTURER', a.session_id, b.session_id, p.full_name
                  FROM session s
                  JOIN session_lecturer a ON a.session_id = s.id
                  JOIN session_lecturer b ON b.person_id = a.person_id AND b.during && a.during AND b.session_id <> a.session_id
                  JOIN person_card p ON p.id = a.person_id
                 WHERE s.class_id = :class
                 UNION ALL
                SELECT 'GROUP', a.session_id, b.session_id, CASE WHEN a.group_no = 0 THEN 'Cả lớp' ELSE 'Tổ ' || a.group_no END
                  FROM session_group a
                  JOIN session_group b ON b.class_id = a.class_id AND b.groups && a.groups AND b.during && a.during AND b.session_id <> a.session_id
                 WHERE a.class_id = :class
               ) x
          JOIN session m ON m.id = x.mine
          JOIN session o ON o.id = x.other
          JOIN training_class c ON c.id = o.class_id
         CROSS JOIN LATERAL (SELECT o.class_id = m.class_id OR o.class_id IN (SELECT k FROM visible_class(:viewer, CAST(:today AS date)) AS k) AS seen) v
         WHERE m.id = ANY (CAST(:touched AS bigint[]))
           AND (o.id <> ALL (CAST(:touched AS bigint[])) OR o.id < m.id)
         ORDER BY o.during, x.what, x.name, o.id
         LIMIT 10
        """;

    record Row(
            String what,
            String name,
            LocalDate day,
            LocalDateTime starts,
            LocalDateTime ends,
            String mine,
            String other,
            String otherClass,
            @Nullable UUID otherRef) {
        Clash clash() {
            return new Clash(
                    Clash.What.valueOf(what),
                    name,
                    day,
                    starts.toLocalTime(),
                    ends.toLocalTime(),
                    mine,
                    other,
                    otherClass,
                    otherRef);
        }
    }

    /** At most ten, in order of time; the other class is named only to those who see it. */
    List<Clash> find(Viewer viewer, ClassId id, Collection<SessionId> touched) {
        return jdbc
                .sql(FIND)
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .param("touched", touched.stream().map(SessionId::value).toArray(Long[]::new))
                .query(Row.class)
                .list()
                .stream()
                .map(Row::clash)
                .toList();
    }
}
