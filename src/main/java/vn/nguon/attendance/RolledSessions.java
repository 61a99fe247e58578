package vn.nguon.attendance;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.timetable.HeldSessions;
import vn.nguon.timetable.SessionId;

/** A session on which somebody was marked has taken place: it is neither moved nor taken off. */
@Component
class RolledSessions implements HeldSessions {
    private final JdbcClient jdbc;

    RolledSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String HELD = """
            SELECT s.session_id
              FROM session_card s
             WHERE s.class_id = :class
               AND EXISTS (SELECT 1 FROM attendance_mark m WHERE m.session_id = s.session_id)
            """;

    @Override
    public Set<SessionId> held(ClassId id) {
        return jdbc.sql(HELD).param("class", id.value()).query(Long.class).list().stream()
                .map(SessionId::new)
                .collect(Collectors.toSet());
    }
}
