package vn.nguon.timetable;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Public ids behind a session's texts, for the form that changes it. The caller has read the session through its door. */
@Repository
class SessionDetails {
    private final JdbcClient jdbc;

    SessionDetails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lecturers persons, in the order they are named */
    record Details(@Nullable UUID topic, @Nullable UUID room, boolean timedByHand, List<UUID> lecturers) {}

    Details of(SessionId id) {
        var lecturers = jdbc.sql("""
                SELECT p.ref
                  FROM session_lecturer l
                  JOIN person_card p ON p.id = l.person_id
                 WHERE l.session_id = :id
                 ORDER BY p.given_name, l.lecturer_id
                """)
                .param("id", id.value())
                .query(UUID.class)
                .list();
        return jdbc.sql("""
                SELECT i.ref AS topic, r.ref AS room, s.timed_by_hand
                  FROM session s
                  LEFT JOIN programme_item i ON i.id = s.item_id
                  LEFT JOIN room r ON r.id = s.room_id
                 WHERE s.id = :id
                """)
                .param("id", id.value())
                .query((row, _) -> new Details(
                        row.getObject("topic", UUID.class),
                        row.getObject("room", UUID.class),
                        row.getBoolean("timed_by_hand"),
                        lecturers))
                .single();
    }
}
