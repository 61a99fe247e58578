package vn.nguon.timetable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.programmes.ItemId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** Reads sessions (buổi): of a class, of the viewer as lecturer, of the viewer as trainee. Always in order of time. */
@Service
@Transactional(readOnly = true)
public class Sessions {
    private static final String CARD = """
        SELECT c.session_id, c.ref, c.class_id, k.code, k.name, c.day, c.half,
               c.starts_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, c.ends_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
               c.kind, c.item_id, c.title, c.periods, c.place, c.lecturers, c.group_nos, c.version
          FROM session_card c
          JOIN training_class k ON k.id = c.class_id
        """;
    private static final String ORDER = " ORDER BY c.starts_at, c.session_id";

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All sessions of a class whose head the viewer has read. One statement. */
    public List<SessionCard> of(Viewer viewer, ClassHead head) {
        return jdbc.sql(CARD + "WHERE c.class_id = :id" + ORDER)
                .param("id", head.id().value())
                .query((row, _) -> card(row))
                .list();
    }

    /** @throws NotFound if there is no such session in a class visible to the viewer */
    public SessionCard get(Viewer viewer, UUID ref) {
        return jdbc.sql(
                        CARD
                                + "WHERE c.ref = :ref AND c.class_id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)")
                .param("ref", ref)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((row, _) -> card(row))
                .optional()
                .orElseThrow(() -> new NotFound("session " + ref));
    }

    private static final String TAUGHT = """
        WHERE c.session_id IN (SELECT l.session_id
                                 FROM session_lecturer l
                                 JOIN person_account a ON a.person_id = l.person_id
                                WHERE a.account_id = :viewer)
          AND c.day BETWEEN :from AND :to
          AND k.state NOT IN ('CANCELLED', 'POSTPONED')
        """;

    /** Sessions that the viewer teaches, both days included. One statement. */
    public List<SessionCard> taughtBy(Viewer viewer, LocalDate from, LocalDate to) {
        return between(TAUGHT, viewer, from, to);
    }

    private static final String ATTENDED = """
        WHERE c.session_id IN (SELECT t.session_id
                                 FROM session_trainee t
                                 JOIN person_account a ON a.person_id = t.person_id
                                WHERE a.account_id = :viewer)
          AND c.day BETWEEN :from AND :to
          AND k.state NOT IN ('CANCELLED', 'POSTPONED')
          AND EXISTS (SELECT FROM timetable_issue i WHERE i.class_id = c.class_id)
        """;

    /** Sessions where the viewer is expected as trainee, of issued timetables only. One statement. */
    public List<SessionCard> attendedBy(Viewer viewer, LocalDate from, LocalDate to) {
        return between(ATTENDED, viewer, from, to);
    }

    private List<SessionCard> between(String where, Viewer viewer, LocalDate from, LocalDate to) {
        return jdbc.sql(CARD + where + ORDER)
                .param("viewer", viewer.id().value())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> card(row))
                .list();
    }

    private static SessionCard card(ResultSet row) throws SQLException {
        var item = row.getLong("item_id");
        return new SessionCard(
                new SessionId(row.getLong("session_id")),
                row.getObject("ref", UUID.class),
                new ClassId(row.getLong("class_id")),
                row.getString("code"),
                row.getString("name"),
                row.getObject("day", LocalDate.class),
                Half.valueOf(row.getString("half")),
                row.getObject("starts", LocalDateTime.class).toLocalTime(),
                row.getObject("ends", LocalDateTime.class).toLocalTime(),
                SessionKind.valueOf(row.getString("kind")),
                item == 0 ? null : new ItemId(item),
                row.getString("title"),
                row.getInt("periods"),
                row.getString("place"),
                row.getString("lecturers"),
                TimetableTable.integers(row.getArray("group_nos")),
                row.getInt("version"));
    }
}
