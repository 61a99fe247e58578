package vn.nguon.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The fingerprints of all papers in PostgreSQL, and how a text finds those it shares many with: index scans alone, some 460 of them for
 * 3,000 words, whatever the number of papers.
 */
@Component
class CopyIndex {
    /** A fingerprint that more papers have is how everybody writes. */
    private static final int COMMON = 60;

    /** Fewer in common are chance. */
    private static final int LEAST = 4;

    /** Most papers that are compared word by word. */
    private static final int MOST = 25;

    private final JdbcClient jdbc;

    public CopyIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A text to compare with. */
    public record Candidate(long paperId, String folded) {}

    private static final String CANDIDATES = """
            WITH shared AS (
                SELECT f.paper_id, count(*) AS prints
                  FROM unnest(CAST(:hashes AS int[])) AS h(hash)
                 CROSS JOIN LATERAL (SELECT i.paper_id FROM paper_fingerprint i WHERE i.hash = h.hash ORDER BY i.paper_id LIMIT :common) f
                 WHERE f.paper_id <> :paper
                 GROUP BY f.paper_id
                HAVING count(*) >= :least
                 ORDER BY count(*) DESC, f.paper_id
                 LIMIT :most
            )
            SELECT t.paper_id, t.folded
              FROM shared s
              JOIN paper_text t ON t.paper_id = s.paper_id
             ORDER BY s.prints DESC, t.paper_id
            """;

    /** Papers that share most fingerprints with this text, at most {@value #MOST}. @param paper is none of them */
    public List<Candidate> candidates(int[] fingerprints, long paper) {
        return jdbc.sql(CANDIDATES)
                .param("hashes", boxed(fingerprints))
                .param("paper", paper)
                .param("common", COMMON)
                .param("least", LEAST)
                .param("most", MOST)
                .query(Candidate.class)
                .list();
    }

    private static Integer[] boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toArray(Integer[]::new);
    }

    /** Puts a paper's words in, in place of an earlier version's. */
    void put(long paper, int version, String body, Shingles text) {
        forget(paper);
        jdbc.sql("""
                INSERT INTO paper_text (paper_id, version_no, body, folded, words) VALUES (:paper, :version, :body, :folded, :words)
                    ON CONFLICT (paper_id)
                    DO UPDATE SET version_no = excluded.version_no, body = excluded.body, folded = excluded.folded, words = excluded.words
                """)
                .param("paper", paper)
                .param("version", version)
                .param("body", body)
                .param("folded", text.folded())
                .param("words", text.words().size())
                .update();
        jdbc.sql("""
                INSERT INTO paper_fingerprint (hash, paper_id) SELECT h, :paper FROM unnest(CAST(:hashes AS int[])) AS h ON CONFLICT DO NOTHING
                """)
                .param("paper", paper)
                .param("hashes", boxed(text.fingerprints(new boolean[0])))
                .update();
    }

    /** The fingerprints follow from the words that are kept, so no second index finds them. */
    private void forget(long paper) {
        Optional<String> before = jdbc.sql("SELECT folded FROM paper_text WHERE paper_id = :paper")
                .param("paper", paper)
                .query(String.class)
                .optional();
        before.ifPresent(folded -> jdbc.sql("""
                DELETE FROM paper_fingerprint WHERE paper_id = :paper AND hash = ANY (CAST(:hashes AS int[]))
                """)
                .param("paper", paper)
                .param("hashes", boxed(Shingles.ofFolded(folded).fingerprints(new boolean[0])))
                .update());
    }
}
