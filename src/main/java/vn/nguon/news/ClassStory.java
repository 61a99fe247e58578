package vn.nguon.news;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.classes.ClassHead;

/** The facts of a class that may be told to everybody: counts and bodies, no people. Three statements over what other modules publish. */
@Component
class ClassStory {
    private final JdbcClient jdbc;

    ClassStory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param units places that trainees come from, {@code unitWord} e.g. "xã, thị trấn"
     * @param blocks titles in order
     * @param bodies whose lecturers taught, by how much
     * @param sites communes that groups visited, with what they found
     * @param category of the program's list
     */
    record Facts(
            int trainees,
            int units,
            String unitWord,
            int topics,
            List<String> blocks,
            List<String> bodies,
            int turns,
            int sites,
            int findings,
            int recommendations,
            int certificates,
            int attestations,
            int meritLetters,
            int praised,
            String category) {}

    private record Counts(
            int trainees,
            int units,
            int communes,
            int wards,
            int townships,
            int topics,
            int turns,
            int sites,
            int findings,
            int recommendations,
            int certificates,
            int attestations,
            int meritLetters,
            int praised,
            String category) {}

    private static final String COUNTS = """
            SELECT r.*, t.*, p.*, f.*, k.*, g.*, m.*, coalesce((SELECT text FROM story_category WHERE organisation_id IS NULL ORDER BY id LIMIT 1), '') AS category
              FROM (SELECT count(*) AS trainees, count(DISTINCT unit_name) AS units,
                           count(DISTINCT unit_name) FILTER (WHERE vn_fold(unit_name) LIKE 'xa %') AS communes,
                           count(DISTINCT unit_name) FILTER (WHERE vn_fold(unit_name) LIKE 'phuong %') AS wards,
                           count(DISTINCT unit_name) FILTER (WHERE vn_fold(unit_name) LIKE 'thi tran %') AS townships
                      FROM roster_line WHERE class_id = :class AND state = 'ACTIVE') r
             CROSS JOIN (SELECT count(*) FILTER (WHERE kind = 'TOPIC') AS topics FROM programme_topic WHERE programme_id = :programme) t
             CROSS JOIN (SELECT coalesce(sum(turns), 0) AS turns FROM practice_mark WHERE class_id = :class) p
             CROSS JOIN (SELECT count(DISTINCT site_name) AS sites, count(*) AS findings FROM published_finding WHERE class_id = :class AND site_name <> '') f
             CROSS JOIN (SELECT count(*) AS recommendations FROM published_recommendation WHERE class_id = :class) k
             CROSS JOIN (SELECT count(*) FILTER (WHERE kind = 'CERTIFICATE' AND granted) AS certificates,
                                count(*) FILTER (WHERE kind = 'ATTESTATION' AND granted) AS attestations
                           FROM result_in_force WHERE class_id = :class) g
             CROSS JOIN (SELECT count(*) FILTER (WHERE kind = 'MERIT_LETTER' AND given) AS merit_letters,
                                count(*) FILTER (WHERE kind = 'PRAISE' AND given) AS praised
                           FROM commendation_in_force WHERE class_id = :class) m
            """;

    private static final String BLOCKS = """
            SELECT block_title
              FROM programme_topic
             WHERE programme_id = :programme AND block_title IS NOT NULL
             GROUP BY block_no, block_title
             ORDER BY block_no
            """;

    /** Named as on the first day of the class. */
    private static final String BODIES = """
            SELECT coalesce(v.name, o.name) AS name
              FROM session_body b
              JOIN organisation_card o ON o.id = b.organisation_id
              LEFT JOIN organisation_version v ON v.organisation_id = b.organisation_id AND v.valid @> CAST(:first AS date)
             WHERE b.class_id = :class
             GROUP BY coalesce(v.name, o.name)
             ORDER BY count(DISTINCT b.session_id) DESC, 1
             LIMIT 8
            """;

    /** The caller has found the class through a door. */
    Facts of(ClassHead head) {
        var programme = head.programme();
        var programmeId = programme == null ? -1 : programme.value();
        var counts = jdbc.sql(COUNTS)
                .param("class", head.id().value())
                .param("programme", programmeId)
                .query(Counts.class)
                .single();
        var blocks = jdbc.sql(BLOCKS)
                .param("programme", programmeId)
                .query(String.class)
                .list();
        var bodies = jdbc.sql(BODIES)
                .param("class", head.id().value())
                .param("first", head.firstDay(), java.sql.Types.DATE)
                .query(String.class)
                .list();
        return new Facts(
                counts.trainees(),
                counts.units(),
                unitWord(counts),
                counts.topics(),
                blocks,
                bodies,
                counts.turns(),
                counts.sites(),
                counts.findings(),
                counts.recommendations(),
                counts.certificates(),
                counts.attestations(),
                counts.meritLetters(),
                counts.praised(),
                counts.category());
    }

    private static String unitWord(Counts counts) {
        if (counts.communes() + counts.wards() + counts.townships() < counts.units()) return "đơn vị";
        var words = new java.util.ArrayList<String>();
        if (counts.communes() > 0) words.add("xã");
        if (counts.wards() > 0) words.add("phường");
        if (counts.townships() > 0) words.add("thị trấn");
        return String.join(", ", words);
    }
}
