package vn.nguon.papers;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;

/** What papers cite of the class's field study (kết quả khảo sát, kiến nghị), read through the views that practice publishes. */
@Component
class Citations {
    private final JdbcClient jdbc;

    Citations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param label one line; {@code cited} by the trainee's paper already */
    record Citable(UUID ref, String label, boolean cited) {}

    private static final String CITABLE = """
            SELECT c.ref, c.label, EXISTS (SELECT FROM paper_citation x JOIN paper p ON p.id = x.paper_id
                                            WHERE p.enrolment_id = :enrolment AND x.cited = c.ref) AS cited
              FROM (SELECT f.ref, f.group_no, 1 AS sort, f.no, 'Tổ ' || f.group_no || ', khảo sát ' || f.no || ': ' || left(f.body, 120) AS label
                      FROM published_finding f WHERE f.class_id = :class
                    UNION ALL
                    SELECT r.ref, r.group_no, 2, r.no, 'Tổ ' || r.group_no || ', kiến nghị ' || r.no || ': ' || left(r.title, 120)
                      FROM published_recommendation r WHERE r.class_id = :class) c
             ORDER BY c.group_no, c.sort, c.no
             LIMIT 100
            """;

    /** Everything the class found and proposed, by group; at most 100. Who may hand in is for the caller to ask. */
    List<Citable> citable(ClassId id, long enrolment) {
        return jdbc.sql(CITABLE)
                .param("class", id.value())
                .param("enrolment", enrolment)
                .query(Citable.class)
                .list();
    }

    private static final String SET = """
            INSERT INTO paper_citation (paper_id, cited)
            SELECT :paper, ref
              FROM (SELECT ref FROM published_finding WHERE class_id = :class UNION ALL SELECT ref FROM published_recommendation WHERE class_id = :class) c
             WHERE ref = ANY (CAST(:refs AS uuid[]))
            """;

    /** In the transaction of handing in; what is not of this class is not cited. */
    void set(ClassId id, long paper, List<UUID> refs) {
        jdbc.sql("DELETE FROM paper_citation WHERE paper_id = :paper")
                .param("paper", paper)
                .update();
        if (refs.isEmpty()) return;
        jdbc.sql(SET)
                .param("paper", paper)
                .param("class", id.value())
                .param("refs", refs.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }
}
