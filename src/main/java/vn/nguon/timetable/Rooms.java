package vn.nguon.timetable;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** Rooms of the organisations that host or organise a class. A room is one room for all their classes. */
@Service
public class Rooms {
    private static final String OF_CLASS = """
        SELECT p.organisation_id
          FROM class_part p
         WHERE p.class_id = :class
           AND p.part IN ('HOSTS', 'ORGANISES', 'CO_ORGANISES')
        """;

    private final JdbcClient jdbc;
    private final Ids ids;

    Rooms(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Rooms this class may use, by name. */
    @Transactional(readOnly = true)
    public List<Room> list(Viewer viewer, ClassHead head) {
        return jdbc.sql("""
                SELECT r.ref, r.name, r.seats, o.short_name AS organisation
                  FROM room r
                  JOIN organisation_card o ON o.id = r.organisation_id
                 WHERE r.organisation_id IN (%s)
                 ORDER BY r.name COLLATE "vi-x-icu", r.id
                """.formatted(OF_CLASS))
                .param("class", head.id().value())
                .query(Room.class)
                .list();
    }

    /** A new room of the hosting organisation (the organising one where nobody hosts). */
    @Transactional
    public Outcome<UUID> add(Viewer by, ClassHead head, String name, @Nullable Integer seats) {
        if (!head.runs()) throw new Forbidden("Phòng học do cơ quan tổ chức lớp ghi.");
        var clean = VietnameseText.clean(name);
        if (clean.isEmpty()) return Outcome.refused("thieu-ten-phong", "Nhập tên phòng.");
        var ref = ids.next();
        var added = jdbc.sql("""
                INSERT INTO room (ref, organisation_id, name, seats)
                SELECT :ref, p.organisation_id, :name, :seats
                  FROM class_part p
                 WHERE p.class_id = :class
                   AND p.part IN ('HOSTS', 'ORGANISES')
                 ORDER BY p.part = 'HOSTS' DESC, p.organisation_id
                 LIMIT 1
                    ON CONFLICT (organisation_id, name) DO NOTHING
                """)
                .param("ref", ref)
                .param("name", clean)
                .param("seats", seats, Types.INTEGER)
                .param("class", head.id().value())
                .update();
        return added == 1
                ? Outcome.done(ref)
                : Outcome.refused("phong-da-co", "Đã có phòng tên “%s”.".formatted(clean));
    }

    /** @throws NotFound if it is no room of this class's organisations */
    long find(Viewer viewer, ClassHead head, UUID ref) {
        return jdbc.sql("SELECT r.id FROM room r WHERE r.ref = :ref AND r.organisation_id IN (%s)".formatted(OF_CLASS))
                .param("ref", ref)
                .param("class", head.id().value())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("room " + ref));
    }

    /** Gives sessions a room where it is free at their time; how many got it. */
    int giveWhereFree(ClassHead head, Viewer by, UUID ref, List<SessionId> sessions) {
        return jdbc.sql("""
                UPDATE session s
                   SET room_id = :room
                 WHERE s.id = ANY (CAST(:sessions AS bigint[]))
                   AND NOT EXISTS (SELECT FROM session o WHERE o.room_id = :room AND o.during && s.during AND o.id <> s.id)
                """)
                .param("room", find(by, head, ref))
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .update();
    }
}
