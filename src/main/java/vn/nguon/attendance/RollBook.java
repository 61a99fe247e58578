package vn.nguon.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The rolls' rows. Who may do what follows from the class's head and is decided here, in one place. */
@Component
class RollBook {
    private final JdbcClient jdbc;

    RollBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String ROLL = """
            SELECT s.id, s.ref, s.day, s.half, s.kind, s.title, s.periods, coalesce(r.name, s.place_text) AS place,
                   k.closed_at, k.actor AS closed_by, o.office, o.group_no,
                   EXISTS (SELECT FROM session_lecturer sl
                             JOIN person_account a ON a.person_id = sl.person_id
                            WHERE sl.session_id = s.id AND a.account_id = :viewer) AS teaches
              FROM session s
              LEFT JOIN room r ON r.id = s.room_id
              LEFT JOIN roll_closing k ON k.session_id = s.id
              LEFT JOIN LATERAL (
                   SELECT e.office, g.no AS group_no
                     FROM enrolment e
                     JOIN person_account a ON a.person_id = e.person_id
                     LEFT JOIN study_group g ON g.id = e.group_id
                    WHERE e.class_id = s.class_id AND e.state = 'ACTIVE' AND a.account_id = :viewer) o ON true
             WHERE s.class_id = :class
               AND s.ref = :ref
            """;

    /** The roll of one session of this class, or nothing. */
    Optional<Roll> find(Viewer viewer, ClassHead head, UUID ref) {
        return find(viewer, head, ref, "");
    }

    /** The same, and whoever else saves, closes or moves this session waits until this transaction ends. */
    Optional<Roll> lock(Viewer viewer, ClassHead head, UUID ref) {
        return find(viewer, head, ref, "FOR NO KEY UPDATE OF s");
    }

    private Optional<Roll> find(Viewer viewer, ClassHead head, UUID ref, String lock) {
        return jdbc.sql(ROLL + lock)
                .param("viewer", viewer.id().value())
                .param("class", head.id().value())
                .param("ref", ref)
                .query((row, _) -> roll(row, viewer, head))
                .optional();
    }

    private static Roll roll(ResultSet row, Viewer viewer, ClassHead head) throws SQLException {
        return new Roll(
                row.getLong("id"),
                row.getObject("ref", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getString("half"),
                row.getString("kind"),
                row.getString("title"),
                row.getInt("periods"),
                row.getString("place"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                reach(
                        viewer,
                        head,
                        row.getBoolean("teaches"),
                        row.getString("office"),
                        row.getObject("group_no", Integer.class)),
                corrects(viewer, head));
    }

    /** Organisers and supervisor: everybody, also after closing. Lecturers, monitor and deputies: everybody while it is open. Group leaders: their group. */
    static RollReach reach(
            Viewer viewer, ClassHead head, boolean teaches, @Nullable String office, @Nullable Integer groupNo) {
        if (corrects(viewer, head) || teaches && viewer.is(Role.LECTURER)) return new RollReach.Everybody();
        if (viewer.is(Role.CLASS_COMMITTEE) && head.is(Capacity.CLASS_COMMITTEE) && office != null) {
            if (office.equals("MONITOR") || office.equals("DEPUTY")) return new RollReach.Everybody();
            if (office.equals("GROUP_LEADER") && groupNo != null) return new RollReach.Group(groupNo);
        }
        return new RollReach.Nobody();
    }

    static boolean corrects(Viewer viewer, ClassHead head) {
        return head.runs() || viewer.is(Role.SUPERVISOR) && head.is(Capacity.SUPERVISOR);
    }

    private static final String ENTRIES = """
            SELECT l.enrolment_id, l.ref, l.full_name, l.unit_name, l.group_no,
                   m.mark, coalesce(m.note, '') AS note, m.at, m.account_id, m.actor, coalesce(w.missed, 0) AS missed
              FROM session_trainee a
              JOIN roster_line l ON l.enrolment_id = a.enrolment_id
              LEFT JOIN attendance_mark m ON m.session_id = a.session_id AND m.enrolment_id = a.enrolment_id
              LEFT JOIN (
                   SELECT x.enrolment_id, sum(y.periods) AS missed
                     FROM attendance_mark x
                     JOIN session y ON y.id = x.session_id
                    WHERE y.class_id = :class AND x.mark <> 'PRESENT' AND x.mark <> 'LATE'
                    GROUP BY x.enrolment_id) w ON w.enrolment_id = a.enrolment_id
             WHERE a.session_id = :session
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** Everybody whose session it is, by given name, Vietnamese order. */
    List<RollEntry> entries(ClassHead head, Roll roll) {
        return jdbc.sql(ENTRIES)
                .param("class", head.id().value())
                .param("session", roll.sessionId())
                .query((row, _) -> entry(row))
                .list();
    }

    private static RollEntry entry(ResultSet row) throws SQLException {
        var mark = row.getString("mark");
        return new RollEntry(
                row.getLong("enrolment_id"),
                row.getObject("ref", UUID.class),
                row.getString("full_name"),
                row.getString("unit_name"),
                row.getObject("group_no", Integer.class),
                mark == null ? null : Mark.valueOf(mark),
                row.getString("note"),
                instant(row, "at"),
                mark == null ? null : new AccountId(row.getLong("account_id")),
                row.getString("actor"),
                row.getInt("missed"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** One line to write. @param was the mark that counted until now, null for the first */
    record Writing(long enrolmentId, Mark mark, @Nullable Mark was, String note) {}

    /** One statement for the whole roll: marks that differ and, for exactly those, their lines of history. */
    private static final String WRITE = """
            WITH given AS (
                SELECT * FROM unnest(CAST(:enrolments AS bigint[]), CAST(:marks AS text[]), CAST(:were AS text[]), CAST(:notes AS text[]))
                           AS g (enrolment_id, mark, was, note)
            ), written AS (
                INSERT INTO attendance_mark AS m (session_id, enrolment_id, mark, note, at, account_id, actor)
                SELECT :session, enrolment_id, mark, note, :at, :account, :actor FROM given
                    ON CONFLICT (session_id, enrolment_id)
                    DO UPDATE SET mark = excluded.mark, note = excluded.note, at = excluded.at,
                                  account_id = excluded.account_id, actor = excluded.actor
                        WHERE (m.mark, m.note) IS DISTINCT FROM (excluded.mark, excluded.note)
                RETURNING m.enrolment_id
            )
            INSERT INTO attendance_change (session_id, enrolment_id, mark, was, note, after_closing, reason, at, account_id, actor)
            SELECT :session, g.enrolment_id, g.mark, g.was, g.note, :closed, :reason, :at, :account, :actor
              FROM given g
              JOIN written w ON w.enrolment_id = g.enrolment_id
            """;

    /** @return how many marks are new or different */
    int write(Viewer viewer, Roll roll, List<Writing> lines, String reason, Instant at) {
        if (lines.isEmpty()) return 0;
        return jdbc.sql(WRITE)
                .param("enrolments", lines.stream().map(Writing::enrolmentId).toArray(Long[]::new))
                .param("marks", lines.stream().map(line -> line.mark().name()).toArray(String[]::new))
                .param("were", lines.stream().map(RollBook::was).toArray(String[]::new))
                .param("notes", lines.stream().map(Writing::note).toArray(String[]::new))
                .param("session", roll.sessionId())
                .param("closed", roll.closed())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    private static @Nullable String was(Writing line) {
        var was = line.was();
        return was == null ? null : was.name();
    }

    void close(Viewer viewer, Roll roll, Instant at) {
        jdbc.sql("""
                INSERT INTO roll_closing (session_id, closed_at, account_id, actor)
                VALUES (:session, :at, :account, :actor)
                    ON CONFLICT (session_id) DO NOTHING
                """)
                .param("session", roll.sessionId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    /** A change made after closing. @param was null when somebody was added to the roll later */
    record Correction(String fullName, Mark mark, @Nullable Mark was, String reason, Instant at, String actor) {}

    private static final String CORRECTIONS = """
            SELECT l.full_name, c.mark, c.was, c.reason, c.at, c.actor
              FROM attendance_change c
              JOIN roster_line l ON l.enrolment_id = c.enrolment_id
             WHERE c.session_id = :session
               AND c.after_closing
             ORDER BY c.id DESC
             LIMIT 100
            """;

    /** Newest first, at most 100. */
    List<Correction> corrections(Roll roll) {
        return jdbc.sql(CORRECTIONS)
                .param("session", roll.sessionId())
                .query((row, _) -> {
                    var was = row.getString("was");
                    return new Correction(
                            row.getString("full_name"),
                            Mark.valueOf(row.getString("mark")),
                            was == null ? null : Mark.valueOf(was),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("actor"));
                })
                .list();
    }
}
