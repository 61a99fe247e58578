package vn.nguon.practice;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentId;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rosters.RosterFollower;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.HeldSessions;
import vn.nguon.timetable.SessionId;

/** Keeps turns in step with the roster, and tells the timetable which practice sessions have taken place. */
@Component
class PracticeFollower implements RosterFollower, HeldSessions {
    private final PracticeBook book;
    private final JdbcClient jdbc;

    PracticeFollower(PracticeBook book, JdbcClient jdbc) {
        this.book = book;
        this.jdbc = jdbc;
    }

    /** The newcomer has no turn yet: the class's page says so, and the next deal gives them one. */
    @Override
    public void joined(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            PersonId person,
            @Nullable DocumentId document,
            @Nullable DocumentId request) {}

    @Override
    public void left(
            Viewer by,
            ClassId id,
            EnrolmentId enrolment,
            boolean replaced,
            String reason,
            @Nullable DocumentId document,
            @Nullable DocumentId request) {
        book.left(enrolment.value());
    }

    @Override
    public Set<SessionId> held(ClassId id) {
        var held = new HashSet<SessionId>();
        jdbc.sql("""
                SELECT DISTINCT t.session_id
                  FROM practice_turn t
                 WHERE t.class_id = :class AND EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id)
                """)
                .param("class", id.value())
                .query(Long.class)
                .list()
                .forEach(session -> held.add(new SessionId(session)));
        return held;
    }
}
