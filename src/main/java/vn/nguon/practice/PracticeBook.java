package vn.nguon.practice;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.Viewer;

/**
 * Settings, sessions, turns of a class: reading, and writing a deal in four statements. Rights are checked by the façades. Longer than
 * most: every statement stands whole beside the method that runs it.
 */
@Component
class PracticeBook {
    private final JdbcClient jdbc;
    private final Ids ids;

    PracticeBook(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    Optional<PracticeSetting> setting(ClassId id) {
        return jdbc.sql(
                        "SELECT heads, seed, turn_minutes, lecturer_share, part_id, dealt_at, version FROM practice_setting WHERE class_id = :class")
                .param("class", id.value())
                .query((row, _) -> new PracticeSetting(
                        Heads.valueOf(row.getString("heads")),
                        row.getInt("seed"),
                        row.getInt("turn_minutes"),
                        row.getInt("lecturer_share"),
                        row.getObject("part_id", Long.class),
                        instant(row, "dealt_at"),
                        row.getInt("version")))
                .optional();
    }

    /** Whoever else deals, scores or releases in this class waits until this transaction ends. */
    void lock(ClassId id) {
        jdbc.sql("SELECT class_id FROM practice_setting WHERE class_id = :class FOR UPDATE")
                .param("class", id.value())
                .query(Long.class)
                .optional();
    }

    /** @return whether nobody else had saved first */
    boolean set(ClassId id, PracticeSetting setting, List<Long> situations) {
        var saved = jdbc.sql("""
                INSERT INTO practice_setting AS s (class_id, heads, seed, turn_minutes, lecturer_share, part_id, version)
                VALUES (:class, :heads, :seed, :minutes, :share, :part, 1)
                    ON CONFLICT (class_id)
                    DO UPDATE SET heads = excluded.heads, seed = excluded.seed, turn_minutes = excluded.turn_minutes,
                                  lecturer_share = excluded.lecturer_share, part_id = excluded.part_id, version = s.version + 1
                        WHERE s.version = :version
                """)
                .param("class", id.value())
                .param("heads", setting.heads().name())
                .param("seed", setting.seed())
                .param("minutes", setting.turnMinutes())
                .param("share", setting.lecturerShare())
                .param("part", setting.partId(), Types.BIGINT)
                .param("version", setting.version())
                .update();
        if (saved == 0) return false;
        var wanted = situations.toArray(Long[]::new);
        jdbc.sql(
                        "DELETE FROM practice_choice WHERE class_id = :class AND situation_id <> ALL (CAST(:wanted AS bigint[]))")
                .param("class", id.value())
                .param("wanted", wanted)
                .update();
        jdbc.sql(
                        "INSERT INTO practice_choice (class_id, situation_id) SELECT :class, unnest(CAST(:wanted AS bigint[])) ON CONFLICT DO NOTHING")
                .param("class", id.value())
                .param("wanted", wanted)
                .update();
        return true;
    }

    void dealt(ClassId id, Instant at, int seed) {
        jdbc.sql(
                        "UPDATE practice_setting SET dealt_at = :at, seed = :seed, version = version + 1 WHERE class_id = :class")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("seed", seed)
                .param("class", id.value())
                .update();
    }

    /**
     * A situation that this class may choose. @param chosen it has @param versionId the newest @param roles with the head
     */
    record Choice(long situationId, UUID ref, long versionId, String title, String owner, int roles, boolean chosen) {}

    /** Those of the class's bodies and those that come with the program, an office's own in place of what it replaces; not retired, or chosen. */
    private static final String CHOICES = """
            SELECT s.id AS situation_id, s.ref, v.id AS version_id, v.title, coalesce(o.short_name, '') AS owner,
                   (SELECT count(*)::int FROM situation_role r WHERE r.version_id = v.id) AS roles, c.class_id IS NOT NULL AS chosen
              FROM situation s
              JOIN LATERAL (SELECT w.id, w.title FROM situation_version w WHERE w.situation_id = s.id ORDER BY w.no DESC LIMIT 1) v ON true
              LEFT JOIN organisation_card o ON o.id = s.organisation_id
              LEFT JOIN practice_choice c ON c.situation_id = s.id AND c.class_id = :class
             WHERE c.class_id IS NOT NULL
                OR s.retired_at IS NULL
                   AND (s.organisation_id IS NULL OR s.organisation_id IN (SELECT p.organisation_id FROM class_part p WHERE p.class_id = :class))
                   AND NOT EXISTS (SELECT FROM situation n JOIN class_part p ON p.organisation_id = n.organisation_id AND p.class_id = :class
                                    WHERE n.replaces_id = s.id)
             ORDER BY v.title COLLATE "vi-x-icu", s.id
            """;

    List<Choice> choices(ClassId id) {
        return jdbc.sql(CHOICES).param("class", id.value()).query(Choice.class).list();
    }

    /** @param groupNo 0 for none */
    record Member(long enrolmentId, UUID ref, String fullName, String unitName, int groupNo) {}

    /** By given name, Vietnamese order. */
    List<Member> members(ClassId id) {
        return jdbc.sql("""
                SELECT enrolment_id, ref, full_name, unit_name, coalesce(group_no, 0) AS group_no
                  FROM roster_line
                 WHERE class_id = :class AND state = 'ACTIVE'
                 ORDER BY given_name COLLATE "vi-x-icu", full_name COLLATE "vi-x-icu", enrolment_id
                """).param("class", id.value()).query(Member.class).list();
    }

    /** A practice session. @param groups 0: the whole class @param releasedAt null before */
    record Session(
            long id,
            UUID ref,
            LocalDate day,
            String half,
            int minutes,
            String title,
            String place,
            String lecturers,
            List<Integer> groups,
            @Nullable Instant releasedAt) {
        boolean takes(int group) {
            return groups.contains(0) || groups.contains(group);
        }
    }

    /** In order of time. */
    List<Session> sessions(ClassId id) {
        return jdbc.sql("""
                SELECT s.session_id, s.ref, s.day, s.half, (extract(epoch FROM s.ends_at - s.starts_at) / 60)::int AS minutes,
                       s.title, s.place, s.lecturers, s.group_nos, r.released_at
                  FROM session_card s
                  LEFT JOIN practice_release r ON r.session_id = s.session_id
                 WHERE s.class_id = :class AND s.kind = 'PRACTICE'
                 ORDER BY s.starts_at, s.group_nos, s.session_id
                """)
                .param("class", id.value())
                .query((row, _) -> new Session(
                        row.getLong("session_id"),
                        row.getObject("ref", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getString("half"),
                        row.getInt("minutes"),
                        row.getString("title"),
                        row.getString("place"),
                        row.getString("lecturers"),
                        integers(row.getArray("group_nos")),
                        instant(row, "released_at")))
                .list();
    }

    private static List<Integer> integers(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((Integer[]) array.getArray());
    }

    /**
     * One turn with who plays.
     *
     * @param there the head is still in the class
     * @param cast "Trưởng bản: Vi Văn An; …", empty for nobody
     * @param lecturers sheets of lecturers, {@code observers} of trainees
     * @param mark null before the release
     */
    record Turn(
            long id,
            UUID ref,
            long sessionId,
            int groupNo,
            int no,
            long versionId,
            long situationId,
            String title,
            int roles,
            long headId,
            String headName,
            String headUnit,
            boolean there,
            boolean byHand,
            int version,
            String cast,
            int lecturers,
            int observers,
            @Nullable BigDecimal mark) {
        boolean played() {
            return lecturers + observers > 0;
        }
    }

    private static final String TURNS = """
            SELECT t.id, t.ref, t.session_id, t.group_no, t.no, t.version_id, v.situation_id, v.title,
                   (SELECT count(*)::int FROM situation_role r WHERE r.version_id = t.version_id) AS roles,
                   t.head_id, h.full_name AS head_name, h.unit_name AS head_unit, h.state = 'ACTIVE' AS there, t.by_hand, t.version,
                   coalesce((SELECT string_agg(r.name || ': ' || l.full_name, '; ' ORDER BY c.role_no)
                               FROM practice_cast c
                               JOIN situation_role r ON r.version_id = t.version_id AND r.no = c.role_no
                               JOIN roster_line l ON l.enrolment_id = c.enrolment_id
                              WHERE c.turn_id = t.id), '') AS "cast",
                   k.lecturers, k.observers, m.mark
              FROM practice_turn t
              JOIN session s ON s.id = t.session_id
              JOIN situation_version v ON v.id = t.version_id
              JOIN roster_line h ON h.enrolment_id = t.head_id
              LEFT JOIN practice_result m ON m.turn_id = t.id
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE q.observer_id IS NULL)::int AS lecturers, count(q.observer_id)::int AS observers
                     FROM practice_sheet q
                    WHERE q.turn_id = t.id) k
             WHERE t.class_id = :class
             ORDER BY lower(s.during), t.session_id, t.group_no, t.no, t.id
            """;

    /** In order of time, group, turn. */
    List<Turn> turns(ClassId id) {
        return jdbc.sql(TURNS).param("class", id.value()).query(Turn.class).list();
    }

    private static final String DEALT = """
            SELECT t.ref, s.ref AS session, t.group_no, h.ref AS head,
                   coalesce((SELECT array_agg(l.ref ORDER BY c.role_no) FROM practice_cast c JOIN roster_line l ON l.enrolment_id = c.enrolment_id
                              WHERE c.turn_id = t.id), '{}') AS players,
                   (SELECT array_agg(c.no ORDER BY c.no) FROM situation_criterion c WHERE c.version_id = t.version_id) AS criteria
              FROM practice_turn t
              JOIN session_card s ON s.session_id = t.session_id
              JOIN roster_line h ON h.enrolment_id = t.head_id
             WHERE t.class_id = :class
             ORDER BY s.starts_at, t.session_id, t.group_no, t.no, t.id
            """;

    /** In order of time, group, turn. */
    List<DealtTurn> dealt(ClassId id) {
        return jdbc.sql(DEALT)
                .param("class", id.value())
                .query((row, _) -> new DealtTurn(
                        row.getObject("ref", UUID.class),
                        row.getObject("session", UUID.class),
                        row.getInt("group_no"),
                        row.getObject("head", UUID.class),
                        List.of((UUID[]) row.getArray("players").getArray()),
                        integers(row.getArray("criteria"))))
                .list();
    }

    /** Names of a situation's roles as this version has them, the head's first. */
    List<String> roles(long version) {
        return jdbc.sql("SELECT name FROM situation_role WHERE version_id = :version ORDER BY no")
                .param("version", version)
                .query(String.class)
                .list();
    }

    /** Who plays which role beside the head, by turn. */
    Map<Long, Map<Integer, Long>> casts(ClassId id) {
        var casts = new HashMap<Long, Map<Integer, Long>>();
        jdbc.sql(
                        "SELECT c.turn_id, c.role_no, c.enrolment_id FROM practice_cast c JOIN practice_turn t ON t.id = c.turn_id WHERE t.class_id = :class")
                .param("class", id.value())
                .query(row -> {
                    casts.computeIfAbsent(row.getLong("turn_id"), _ -> new HashMap<>())
                            .put(row.getInt("role_no"), row.getLong("enrolment_id"));
                });
        return casts;
    }

    private static final String TAKE_AWAY = """
            DELETE FROM practice_turn t
             WHERE t.class_id = :class
               AND NOT EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id)
               AND NOT EXISTS (SELECT FROM unnest(CAST(:sessions AS bigint[]), CAST(:heads AS bigint[])) AS d (session_id, head_id)
                                WHERE d.session_id = t.session_id AND d.head_id = t.head_id)
            """;

    private static final String PUT = """
            INSERT INTO practice_turn AS t (ref, class_id, session_id, group_no, no, version_id, head_id)
            SELECT d.ref, :class, d.session_id, d.group_no, d.no, d.version_id, d.head_id
              FROM unnest(CAST(:refs AS uuid[]), CAST(:sessions AS bigint[]), CAST(:groups AS int[]), CAST(:nos AS int[]), CAST(:versions AS bigint[]),
                          CAST(:heads AS bigint[])) AS d (ref, session_id, group_no, no, version_id, head_id)
                ON CONFLICT ON CONSTRAINT practice_head_once
                DO UPDATE SET group_no = excluded.group_no, no = excluded.no,
                              version_id = CASE WHEN t.by_hand OR EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id) THEN t.version_id ELSE excluded.version_id END,
                              version = t.version + 1
                    WHERE (t.group_no, t.no, t.version_id) IS DISTINCT FROM (excluded.group_no, excluded.no, excluded.version_id)
            """;

    private static final String UNCAST = """
            DELETE FROM practice_cast c
             USING practice_turn t
             WHERE t.id = c.turn_id
               AND t.class_id = :class
               AND NOT EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id)
            """;

    private static final String CAST = """
            INSERT INTO practice_cast (turn_id, role_no, enrolment_id)
            SELECT t.id, d.role_no, d.enrolment_id
              FROM unnest(CAST(:sessions AS bigint[]), CAST(:heads AS bigint[]), CAST(:roles AS int[]), CAST(:players AS bigint[]))
                     AS d (session_id, head_id, role_no, enrolment_id)
              JOIN practice_turn t ON t.session_id = d.session_id AND t.head_id = d.head_id
             WHERE NOT EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id)
            """;

    /** The class's turns are this deal's from now on; what was played stays as it was. */
    void write(ClassId id, List<Deal.Turn> turns) {
        var sessions = turns.stream().map(turn -> turn.sitting().session()).toArray(Long[]::new);
        var heads = turns.stream().map(Deal.Turn::head).toArray(Long[]::new);
        jdbc.sql(TAKE_AWAY)
                .param("class", id.value())
                .param("sessions", sessions)
                .param("heads", heads)
                .update();
        var nos = new Integer[turns.size()];
        for (var at = 0; at < nos.length; at++)
            nos[at] = at > 0 && turns.get(at).sitting().equals(turns.get(at - 1).sitting()) ? nos[at - 1] + 1 : 1;
        jdbc.sql(PUT)
                .param("class", id.value())
                .param("refs", turns.stream().map(_ -> ids.next()).toArray(UUID[]::new))
                .param("sessions", sessions)
                .param(
                        "groups",
                        turns.stream().map(turn -> turn.sitting().group()).toArray(Integer[]::new))
                .param("nos", nos)
                .param("versions", turns.stream().map(Deal.Turn::version).toArray(Long[]::new))
                .param("heads", heads)
                .update();
        jdbc.sql(UNCAST).param("class", id.value()).update();
        cast(turns);
    }

    private void cast(List<Deal.Turn> turns) {
        var roles = turns.stream()
                .flatMap(turn -> turn.cast().entrySet().stream().map(role ->
                        new long[] {turn.sitting().session(), turn.head(), role.getKey(), role.getValue()}))
                .toList();
        jdbc.sql(CAST)
                .param("sessions", roles.stream().map(role -> role[0]).toArray(Long[]::new))
                .param("heads", roles.stream().map(role -> role[1]).toArray(Long[]::new))
                .param("roles", roles.stream().map(role -> (int) role[2]).toArray(Integer[]::new))
                .param("players", roles.stream().map(role -> role[3]).toArray(Long[]::new))
                .update();
    }

    /** A turn as somebody wants it by hand. */
    record Wish(
            UUID ref,
            long sessionId,
            int groupNo,
            int no,
            long versionId,
            long headId,
            Map<Integer, Long> cast,
            boolean stays) {
        Wish {
            cast = Map.copyOf(cast);
        }
    }

    /** Puts turns in place of those with these refs, all at once: two heads may change places. None of them has been played. */
    void replace(ClassId id, List<Wish> wishes) {
        var refs = wishes.stream().map(Wish::ref).toArray(UUID[]::new);
        jdbc.sql("DELETE FROM practice_turn WHERE class_id = :class AND ref = ANY (CAST(:refs AS uuid[]))")
                .param("class", id.value())
                .param("refs", refs)
                .update();
        for (var wish : wishes) {
            var turn = jdbc.sql("""
                    INSERT INTO practice_turn (ref, class_id, session_id, group_no, no, version_id, head_id, by_hand, version)
                    VALUES (:ref, :class, :session, :group, :no, :version, :head, :stays, 1)
                    RETURNING id
                    """)
                    .param("ref", wish.ref())
                    .param("class", id.value())
                    .param("session", wish.sessionId())
                    .param("group", wish.groupNo())
                    .param("no", wish.no())
                    .param("version", wish.versionId())
                    .param("head", wish.headId())
                    .param("stays", wish.stays())
                    .query(Long.class)
                    .single();
            jdbc.sql("""
                    INSERT INTO practice_cast (turn_id, role_no, enrolment_id)
                    SELECT :turn, * FROM unnest(CAST(:roles AS int[]), CAST(:players AS bigint[]))
                    """)
                    .param("turn", turn)
                    .param("roles", wish.cast().keySet().toArray(Integer[]::new))
                    .param("players", wish.cast().values().toArray(Long[]::new))
                    .update();
        }
    }

    /** Somebody left the class: turns that they would have had as head go, and others play without them until the next deal. */
    void left(long enrolment) {
        jdbc.sql(
                        "DELETE FROM practice_turn t WHERE t.head_id = :id AND NOT EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = t.id)")
                .param("id", enrolment)
                .update();
        jdbc.sql("""
                DELETE FROM practice_cast c
                 WHERE c.enrolment_id = :id AND NOT EXISTS (SELECT FROM practice_sheet q WHERE q.turn_id = c.turn_id)
                """).param("id", enrolment).update();
    }

    /** @return whether it was not released before */
    boolean release(ClassId id, long session, Viewer by, Instant at) {
        return jdbc.sql("""
                INSERT INTO practice_release (session_id, class_id, released_at, account_id, actor)
                VALUES (:session, :class, :at, :account, :actor) ON CONFLICT DO NOTHING
                """)
                        .param("session", session)
                        .param("class", id.value())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("account", by.id().value())
                        .param("actor", by.name())
                        .update()
                == 1;
    }

    void result(long turn, long enrolment, TurnMark mark) {
        jdbc.sql("""
                INSERT INTO practice_result (turn_id, enrolment_id, lecturer_mean, observers_mean, observers, lecturer_share, mark)
                VALUES (:turn, :enrolment, :lecturers, :others, :observers, :share, :mark)
                """)
                .param("turn", turn)
                .param("enrolment", enrolment)
                .param("lecturers", mark.lecturersMean())
                .param("others", mark.observersMean(), Types.NUMERIC)
                .param("observers", mark.observers())
                .param("share", mark.share())
                .param("mark", mark.mark())
                .update();
    }

    /** An assessment part of the class's programme. */
    record Part(long id, UUID ref, String name) {}

    List<Part> parts(ClassId id) {
        return jdbc.sql("""
                SELECT a.id, a.ref, a.name
                  FROM training_class c
                  JOIN assessment_part a ON a.programme_id = c.programme_id
                 WHERE c.id = :class
                 ORDER BY a.order_no, a.id
                """).param("class", id.value()).query(Part.class).list();
    }
}
