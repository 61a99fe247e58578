package vn.nguon.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** What the marks of a whole class come to. */
@Component
class AbsenceBook {
    private final JdbcClient jdbc;

    AbsenceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ROLLS = """
            SELECT s.ref, s.day, s.half, s.title, s.periods, k.closed_at, k.actor AS closed_by,
                   coalesce(a.people, 0) AS audience, coalesce(m.marked, 0) AS marked, coalesce(m.absent, 0) AS absent,
                   g.groups
              FROM session s
              LEFT JOIN roll_closing k ON k.session_id = s.id
              LEFT JOIN (SELECT session_id, count(*) AS people FROM session_trainee WHERE class_id = :class GROUP BY session_id) a
                     ON a.session_id = s.id
              LEFT JOIN LATERAL (SELECT count(*) AS marked, count(*) FILTER (WHERE mark IN ('EXCUSED', 'UNEXCUSED')) AS absent
                                   FROM attendance_mark WHERE session_id = s.id) m ON true
             CROSS JOIN LATERAL (
                   SELECT coalesce(string_agg(sg.group_no::text, ', ' ORDER BY sg.group_no) FILTER (WHERE sg.group_no > 0), '') AS groups
                     FROM session_group sg
                    WHERE sg.session_id = s.id) g
             WHERE s.class_id = :class
             ORDER BY s.day, s.half DESC, s.id
            """;

    /** Every session of the class in order of time. */
    List<HalfDayRoll> rolls(ClassId id) {
        return jdbc.sql(ROLLS)
                .param("class", id.value())
                .query((row, _) -> new HalfDayRoll(
                        row.getObject("ref", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("half"),
                        row.getString("title"),
                        row.getInt("periods"),
                        row.getString("groups"),
                        row.getInt("audience"),
                        row.getInt("marked"),
                        row.getInt("absent"),
                        RollBook.instant(row, "closed_at"),
                        row.getString("closed_by")))
                .list();
    }

    /**
     * Opening date and periods of a class.
     *
     * @param planned periods of the programme's topics; where it has none, of one trainee's timetable: parallel sessions of a half day count once
     */
    record Frame(LocalDate opening, int planned) {}

    private static final String FRAME = """
            SELECT coalesce(c.first_day, (SELECT min(s.day) FROM session s WHERE s.class_id = c.id), CAST(:today AS date)) AS opening,
                   coalesce(nullif((SELECT sum(i.periods) FROM programme_item i WHERE i.programme_id = c.programme_id AND i.kind = 'TOPIC'), 0),
                            (SELECT sum(h.periods) FROM (SELECT max(periods) AS periods FROM session WHERE class_id = c.id GROUP BY during) h), 0) AS planned
              FROM training_class c
             WHERE c.id = :class
            """;

    /** Empty for an unknown class. */
    Optional<Frame> frame(ClassId id, LocalDate today) {
        return jdbc.sql(FRAME)
                .param("class", id.value())
                .param("today", today)
                .query(Frame.class)
                .optional();
    }

    /** Periods missed by mark, of one trainee. */
    record Missed(int late, int excused, int unexcused) {
        static final Missed NOTHING = new Missed(0, 0, 0);

        int under(AbsenceRule rule) {
            return (rule.counts(Mark.LATE) ? late : 0)
                    + (rule.counts(Mark.EXCUSED) ? excused : 0)
                    + (rule.counts(Mark.UNEXCUSED) ? unexcused : 0);
        }
    }

    private static final String MISSED = """
            SELECT e.id AS enrolment_id,
                   coalesce(sum(s.periods) FILTER (WHERE m.mark = 'LATE'), 0) AS late,
                   coalesce(sum(s.periods) FILTER (WHERE m.mark = 'EXCUSED'), 0) AS excused,
                   coalesce(sum(s.periods) FILTER (WHERE m.mark = 'UNEXCUSED'), 0) AS unexcused
              FROM enrolment e
              LEFT JOIN attendance_mark m ON m.enrolment_id = e.id AND m.mark <> 'PRESENT'
              LEFT JOIN session s ON s.id = m.session_id
             WHERE e.class_id = :class
             GROUP BY e.id
            """;

    /** Everybody who is or was on the roster. */
    Map<EnrolmentId, Missed> missed(ClassId id) {
        var all = new HashMap<EnrolmentId, Missed>();
        jdbc.sql(MISSED).param("class", id.value()).query(row -> {
            all.put(new EnrolmentId(row.getLong("enrolment_id")), missed(row));
        });
        return all;
    }

    /** @param frame null for an unknown class or an empty roster */
    record All(@Nullable Frame frame, Map<EnrolmentId, Missed> missed) {}

    private static final String MISSED_IN_FRAME = """
            SELECT f.opening, f.planned, m.*
              FROM (%s) f
             CROSS JOIN (%s) m
            """.formatted(FRAME, MISSED);

    /** Both at once, in one statement. */
    All missedInFrame(ClassId id, LocalDate today) {
        return jdbc.sql(MISSED_IN_FRAME)
                .param("class", id.value())
                .param("today", today)
                .query((ResultSet row) -> {
                    Frame frame = null;
                    var all = new HashMap<EnrolmentId, Missed>();
                    while (row.next()) {
                        frame = new Frame(row.getObject("opening", LocalDate.class), row.getInt("planned"));
                        all.put(new EnrolmentId(row.getLong("enrolment_id")), missed(row));
                    }
                    return new All(frame, all);
                });
    }

    private static Missed missed(ResultSet row) throws SQLException {
        return new Missed(row.getInt("late"), row.getInt("excused"), row.getInt("unexcused"));
    }

    /** A column of the class's sheet. */
    record SheetSession(long id, UUID ref, LocalDate day, String half, String title, int periods, boolean closed) {}

    private static final String SESSIONS = """
            SELECT s.id, s.ref, s.day, s.half, s.title, s.periods, k.session_id IS NOT NULL AS closed
              FROM session s
              LEFT JOIN roll_closing k ON k.session_id = s.id
             WHERE s.class_id = :class
             ORDER BY s.day, s.half DESC, s.id
            """;

    /** Every session in order of time. */
    List<SheetSession> sessions(ClassId id) {
        return jdbc.sql(SESSIONS)
                .param("class", id.value())
                .query(SheetSession.class)
                .list();
    }

    /** A row of the class's sheet. @param marks session id and letter of the mark, e.g. "17c 18v", in no order */
    record SheetPerson(
            long enrolmentId,
            String fullName,
            String unitName,
            @Nullable Integer groupNo,
            boolean active,
            String marks) {}

    /** The marks of a person travel as one text: 91 rows come from the database, not 2,912. */
    private static final String PEOPLE = """
            SELECT l.enrolment_id, l.full_name, l.unit_name, l.group_no, l.state = 'ACTIVE' AS active, coalesce(m.marks, '') AS marks
              FROM roster_line l
              LEFT JOIN (
                   SELECT m.enrolment_id,
                          string_agg(m.session_id || CASE m.mark WHEN 'PRESENT' THEN 'c' WHEN 'LATE' THEN 'm' WHEN 'EXCUSED' THEN 'p' ELSE 'v' END, ' ') AS marks
                     FROM attendance_mark m
                    WHERE m.session_id IN (SELECT s.id FROM session s WHERE s.class_id = :class)
                    GROUP BY m.enrolment_id) m ON m.enrolment_id = l.enrolment_id
             WHERE l.class_id = :class
               AND (l.state = 'ACTIVE' OR m.marks IS NOT NULL)
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** By given name, Vietnamese order; those who left only where they have marks. */
    List<SheetPerson> people(ClassId id) {
        return jdbc.sql(PEOPLE)
                .param("class", id.value())
                .query(SheetPerson.class)
                .list();
    }

    /** A session of a trainee's own page. */
    record OwnSession(
            long classId,
            String code,
            String className,
            LocalDate day,
            String half,
            String title,
            int periods,
            @Nullable String mark,
            String note) {}

    private static final String OWN = """
            SELECT c.id AS class_id, c.code, c.name AS class_name, s.day, s.half, s.title, s.periods, m.mark, coalesce(m.note, '') AS note
              FROM person_account a
              JOIN enrolment e ON e.person_id = a.person_id AND e.state = 'ACTIVE'
              JOIN training_class c ON c.id = e.class_id
              JOIN session_trainee u ON u.enrolment_id = e.id
              JOIN session s ON s.id = u.session_id
              LEFT JOIN attendance_mark m ON m.session_id = s.id AND m.enrolment_id = e.id
             WHERE a.account_id = :viewer
               AND s.day <= :today
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC, s.day DESC, s.half, s.id DESC
            """;

    /** The viewer's own sessions until today, latest class and latest session first. */
    List<OwnSession> own(Viewer viewer) {
        return jdbc.sql(OWN)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(OwnSession.class)
                .list();
    }

    /** A session that the viewer teaches or takes the roll of. */
    record TakenBy(
            String code,
            String className,
            UUID ref,
            LocalDate day,
            String half,
            String title,
            String place,
            boolean closed) {}

    private static final String TAKEN_BY = """
            SELECT c.code, c.name AS class_name, s.ref, s.day, s.half, s.title, coalesce(r.name, s.place_text) AS place, k.session_id IS NOT NULL AS closed
              FROM session s
              JOIN training_class c ON c.id = s.class_id
              LEFT JOIN room r ON r.id = s.room_id
              LEFT JOIN roll_closing k ON k.session_id = s.id
             WHERE s.day BETWEEN CAST(:today AS date) - 31 AND :today
               AND (EXISTS (SELECT FROM session_lecturer sl
                             JOIN person_account a ON a.person_id = sl.person_id
                             WHERE sl.session_id = s.id AND a.account_id = :viewer)
                    OR EXISTS (SELECT FROM class_person p
                                 JOIN person_account a ON a.person_id = p.person_id
                                WHERE p.class_id = s.class_id AND a.account_id = :viewer AND p.capacity IN ('SUPERVISOR', 'CLASS_COMMITTEE')))
             ORDER BY s.day DESC, s.half DESC, s.id
             LIMIT 100
            """;

    /** Sessions of today and the month before that the viewer takes the roll of, latest first; at most 100. */
    List<TakenBy> takenBy(Viewer viewer) {
        return jdbc.sql(TAKEN_BY)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(TakenBy.class)
                .list();
    }
}
