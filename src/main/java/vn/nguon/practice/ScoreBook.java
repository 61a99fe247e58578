package vn.nguon.practice;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/** Reads and writes sheets. What a trainee may see of the own turn is said in SQL: nothing before its session is released. */
@Component
class ScoreBook {
    private final JdbcClient jdbc;

    ScoreBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Practice sessions of this class that the viewer teaches. */
    List<Long> taught(Viewer viewer, ClassId id) {
        return jdbc.sql("""
                SELECT s.session_id
                  FROM session_card s
                  JOIN session_lecturer l ON l.session_id = s.session_id
                  JOIN person_account a ON a.person_id = l.person_id
                 WHERE s.class_id = :class AND s.kind = 'PRACTICE' AND a.account_id = :viewer
                """)
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .query(Long.class)
                .list();
    }

    /**
     * Turns that the viewer heads, plays in, watches as one of the study group, or leads as a lecturer of the session. Which they are is found
     * first, from the viewer's classes and sessions; what is shown of each comes after the page is known.
     */
    private static final String SCENES = """
            WITH mine AS MATERIALIZED (
                SELECT e.enrolment_id, e.class_id, coalesce(e.group_no, 0) AS group_no
                  FROM roster_line e
                 WHERE e.person_id = ANY (ARRAY(SELECT p.person_id FROM person_account p WHERE p.account_id = :viewer))
                   AND e.state = 'ACTIVE'
            ), led AS MATERIALIZED (
                SELECT DISTINCT l.session_id
                  FROM session_lecturer l
                 WHERE l.person_id = ANY (ARRAY(SELECT p.person_id FROM person_account p WHERE p.account_id = :viewer))
            ), own AS (
                SELECT t.id, m.enrolment_id
                  FROM mine m
                  JOIN practice_turn t ON t.class_id = m.class_id AND (t.group_no = m.group_no OR t.head_id = m.enrolment_id)
                 WHERE %1$s
            ), found AS (
                SELECT o.id, o.enrolment_id FROM own o
                UNION ALL
                SELECT t.id, CAST(NULL AS bigint)
                  FROM led l
                  JOIN practice_turn t ON t.session_id = l.session_id
                 WHERE %1$s
                   AND NOT EXISTS (SELECT FROM own o WHERE o.id = t.id)
            ), page AS MATERIALIZED (
                SELECT t.id, f.enrolment_id, s.day, s.half, s.starts_at, s.place
                  FROM found f
                  JOIN practice_turn t ON t.id = f.id
                  JOIN session_card s ON s.session_id = t.session_id
                  JOIN training_class k ON k.id = t.class_id AND k.state IN ('STUDYING', 'AWAITING_RESULTS', 'FINISHED')
                  JOIN enrolment h ON h.id = t.head_id AND h.state = 'ACTIVE'
                 ORDER BY s.day DESC, s.starts_at, t.session_id, t.group_no, t.no, t.id
                 LIMIT 300
            )
            SELECT t.id AS turn_id, t.ref, t.class_id, k.code, k.name, k.state, t.session_id, g.day, g.half, g.place, t.group_no, t.no, t.version_id, v.title,
                   t.head_id, h.full_name AS head_name, h.unit_name AS head_unit, g.enrolment_id AS own_id, c.role_no, q.at AS sheet_at,
                   r.session_id IS NOT NULL AS released,
                   CASE WHEN g.enrolment_id IS NULL THEN 'LECTURER' WHEN t.head_id = g.enrolment_id THEN 'HEAD'
                        WHEN c.role_no IS NOT NULL THEN 'CAST' ELSE 'OBSERVER' END AS part,
                   CASE WHEN r.session_id IS NOT NULL AND (g.enrolment_id IS NULL OR t.head_id = g.enrolment_id) THEN x.mark END AS mark,
                   (SELECT count(*)::int FROM practice_sheet o WHERE o.turn_id = t.id AND o.observer_id IS NOT NULL) AS observers
              FROM page g
              JOIN practice_turn t ON t.id = g.id
              JOIN training_class k ON k.id = t.class_id
              JOIN situation_version v ON v.id = t.version_id
             CROSS JOIN LATERAL (SELECT l.full_name, l.unit_name FROM roster_line l WHERE l.enrolment_id = t.head_id OFFSET 0) h
              LEFT JOIN practice_cast c ON c.turn_id = t.id AND c.enrolment_id = g.enrolment_id
              LEFT JOIN practice_sheet q ON q.turn_id = t.id AND q.account_id = :viewer
              LEFT JOIN practice_release r ON r.session_id = t.session_id
              LEFT JOIN practice_result x ON x.turn_id = t.id
             ORDER BY g.day DESC, g.starts_at, t.session_id, t.group_no, t.no, t.id
            """;

    private static final String ALL_SCENES = SCENES.formatted("true");

    private static final String ONE_SCENE = SCENES.formatted("t.ref = :ref");

    /** Latest day first, at most 300. */
    List<Scoring.Scene> scenes(Viewer viewer) {
        return jdbc.sql(ALL_SCENES)
                .param("viewer", viewer.id().value())
                .query((row, _) -> scene(row))
                .list();
    }

    Optional<Scoring.Scene> scene(Viewer viewer, UUID turn) {
        return jdbc
                .sql(ONE_SCENE)
                .param("viewer", viewer.id().value())
                .param("ref", turn)
                .query((row, _) -> scene(row))
                .list()
                .stream()
                .findFirst();
    }

    private static Scoring.Scene scene(ResultSet row) throws SQLException {
        return new Scoring.Scene(
                row.getLong("turn_id"),
                row.getObject("ref", UUID.class),
                row.getLong("class_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("state"),
                row.getLong("session_id"),
                row.getObject("day", LocalDate.class),
                row.getString("half"),
                row.getString("place"),
                row.getInt("group_no"),
                row.getInt("no"),
                row.getLong("version_id"),
                row.getString("title"),
                row.getLong("head_id"),
                row.getString("head_name"),
                row.getString("head_unit"),
                row.getObject("own_id", Long.class),
                row.getObject("role_no", Integer.class),
                Scoring.Part.valueOf(row.getString("part")),
                PracticeBook.instant(row, "sheet_at"),
                row.getBoolean("released"),
                row.getBigDecimal("mark"),
                row.getInt("observers"));
    }

    /** Names of those who play, by number of the role; the head's is 1. */
    Map<Integer, String> players(long turn) {
        var players = new LinkedHashMap<Integer, String>();
        jdbc.sql("""
                SELECT 1 AS role_no, h.full_name FROM practice_turn t JOIN roster_line h ON h.enrolment_id = t.head_id WHERE t.id = :turn
                UNION ALL
                SELECT c.role_no, l.full_name FROM practice_cast c JOIN roster_line l ON l.enrolment_id = c.enrolment_id WHERE c.turn_id = :turn
                 ORDER BY role_no
                """).param("turn", turn).query(row -> {
            players.put(row.getInt("role_no"), row.getString("full_name"));
        });
        return players;
    }

    /** The viewer's own sheet of a turn; {@link Sheet#NONE} while there is none. */
    Sheet own(Viewer viewer, long turn) {
        var scores = new HashMap<Integer, BigDecimal>();
        var found = new Sheet[] {Sheet.NONE};
        jdbc.sql("""
                SELECT q.remark, q.conclusion, q.version, c.criterion_no, c.score
                  FROM practice_sheet q
                  JOIN practice_score c ON c.sheet_id = q.id
                 WHERE q.turn_id = :turn AND q.account_id = :viewer
                """).param("turn", turn).param("viewer", viewer.id().value()).query(row -> {
            scores.put(row.getInt("criterion_no"), row.getBigDecimal("score"));
            found[0] = new Sheet(Map.of(), row.getString("remark"), row.getString("conclusion"), row.getInt("version"));
        });
        return new Sheet(scores, found[0].remark(), found[0].conclusion(), found[0].version());
    }

    /** Deals and releases of the class wait until this transaction ends; others who score do not. */
    void hold(long classId) {
        jdbc.sql("SELECT class_id FROM practice_setting WHERE class_id = :class FOR SHARE")
                .param("class", classId)
                .query(Long.class)
                .single();
    }

    /** Not in a turn that one plays in, not after the release: said here once more, whatever the page thought. */
    private static final String WRITE = """
            INSERT INTO practice_sheet AS q (turn_id, head_id, observer_id, account_id, actor, remark, conclusion, at)
            SELECT t.id, t.head_id, :observer, :account, :actor, :remark, :conclusion, :at
              FROM practice_turn t
             WHERE t.id = :turn
               AND t.head_id IS DISTINCT FROM CAST(:observer AS bigint)
               AND NOT EXISTS (SELECT FROM practice_cast c WHERE c.turn_id = t.id AND c.enrolment_id = :observer)
               AND NOT EXISTS (SELECT FROM practice_release r WHERE r.session_id = t.session_id)
                ON CONFLICT ON CONSTRAINT practice_sheet_once
                DO UPDATE SET remark = excluded.remark, conclusion = excluded.conclusion, at = excluded.at, version = q.version + 1
                    WHERE q.version = :version
            RETURNING id
            """;

    /** @param observer null for a lecturer @return whether it was kept */
    boolean write(Viewer by, long turn, @Nullable Long observer, Sheet sheet, Instant at) {
        var kept = jdbc.sql(WRITE)
                .param("turn", turn)
                .param("observer", observer, Types.BIGINT)
                .param("account", by.id().value())
                .param("actor", by.name())
                .param("remark", sheet.remark())
                .param("conclusion", sheet.conclusion())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("version", sheet.version())
                .query(Long.class)
                .optional();
        if (kept.isEmpty()) return false;
        jdbc.sql("""
                INSERT INTO practice_score AS c (sheet_id, criterion_no, score)
                SELECT :sheet, * FROM unnest(CAST(:nos AS int[]), CAST(:scores AS numeric[]))
                    ON CONFLICT (sheet_id, criterion_no) DO UPDATE SET score = excluded.score WHERE c.score <> excluded.score
                """)
                .param("sheet", kept.get())
                .param("nos", sheet.scores().keySet().toArray(Integer[]::new))
                .param(
                        "scores",
                        sheet.scores().values().stream()
                                .map(BigDecimal::toPlainString)
                                .toArray(String[]::new))
                .update();
        return true;
    }

    /** The weighted mean of one sheet. */
    record Mean(boolean lecturer, BigDecimal mean) {}

    /** Means of a session's sheets, by turn. */
    Map<Long, List<Mean>> means(long session) {
        record Key(long turn, long sheet, boolean lecturer) {}
        var weights = new LinkedHashMap<Key, Map<Integer, Integer>>();
        var scores = new HashMap<Key, Map<Integer, BigDecimal>>();
        jdbc.sql("""
                SELECT t.id AS turn_id, q.id AS sheet_id, q.observer_id IS NULL AS lecturer, c.no, c.weight, p.score
                  FROM practice_turn t
                  JOIN practice_sheet q ON q.turn_id = t.id
                  JOIN situation_criterion c ON c.version_id = t.version_id
                  JOIN practice_score p ON p.sheet_id = q.id AND p.criterion_no = c.no
                 WHERE t.session_id = :session
                 ORDER BY t.id, q.id, c.no
                """).param("session", session).query(row -> {
            var key = new Key(row.getLong("turn_id"), row.getLong("sheet_id"), row.getBoolean("lecturer"));
            weights.computeIfAbsent(key, _ -> new LinkedHashMap<>()).put(row.getInt("no"), row.getInt("weight"));
            scores.computeIfAbsent(key, _ -> new HashMap<>()).put(row.getInt("no"), row.getBigDecimal("score"));
        });
        var means = new HashMap<Long, List<Mean>>();
        weights.forEach((key, of) -> means.computeIfAbsent(key.turn(), _ -> new ArrayList<>())
                .add(new Mean(key.lecturer(), TurnMark.sheet(of, scores.getOrDefault(key, Map.of())))));
        return means;
    }

    /** A criterion with what it came to. @param lecturers mean, null without any; {@code observers} likewise */
    record Watched(
            String name,
            String skill,
            int weight,
            @Nullable BigDecimal lecturers,
            @Nullable BigDecimal observers) {}

    private static final String WATCHED = """
            SELECT c.name, k.name AS skill, c.weight,
                   round(avg(p.score) FILTER (WHERE q.observer_id IS NULL), 2) AS lecturers,
                   round(avg(p.score) FILTER (WHERE q.observer_id IS NOT NULL), 2) AS observers
              FROM practice_turn t
              JOIN situation_criterion c ON c.version_id = t.version_id
              JOIN skill k ON k.code = c.skill
              LEFT JOIN practice_sheet q ON q.turn_id = t.id
              LEFT JOIN practice_score p ON p.sheet_id = q.id AND p.criterion_no = c.no
             WHERE t.id = :turn
               AND (:office OR EXISTS (SELECT FROM practice_release r WHERE r.session_id = t.session_id))
             GROUP BY c.no, c.name, k.name, c.weight
             ORDER BY c.no
            """;

    /** @param office sees it before the release too; whoever asks has passed the door of the class */
    List<Watched> watched(long turn, boolean office) {
        return jdbc.sql(WATCHED)
                .param("turn", turn)
                .param("office", office)
                .query(Watched.class)
                .list();
    }

    /** What somebody wrote. @param actor empty for a trainee: who watches one stays among those who watch */
    record Said(boolean lecturer, String actor, String remark, String conclusion) {}

    private static final String SAID = """
            SELECT q.observer_id IS NULL AS lecturer, CASE WHEN :office OR q.observer_id IS NULL THEN q.actor ELSE '' END AS actor, q.remark, q.conclusion
              FROM practice_sheet q
              JOIN practice_turn t ON t.id = q.turn_id
             WHERE q.turn_id = :turn
               AND (q.remark <> '' OR q.conclusion <> '')
               AND (:office OR EXISTS (SELECT FROM practice_release r WHERE r.session_id = t.session_id))
             ORDER BY q.observer_id IS NOT NULL, q.id
            """;

    /** Lecturers first. */
    List<Said> said(long turn, boolean office) {
        return jdbc.sql(SAID)
                .param("turn", turn)
                .param("office", office)
                .query(Said.class)
                .list();
    }
}
