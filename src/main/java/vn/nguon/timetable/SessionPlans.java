package vn.nguon.timetable;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.NotFound;

/** Reads a session back as the form that made it. */
@Repository
class SessionPlans {
    private final JdbcClient jdbc;

    SessionPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param title as shown; the plan's own title is empty where it is the topic's */
    record Known(UUID ref, Slot slot, String title, int version, SessionPlan plan) {}

    private static final String ONE = """
        SELECT s.ref, s.day, s.half, lower(s.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, upper(s.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
               s.timed_by_hand, s.kind, i.ref AS topic, s.title, s.title IS NOT DISTINCT FROM i.title AS as_topic, s.periods,
               r.ref AS room, s.place_text, s.version,
               (SELECT array_agg(g.group_no ORDER BY g.group_no) FROM session_group g WHERE g.session_id = s.id AND g.group_no > 0) AS group_nos,
               (SELECT array_agg(p.ref::text) FROM session_lecturer l JOIN person_card p ON p.id = l.person_id WHERE l.session_id = s.id) AS lecturers
          FROM session s
          LEFT JOIN programme_item i ON i.id = s.item_id
          LEFT JOIN room r ON r.id = s.room_id
         WHERE s.class_id = :class
           AND s.ref = :ref
        """;

    /** @throws NotFound if the class has no such session. One statement. */
    Known get(ClassHead head, UUID ref) {
        return jdbc.sql(ONE)
                .param("class", head.id().value())
                .param("ref", ref)
                .query((row, _) -> known(row))
                .optional()
                .orElseThrow(() -> new NotFound("session " + ref));
    }

    private static Known known(ResultSet row) throws SQLException {
        var byHand = row.getBoolean("timed_by_hand");
        return new Known(
                row.getObject("ref", UUID.class),
                new Slot(row.getObject("day", LocalDate.class), Half.valueOf(row.getString("half"))),
                row.getString("title"),
                row.getInt("version"),
                new SessionPlan(
                        SessionKind.valueOf(row.getString("kind")),
                        row.getObject("topic", UUID.class),
                        row.getBoolean("as_topic") ? "" : row.getString("title"),
                        row.getInt("periods"),
                        row.getObject("room", UUID.class),
                        row.getString("place_text"),
                        TimetableTable.integers(row.getArray("group_nos")),
                        refs(row.getArray("lecturers")),
                        byHand ? hour(row, "starts") : null,
                        byHand ? hour(row, "ends") : null));
    }

    private static LocalTime hour(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toLocalTime();
    }

    private static List<UUID> refs(@Nullable Array array) throws SQLException {
        if (array == null) return List.of();
        return Arrays.stream((String[]) array.getArray()).map(UUID::fromString).toList();
    }
}
