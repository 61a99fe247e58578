package vn.nguon.timetable;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.programmes.ItemId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;

/** SQL on the tables of the timetable. No rights and no rules. */
@Repository
class TimetableTable {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    TimetableTable(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** Whoever changes a timetable holds its row until the end of the transaction. */
    void lock(ClassId id) {
        jdbc.sql("INSERT INTO timetable (class_id) VALUES (:id) ON CONFLICT DO NOTHING")
                .param("id", id.value())
                .update();
        jdbc.sql("UPDATE timetable SET version = version + 1 WHERE class_id = :id")
                .param("id", id.value())
                .update();
    }

    /** A swap passes through a moment when both stand in one place: the constraints are asked at the end. */
    void deferConstraints() {
        jdbc.sql("SET CONSTRAINTS session_room_free, session_lecturer_free, session_group_free DEFERRED")
                .update();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException naming the constraint that does not hold */
    void checkConstraints() {
        jdbc.sql("SET CONSTRAINTS session_room_free, session_lecturer_free, session_group_free IMMEDIATE")
                .update();
    }

    /** The half days in which the class meets. */
    NavigableSet<Slot> slots(ClassId id) {
        return new TreeSet<>(jdbc.sql("SELECT day, half FROM study_half WHERE class_id = :id")
                .param("id", id.value())
                .query(Slot.class)
                .list());
    }

    List<Integer> groups(ClassId id) {
        return jdbc.sql("SELECT no FROM study_group WHERE class_id = :id ORDER BY no")
                .param("id", id.value())
                .query(Integer.class)
                .list();
    }

    private static final String PLACED = """
        SELECT s.id, s.ref, s.day, s.half, lower(s.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS starts, upper(s.during) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
               s.timed_by_hand, s.kind, s.item_id, s.title, s.periods, s.version,
               (SELECT array_agg(g.group_no ORDER BY g.group_no) FROM session_group g WHERE g.session_id = s.id) AS groups
          FROM session s
         WHERE s.class_id = :id
         ORDER BY s.during, s.id
        """;

    List<Placed> placed(ClassId id) {
        return jdbc.sql(PLACED)
                .param("id", id.value())
                .query((row, _) -> placed(row))
                .list();
    }

    Optional<Placed> find(ClassId id, UUID ref) {
        return placed(id).stream().filter(session -> session.ref().equals(ref)).findFirst();
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var item = row.getLong("item_id");
        return new Placed(
                new SessionId(row.getLong("id")),
                row.getObject("ref", UUID.class),
                new Slot(row.getObject("day", LocalDate.class), Half.valueOf(row.getString("half"))),
                row.getObject("starts", LocalDateTime.class).toLocalTime(),
                row.getObject("ends", LocalDateTime.class).toLocalTime(),
                row.getBoolean("timed_by_hand"),
                SessionKind.valueOf(row.getString("kind")),
                item == 0 ? null : new ItemId(item),
                row.getString("title"),
                row.getInt("periods"),
                integers(row.getArray("groups")),
                row.getInt("version"));
    }

    static List<Integer> integers(@Nullable Array array) throws SQLException {
        return array == null ? List.of(0) : Arrays.asList((Integer[]) array.getArray());
    }

    /** A row to be written. @param from provisional unless timed by hand; {@code to} likewise */
    record NewSession(
            Slot slot,
            SessionKind kind,
            @Nullable ItemId item,
            String title,
            int periods,
            @Nullable Long room,
            String place,
            LocalTime from,
            LocalTime to,
            boolean timedByHand,
            List<Integer> groups) {}

    private static final String ADD = """
        WITH added AS (
            INSERT INTO session (ref, class_id, day, half, during, timed_by_hand, kind, item_id, title, periods, room_id, place_text)
            SELECT ref, :class, day, half,
                   tstzrange((day + starts) AT TIME ZONE 'Asia/Ho_Chi_Minh', (day + ends) AT TIME ZONE 'Asia/Ho_Chi_Minh'),
                   by_hand, kind, nullif(item, 0), title, periods, nullif(room, 0), place
              FROM unnest(CAST(:refs AS uuid[]), CAST(:days AS date[]), CAST(:halves AS text[]), CAST(:starts AS time[]), CAST(:ends AS time[]),
                          CAST(:hands AS boolean[]), CAST(:kinds AS text[]), CAST(:items AS bigint[]), CAST(:titles AS text[]),
                          CAST(:periods AS int[]), CAST(:rooms AS bigint[]), CAST(:places AS text[]))
              WITH ORDINALITY AS w (ref, day, half, starts, ends, by_hand, kind, item, title, periods, room, place, no)
             ORDER BY no
            RETURNING id, ref, during
        ), audience AS (
            INSERT INTO session_group (session_id, class_id, group_no, during)
            SELECT a.id, :class, g.no, a.during
              FROM unnest(CAST(:groupRefs AS uuid[]), CAST(:groups AS int[])) AS g (ref, no)
              JOIN added a ON a.ref = g.ref
        )
        SELECT id FROM added ORDER BY id
        """;

    /** One statement whatever their number; ids in the same order. */
    List<SessionId> add(ClassId id, List<NewSession> sessions) {
        if (sessions.isEmpty()) return List.of();
        var refs = sessions.stream().map(_ -> ids.next().toString()).toList();
        var groupRefs = new ArrayList<String>();
        var groups = new ArrayList<Integer>();
        for (var i = 0; i < sessions.size(); i++)
            for (var group : sessions.get(i).groups()) {
                groupRefs.add(refs.get(i));
                groups.add(group);
            }
        return jdbc
                .sql(ADD)
                .param("class", id.value())
                .param("refs", refs.toArray(String[]::new))
                .param("days", strings(sessions, s -> s.slot().day()))
                .param("halves", strings(sessions, s -> s.slot().half()))
                .param("starts", strings(sessions, NewSession::from))
                .param("ends", strings(sessions, NewSession::to))
                .param("hands", sessions.stream().map(NewSession::timedByHand).toArray(Boolean[]::new))
                .param("kinds", strings(sessions, NewSession::kind))
                .param("items", sessions.stream().map(s -> value(s.item())).toArray(Long[]::new))
                .param("titles", strings(sessions, NewSession::title))
                .param("periods", sessions.stream().map(NewSession::periods).toArray(Integer[]::new))
                .param(
                        "rooms",
                        sessions.stream()
                                .map(s -> s.room() == null ? Long.valueOf(0) : s.room())
                                .toArray(Long[]::new))
                .param("places", strings(sessions, NewSession::place))
                .param("groupRefs", groupRefs.toArray(String[]::new))
                .param("groups", groups.toArray(Integer[]::new))
                .query(Long.class)
                .list()
                .stream()
                .map(SessionId::new)
                .toList();
    }

    private static String[] strings(List<NewSession> sessions, Function<NewSession, Object> of) {
        return sessions.stream().map(of).map(Object::toString).toArray(String[]::new);
    }

    private static Long value(@Nullable ItemId item) {
        return item == null ? 0L : item.value();
    }

    /** Writes hours that changed; audience and lecturers follow by their foreign keys. */
    void time(Map<Placed, HalfDays.Hours> hours) {
        var changed = hours.entrySet().stream()
                .filter(e -> !e.getKey().from().equals(e.getValue().from())
                        || !e.getKey().to().equals(e.getValue().to()))
                .toList();
        if (changed.isEmpty()) return;
        jdbc.sql("""
                UPDATE session s
                   SET during = tstzrange((s.day + w.starts) AT TIME ZONE 'Asia/Ho_Chi_Minh', (s.day + w.ends) AT TIME ZONE 'Asia/Ho_Chi_Minh')
                  FROM unnest(CAST(:ids AS bigint[]), CAST(:starts AS time[]), CAST(:ends AS time[])) AS w (id, starts, ends)
                 WHERE s.id = w.id
                """)
                .param("ids", changed.stream().map(e -> e.getKey().id().value()).toArray(Long[]::new))
                .param(
                        "starts",
                        changed.stream()
                                .map(e -> e.getValue().from().toString())
                                .toArray(String[]::new))
                .param(
                        "ends",
                        changed.stream().map(e -> e.getValue().to().toString()).toArray(String[]::new))
                .update();
    }

    /** Puts a session into another half day, with provisional hours. False when somebody else saved first. */
    boolean move(Placed session, Slot to, LocalTime from, LocalTime until, boolean timedByHand) {
        return jdbc.sql("""
                UPDATE session
                   SET day = :day, half = :half, timed_by_hand = :hand, version = version + 1,
                       during = tstzrange((CAST(:day AS date) + CAST(:from AS time)) AT TIME ZONE 'Asia/Ho_Chi_Minh',
                                          (CAST(:day AS date) + CAST(:until AS time)) AT TIME ZONE 'Asia/Ho_Chi_Minh')
                 WHERE id = :id
                   AND version = :version
                """)
                        .param("day", to.day())
                        .param("half", to.half().name())
                        .param("hand", timedByHand)
                        .param("from", from)
                        .param("until", until)
                        .param("id", session.id().value())
                        .param("version", session.version())
                        .update()
                == 1;
    }

    /** Everything about a session but its half day. False when somebody else saved first. */
    boolean change(SessionId id, int version, NewSession to) {
        return jdbc.sql("""
                UPDATE session
                   SET kind = :kind, item_id = :item, title = :title, periods = :periods, room_id = :room, place_text = :place,
                       timed_by_hand = :hand, version = version + 1,
                       during = tstzrange((day + CAST(:from AS time)) AT TIME ZONE 'Asia/Ho_Chi_Minh', (day + CAST(:to AS time)) AT TIME ZONE 'Asia/Ho_Chi_Minh')
                 WHERE id = :id
                   AND version = :version
                """)
                        .param("kind", to.kind().name())
                        .param("item", to.item() == null ? null : to.item().value(), Types.BIGINT)
                        .param("title", to.title())
                        .param("periods", to.periods())
                        .param("room", to.room(), Types.BIGINT)
                        .param("place", to.place())
                        .param("hand", to.timedByHand())
                        .param("from", to.from())
                        .param("to", to.to())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Says anew for whom a session is. */
    void audience(SessionId id, List<Integer> groups) {
        jdbc.sql("DELETE FROM session_group WHERE session_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("""
                INSERT INTO session_group (session_id, class_id, group_no, during)
                SELECT s.id, s.class_id, g, s.during FROM session s CROSS JOIN unnest(CAST(:groups AS int[])) AS g WHERE s.id = :id
                """)
                .param("id", id.value())
                .param("groups", groups.toArray(Integer[]::new))
                .update();
    }

    void delete(SessionId id) {
        jdbc.sql("DELETE FROM session WHERE id = :id").param("id", id.value()).update();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
