package vn.nguon.papers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;

/**
 * Marks of markers who know papers by number (chấm theo số phách). A marker's statements name the viewer: another marker's row never
 * comes back to them. Offices get marks only of papers that every marker of the first two has marked.
 */
@Component
class MarkingBook {
    /** The turn that begins after an appeal. */
    static final int APPEAL = 4;

    private final JdbcClient jdbc;

    MarkingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A paper dealt to the viewer.
     *
     * @param no the paper's number (số phách)
     * @param topic and {@code commune}: null where the class hides the commune, because the topic names it
     * @param alone the commune has one trainee in this class, so it gives the name away
     * @param open may the viewer still enter or change the mark?
     * @param version of the mark, 0 before the first
     */
    record Dealt(
            long id,
            long paperId,
            UUID paper,
            int no,
            int turn,
            String kind,
            @Nullable String topic,
            @Nullable String commune,
            boolean alone,
            int versionNo,
            long fileId,
            String mediaType,
            @Nullable BigDecimal score,
            List<BigDecimal> criteria,
            String remark,
            boolean commended,
            boolean open,
            int version,
            boolean corrected) {}

    private static final String DEALT = """
            SELECT m.id, p.id AS paper_id, p.ref AS paper, n.no, m.turn, p.kind, p.no AS version_no, p.file_id, f.media_type,
                   CASE WHEN s.shows_commune THEN p.topic END AS topic,
                   CASE WHEN s.shows_commune THEN e.unit_name END AS commune,
                   (SELECT count(*) FROM enrolment o WHERE o.class_id = n.class_id AND o.state = 'ACTIVE' AND o.organisation_id = e.organisation_id) = 1 AS alone,
                   m.score, m.criteria, m.remark, m.commended, m.version,
                   CASE m.turn
                        WHEN 3 THEN m.score IS NULL
                        WHEN 4 THEN m.score IS NULL
                        ELSE s.released_at IS NULL
                             AND (s.marking = 'ONE'
                                  OR (SELECT count(*) FROM marking o WHERE o.paper_id = m.paper_id AND o.turn <= 2 AND o.score IS NOT NULL) < 2)
                   END AS open,
                   EXISTS (SELECT FROM corrected_paper c WHERE c.marking_id = m.id AND NOT c.proposed) AS corrected
              FROM marking m
              JOIN paper_number n ON n.paper_id = m.paper_id
              JOIN paper_setting s ON s.class_id = n.class_id
              JOIN paper_card p ON p.id = m.paper_id
              JOIN stored_file f ON f.id = p.file_id
              JOIN enrolment e ON e.id = p.enrolment_id AND e.state = 'ACTIVE'
             WHERE n.class_id = :class
               AND EXISTS (SELECT FROM person_account a WHERE a.person_id = m.marker_id AND a.account_id = :viewer)
             ORDER BY n.no
            """;

    /** What the viewer marks in this class, by paper number. Door: the viewer is the marker. */
    List<Dealt> dealt(Viewer viewer, ClassId id) {
        return jdbc.sql(DEALT)
                .param("class", id.value())
                .param("viewer", viewer.id().value())
                .query((row, _) -> dealt(row))
                .list();
    }

    private static Dealt dealt(ResultSet row) throws SQLException {
        return new Dealt(
                row.getLong("id"),
                row.getLong("paper_id"),
                row.getObject("paper", UUID.class),
                row.getInt("no"),
                row.getInt("turn"),
                row.getString("kind"),
                row.getString("topic"),
                row.getString("commune"),
                row.getBoolean("alone"),
                row.getInt("version_no"),
                row.getLong("file_id"),
                row.getString("media_type"),
                row.getBigDecimal("score"),
                numbers(row, "criteria"),
                row.getString("remark"),
                row.getBoolean("commended"),
                row.getBoolean("open"),
                row.getInt("version"),
                row.getBoolean("corrected"));
    }

    private static List<BigDecimal> numbers(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((BigDecimal[]) array.getArray());
    }

    /** A mark to keep. @param version the new one, 1 for the first */
    record Writing(
            long id, BigDecimal score, List<BigDecimal> criteria, String remark, boolean commended, int version) {}

    private static final String WRITE = """
            WITH written AS (
                UPDATE marking SET score = :score, criteria = CAST(:criteria AS numeric[]), remark = :remark, commended = :commended,
                                   marked_at = :at, version = :version
                 WHERE id = :id AND version = :version - 1
                RETURNING id
            )
            INSERT INTO marking_change (marking_id, score, criteria, remark, version, at, account_id, actor)
            SELECT id, :score, CAST(:criteria AS numeric[]), :remark, :version, :at, :account, :actor FROM written
            """;

    void write(Viewer viewer, Writing line, Instant at) {
        jdbc.sql(WRITE)
                .param("id", line.id())
                .param("score", line.score())
                .param(
                        "criteria",
                        line.criteria().stream().map(BigDecimal::toPlainString).toArray(String[]::new))
                .param("remark", line.remark())
                .param("commended", line.commended())
                .param("version", line.version())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("account", viewer.id().value())
                .param("actor", viewer.name())
                .update();
    }

    /**
     * What the markers of a paper gave, for the rule that makes one mark of it.
     *
     * @param scores of turns 1 to 3 that are given, in order
     * @param third is a third marker named?
     * @param version of the mark that counts now, 0 when there is none
     */
    record Given(
            long paperId,
            long enrolmentId,
            List<BigDecimal> scores,
            String remark,
            boolean third,
            int version,
            @Nullable BigDecimal stands) {}

    private static final String GIVEN = """
            SELECT m.paper_id, p.enrolment_id, array_agg(m.score ORDER BY m.turn) FILTER (WHERE m.score IS NOT NULL) AS scores,
                   coalesce(string_agg(nullif(m.remark, ''), '; ' ORDER BY m.turn), '') AS remark, bool_or(m.turn = 3) AS third,
                   coalesce(max(x.version), 0) AS version, max(x.score) AS stands
              FROM marking m
              JOIN paper p ON p.id = m.paper_id
              JOIN paper_number n ON n.paper_id = m.paper_id
              LEFT JOIN part_mark x ON x.enrolment_id = p.enrolment_id AND x.part_id = :part
             WHERE n.class_id = :class
               AND m.turn <= 3
               AND (:all OR m.paper_id = ANY (CAST(:papers AS bigint[])))
             GROUP BY m.paper_id, p.enrolment_id
             ORDER BY m.paper_id
            """;

    /** @param papers null: every paper of the class that is dealt */
    List<Given> given(ClassId id, long part, @Nullable Collection<Long> papers) {
        return jdbc.sql(GIVEN)
                .param("class", id.value())
                .param("part", part)
                .param("all", papers == null)
                .param("papers", papers == null ? new Long[0] : papers.toArray(Long[]::new))
                .query((row, _) -> new Given(
                        row.getLong("paper_id"),
                        row.getLong("enrolment_id"),
                        numbers(row, "scores"),
                        row.getString("remark"),
                        row.getBoolean("third"),
                        row.getInt("version"),
                        row.getBigDecimal("stands")))
                .list();
    }

    /** A turn of a paper as the office sees it. @param score null until the first two have both marked */
    record Turn(
            int no,
            UUID paper,
            String kind,
            @Nullable Integer turn,
            @Nullable String marker,
            boolean marked,
            @Nullable BigDecimal score,
            @Nullable BigDecimal counts) {}

    private static final String STATE = """
            SELECT n.no, p.ref AS paper, p.kind, m.turn, k.full_name AS marker, m.score IS NOT NULL AS marked,
                   CASE WHEN count(m.score) FILTER (WHERE m.turn <= 2) OVER (PARTITION BY n.no)
                             >= CASE s.marking WHEN 'TWO' THEN 2 ELSE 1 END THEN m.score END AS score,
                   x.score AS counts
              FROM paper_number n
              JOIN paper p ON p.id = n.paper_id
              JOIN enrolment e ON e.id = p.enrolment_id AND e.state = 'ACTIVE'
              JOIN paper_setting s ON s.class_id = n.class_id
              LEFT JOIN marking m ON m.paper_id = p.id
              LEFT JOIN person_card k ON k.id = m.marker_id
              LEFT JOIN part_mark x ON x.enrolment_id = p.enrolment_id AND x.part_id = s.part_id
             WHERE n.class_id = :class
             ORDER BY n.no, m.turn
            """;

    /** Every paper with its turns, by number; a paper that nobody was given comes once, without a turn. */
    List<Turn> state(ClassId id) {
        return jdbc.sql(STATE).param("class", id.value()).query(Turn.class).list();
    }

    /** Named markers of the class by person, in a fixed order. */
    List<Long> markers(ClassId id) {
        return jdbc.sql(
                        "SELECT person_id FROM class_person WHERE class_id = :class AND capacity = 'MARKER' ORDER BY person_id")
                .param("class", id.value())
                .query(Long.class)
                .list();
    }

    /** Who marks what, for dealing. @param marker null for a paper nobody was given yet */
    record Held(
            long paperId, @Nullable Integer turn, @Nullable Long marker) {}

    private static final String HELD = """
            SELECT n.paper_id, m.turn, m.marker_id AS marker
              FROM paper_number n
              JOIN paper p ON p.id = n.paper_id
              JOIN enrolment e ON e.id = p.enrolment_id AND e.state = 'ACTIVE'
              LEFT JOIN marking m ON m.paper_id = n.paper_id
             WHERE n.class_id = :class
             ORDER BY n.no, m.turn
            """;

    List<Held> held(ClassId id) {
        return jdbc.sql(HELD).param("class", id.value()).query(Held.class).list();
    }

    void deal(List<MarkingDeal.Turn> turns, Instant at) {
        if (turns.isEmpty()) return;
        jdbc.sql("""
                INSERT INTO marking (paper_id, turn, marker_id, dealt_at)
                SELECT paper_id, turn, marker_id, :at
                  FROM unnest(CAST(:papers AS bigint[]), CAST(:turns AS int[]), CAST(:markers AS bigint[])) AS t(paper_id, turn, marker_id)
                """)
                .param("papers", turns.stream().map(MarkingDeal.Turn::paperId).toArray(Long[]::new))
                .param("turns", turns.stream().map(MarkingDeal.Turn::turn).toArray(Integer[]::new))
                .param("markers", turns.stream().map(MarkingDeal.Turn::marker).toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Papers that this person was given in the class and has not marked are free again. @return how many */
    int takeBack(ClassId id, long person) {
        return jdbc.sql("""
                DELETE FROM marking m USING paper_number n
                 WHERE n.paper_id = m.paper_id AND n.class_id = :class AND m.marker_id = :person AND m.score IS NULL AND m.turn <= 3
                """).param("class", id.value()).param("person", person).update();
    }

    /** Is anything of this class marked by paper number, or is there a mark of this part? Then the way and the rubrics stand. */
    boolean begun(ClassId id, @Nullable Long part) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM marking m JOIN paper_number n ON n.paper_id = m.paper_id WHERE n.class_id = :class AND m.score IS NOT NULL)
                    OR EXISTS (SELECT FROM part_mark x JOIN enrolment e ON e.id = x.enrolment_id WHERE e.class_id = :class AND x.part_id = :part)
                """)
                .param("class", id.value())
                .param("part", part, java.sql.Types.BIGINT)
                .query(Boolean.class)
                .single();
    }

    /** Is a paper of this kind marked by its rubric already? */
    boolean begun(ClassId id, String kind) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM marking m JOIN paper_number n ON n.paper_id = m.paper_id JOIN paper p ON p.id = m.paper_id
                                WHERE n.class_id = :class AND p.kind = :kind AND m.score IS NOT NULL)
                """)
                .param("class", id.value())
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    /** @return false if somebody else saved first */
    boolean set(ClassId id, MarkingWay way, @Nullable Long part, boolean showsCommune, int version) {
        return jdbc.sql("""
                INSERT INTO paper_setting AS s (class_id, marking, part_id, shows_commune, version)
                VALUES (:class, :way, :part, :commune, 1)
                    ON CONFLICT (class_id)
                    DO UPDATE SET marking = excluded.marking, part_id = excluded.part_id, shows_commune = excluded.shows_commune, version = s.version + 1
                        WHERE s.version = :version
                """)
                        .param("class", id.value())
                        .param("way", way.name())
                        .param("part", part, java.sql.Types.BIGINT)
                        .param("commune", showsCommune)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Communes of the class's trainees that send one only. */
    List<String> alone(ClassId id) {
        return jdbc.sql("""
                SELECT min(e.unit_name) AS unit FROM enrolment e
                 WHERE e.class_id = :class AND e.state = 'ACTIVE'
                 GROUP BY e.organisation_id
                HAVING count(*) = 1
                 ORDER BY min(e.unit_name) COLLATE "vi-x-icu"
                """).param("class", id.value()).query(String.class).list();
    }

    /**
     * Who handed in this paper, and their commune: what must not be read in it.
     *
     * @param cited what it cites of the field study, a line each; empty when nothing
     */
    record Identity(String fullName, String unitName, String organisation, String cited) {}

    Identity identity(long paperId) {
        return jdbc.sql("""
                SELECT l.full_name, l.unit_name, o.name AS organisation,
                       coalesce((SELECT string_agg(coalesce('Khảo sát: ' || left(f.body, 200), 'Kiến nghị: ' || left(r.title, 200)), E'\\n')
                                   FROM paper_citation c
                                   LEFT JOIN published_finding f ON f.ref = c.cited
                                   LEFT JOIN published_recommendation r ON r.ref = c.cited
                                  WHERE c.paper_id = p.id), '') AS cited
                  FROM paper p
                  JOIN roster_line l ON l.enrolment_id = p.enrolment_id
                  JOIN organisation_card o ON o.id = p.organisation_id
                 WHERE p.id = :paper
                """).param("paper", paperId).query(Identity.class).single();
    }
}
