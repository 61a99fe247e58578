package vn.nguon.papers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Marks of assessment parts: reading the grid and a column, writing a column in one statement. */
@Component
class MarkBook {
    private final JdbcClient jdbc;

    MarkBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A part of the class's assessment. @param released do the class's trainees see their marks? The same for each part */
    record Part(long id, UUID ref, int orderNo, String name, BigDecimal weight, BigDecimal minimum, boolean released) {}

    private static final String PARTS = """
            SELECT a.id, a.ref, a.order_no, a.name, a.weight, a.minimum, s.released_at IS NOT NULL AS released
              FROM training_class c
              JOIN assessment_part a ON a.programme_id = c.programme_id
              LEFT JOIN paper_setting s ON s.class_id = c.id
             WHERE c.id = :class
             ORDER BY a.order_no, a.id
            """;

    /** In the programme's order; empty while the class has no programme. */
    List<Part> parts(ClassId id) {
        return jdbc.sql(PARTS).param("class", id.value()).query(Part.class).list();
    }

    /** A row of the grid. @param scores part id and score, e.g. "3:8.50 4:7.00", in no order */
    record GridRow(String fullName, String unitName, String scores) {}

    /** The marks of a person travel as one text: 91 rows come from the database, not 1,092. */
    private static final String GRID = """
            SELECT l.full_name, l.unit_name, coalesce(m.scores, '') AS scores
              FROM roster_line l
              LEFT JOIN (
                   SELECT m.enrolment_id, string_agg(m.part_id || ':' || m.score, ' ') AS scores
                     FROM part_mark m
                     JOIN enrolment e ON e.id = m.enrolment_id
                    WHERE e.class_id = :class
                    GROUP BY m.enrolment_id) m ON m.enrolment_id = l.enrolment_id
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    /** By given name, Vietnamese order. */
    List<GridRow> grid(ClassId id) {
        return jdbc.sql(GRID).param("class", id.value()).query(GridRow.class).list();
    }

    private static final String ALL = """
            SELECT m.enrolment_id, m.part_ref, m.score, m.remark
              FROM part_mark_line m
              JOIN enrolment e ON e.id = m.enrolment_id
              JOIN training_class c ON c.id = e.class_id AND c.programme_id = m.programme_id
             WHERE e.class_id = :class
            """;

    Map<EnrolmentId, Map<UUID, PartScore>> all(ClassId id) {
        var all = new HashMap<EnrolmentId, Map<UUID, PartScore>>();
        jdbc.sql(ALL).param("class", id.value()).query(row -> {
            all.computeIfAbsent(new EnrolmentId(row.getLong("enrolment_id")), _ -> new HashMap<>())
                    .put(
                            row.getObject("part_ref", UUID.class),
                            new PartScore(row.getBigDecimal("score"), row.getString("remark")));
        });
        return all;
    }

    /**
     * One trainee in a column.
     *
     * @param score null while not marked; then version is 0, and who and when are null
     * @param paper null while nothing was handed in
     */
    record Entry(
            long enrolmentId,
            UUID ref,
            String fullName,
            String unitName,
            @Nullable BigDecimal score,
            String remark,
            int version,
            @Nullable Instant at,
            @Nullable AccountId by,
            @Nullable String actor,
            @Nullable UUID paper,
            int paperNo) {

        /** The last ten hex digits of the reference: random, and short for two inputs a row. */
        String key() {
            return MarkForm.key(ref);
        }
    }

    private static final String COLUMN = """
            SELECT l.enrolment_id, l.ref, l.full_name, l.unit_name, m.score, coalesce(m.remark, '') AS remark, coalesce(m.version, 0) AS version,
                   m.at, m.account_id, m.actor, p.ref AS paper, coalesce(p.no, 0) AS paper_no
              FROM roster_line l
              LEFT JOIN part_mark m ON m.enrolment_id = l.enrolment_id AND m.part_id = :part
              LEFT JOIN paper_card p ON p.enrolment_id = l.enrolment_id
             WHERE l.class_id = :class
               AND l.state = 'ACTIVE'
             ORDER BY l.given_name COLLATE "vi-x-icu", l.full_name COLLATE "vi-x-icu", l.enrolment_id
            """;

    List<Entry> column(ClassId id, Part part) {
        return jdbc.sql(COLUMN)
                .param("part", part.id())
                .param("class", id.value())
                .query((row, _) -> entry(row))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var score = row.getBigDecimal("score");
        return new Entry(
                row.getLong("enrolment_id"),
                row.getObject("ref", UUID.class),
                row.getString("full_name"),
                row.getString("unit_name"),
                score,
                row.getString("remark"),
                row.getInt("version"),
                PaperBook.instant(row, "at"),
                score == null ? null : new AccountId(row.getLong("account_id")),
                row.getString("actor"),
                row.getObject("paper", UUID.class),
                row.getInt("paper_no"));
    }

    /** Whoever else saves marks of this class, or releases them, waits until this transaction ends. */
    void lock(ClassId id) {
        jdbc.sql("INSERT INTO paper_setting (class_id) VALUES (:class) ON CONFLICT DO NOTHING")
                .param("class", id.value())
                .update();
        jdbc.sql("SELECT class_id FROM paper_setting WHERE class_id = :class FOR UPDATE")
                .param("class", id.value())
                .query(Long.class)
                .single();
    }

    /** One mark to write. @param version the new one, 1 for the first */
    record Writing(long enrolmentId, BigDecimal score, String remark, int version) {}

    /** One statement for the column: the marks that count and, for exactly those that changed, their lines of history. */
    private static final String WRITE = """
            WITH given AS (
                SELECT * FROM unnest(CAST(:enrolments AS bigint[]), CAST(:scores AS numeric[]), CAST(:remarks AS text[]), CAST(:versions AS int[]))
                           AS g (enrolment_id, score, remark, version)
            ), written AS (
                INSERT INTO part_mark AS m (enrolment_id, part_id, score, remark, version, at, account_id, actor)
                SELECT enrolment_id, :part, score, remark, version, :at, :account, :actor FROM given
                    ON CONFLICT (enrolment_id, part_id)
                    DO UPDATE SET score = excluded.score, remark = excluded.remark, version = excluded.version, at = excluded.at,
                                  account_id = excluded.account_id, actor = excluded.actor
                        WHERE (m.score, m.remark) IS DISTINCT FROM (excluded.score, excluded.remark) AND m.version = excluded.version - 1
                RETURNING m.enrolment_id, m.score, m.remark, m.version
            )
            INSERT INTO part_mark_change (enrolment_id, part_id, score, remark, version, reason, at, account_id, actor)
            SELECT enrolment_id, :part, score, remark, version, CASE WHEN version = 1 THEN '' ELSE :reason END, :at, :account, :actor
              FROM written
            """;

    /** @return how many marks are new or different */
    int write(Viewer viewer, Part part, List<Writing> lines, String reason, Instant at) {
        if (lines.isEmpty()) return 0;
        return jdbc.sql(WRITE)
                .param("enrolments", lines.stream().map(Writing::enrolmentId).toArray(Long[]::new))
                .param(
                        "scores",
                        lines.stream().map(line -> line.score().toPlainString()).toArray(String[]::new))
                .param("remarks", lines.stream().map(Writing::remark).toArray(String[]::new))
                .param("versions", lines.stream().map(Writing::version).toArray(Integer[]::new))
                .param("part", part.id())
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    /** A mark that replaced another. @param was the score before */
    record Change(
            String fullName, BigDecimal score, @Nullable BigDecimal was, String reason, Instant at, String actor) {}

    private static final String CHANGES = """
            SELECT l.full_name, c.score, w.score AS was, c.reason, c.at, c.actor
              FROM part_mark_change c
              JOIN roster_line l ON l.enrolment_id = c.enrolment_id
              LEFT JOIN part_mark_change w ON w.enrolment_id = c.enrolment_id AND w.part_id = c.part_id AND w.version = c.version - 1
             WHERE c.part_id = :part
               AND c.version > 1
               AND l.class_id = :class
             ORDER BY c.id DESC
             LIMIT 100
            """;

    /** Newest first, at most 100. */
    List<Change> changes(ClassId id, Part part) {
        return jdbc.sql(CHANGES)
                .param("part", part.id())
                .param("class", id.value())
                .query((row, _) -> new Change(
                        row.getString("full_name"),
                        row.getBigDecimal("score"),
                        row.getBigDecimal("was"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor")))
                .list();
    }

    /** A mark as its owner sees it. */
    record OwnMark(String part, BigDecimal score, String remark) {}

    /** Of each trainee's place, in order of the parts; a place without a mark is not there. */
    Map<Long, List<OwnMark>> own(Collection<Long> enrolments) {
        var marks = new HashMap<Long, List<OwnMark>>();
        if (enrolments.isEmpty()) return marks;
        jdbc.sql("""
                SELECT enrolment_id, name AS part, score, remark
                  FROM part_mark_line
                 WHERE enrolment_id = ANY (CAST(:enrolments AS bigint[]))
                 ORDER BY enrolment_id, order_no, part_id
                """).param("enrolments", enrolments.toArray(Long[]::new)).query(row -> {
            marks.computeIfAbsent(row.getLong("enrolment_id"), _ -> new ArrayList<>())
                    .add(new OwnMark(row.getString("part"), row.getBigDecimal("score"), row.getString("remark")));
        });
        return marks;
    }

    void release(ClassHead head, Viewer viewer, Instant at) {
        jdbc.sql("""
                UPDATE paper_setting SET released_at = :at, released_by = :actor, version = version + 1
                 WHERE class_id = :class AND released_at IS NULL
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("actor", viewer.name())
                .param("class", head.id().value())
                .update();
    }

    /** A class that the viewer marks in. @param all marks there will be, {@code given} those entered; {@code dealt} papers by number that are the viewer's, {@code marked} of them */
    record Marking(String code, String name, int papers, int given, int all, int dealt, int marked) {}

    /** As the class's head decides it: an office of the school that issues the certificate, or a named marker. */
    private static final String MARKING = """
            SELECT c.code, c.name,
                   (SELECT count(*) FROM paper p JOIN enrolment e ON e.id = p.enrolment_id WHERE e.class_id = c.id AND e.state = 'ACTIVE') AS papers,
                   (SELECT count(*)
                      FROM part_mark m
                      JOIN enrolment e ON e.id = m.enrolment_id AND e.class_id = c.id AND e.state = 'ACTIVE'
                      JOIN assessment_part a ON a.id = m.part_id AND a.programme_id = c.programme_id) AS given,
                   (SELECT count(*) FROM enrolment e JOIN assessment_part a ON a.programme_id = c.programme_id
                     WHERE e.class_id = c.id AND e.state = 'ACTIVE') AS all,
                   coalesce(d.dealt, 0) AS dealt, coalesce(d.marked, 0) AS marked
              FROM training_class c
              LEFT JOIN LATERAL (SELECT count(*) AS dealt, count(m.score) AS marked
                                   FROM marking m
                                   JOIN paper_number n ON n.paper_id = m.paper_id AND n.class_id = c.id
                                  WHERE EXISTS (SELECT FROM person_account y WHERE y.person_id = m.marker_id AND y.account_id = :viewer)) d ON true
             WHERE (c.state IN ('STUDYING', 'AWAITING_RESULTS') OR d.dealt > 0)
               AND (:marker AND EXISTS (SELECT FROM class_person x
                                          JOIN person_account y ON y.person_id = x.person_id
                                         WHERE x.class_id = c.id AND x.capacity = 'MARKER' AND y.account_id = :viewer)
                    OR EXISTS (SELECT FROM class_part p
                                 JOIN grant_in_force g ON g.organisation_id = p.organisation_id
                                WHERE p.class_id = c.id AND p.part = 'ISSUES_CERTIFICATE'
                                  AND g.account_id = :viewer AND g.role = 'SCHOOL' AND g.valid @> CAST(:today AS date)))
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
             LIMIT 100
            """;

    /** Latest class first; at most 100. */
    List<Marking> marking(Viewer viewer) {
        return jdbc.sql(MARKING)
                .param("marker", viewer.is(Role.LECTURER))
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Marking.class)
                .list();
    }
}
