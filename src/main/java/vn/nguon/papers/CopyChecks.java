package vn.nguon.papers;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.files.FileStore;
import vn.nguon.shared.Ids;

/**
 * Compares papers with all earlier ones (đối chiếu sao chép), one transaction a paper, in the order they were handed in. A program that
 * dies in between leaves the rest waiting; whoever comes next goes on.
 */
@Component
public class CopyChecks {
    /** Whoever compares holds this lock: two at once would miss each other's paper. */
    private static final long LOCK = 0x636f7079;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final CopyIndex index;
    private final Clock clock;
    private final Ids ids;
    private final SchedulerClient scheduler;
    private final TransactionTemplate transaction;

    CopyChecks(
            JdbcClient jdbc,
            FileStore files,
            CopyIndex index,
            Clock clock,
            Ids ids,
            SchedulerClient scheduler,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.files = files;
        this.index = index;
        this.clock = clock;
        this.ids = ids;
        this.scheduler = scheduler;
        this.transaction = new TransactionTemplate(transactions);
    }

    private static final String WAIT = """
            INSERT INTO copy_check AS c (paper_id, version_no, handed_in_at) VALUES (:paper, :version, :at)
                ON CONFLICT (paper_id)
                DO UPDATE SET version_no = excluded.version_no, handed_in_at = excluded.handed_in_at, state = 'WAITING', checked_at = NULL
            """;

    /** In the transaction of handing in: the check begins after its commit, here or on another node. */
    void wait(long paper, int version, Instant at) {
        jdbc.sql(WAIT)
                .param("paper", paper)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        // The runner keeps wall-clock time whatever day the product acts in: the epoch means at once.
        scheduler.scheduleIfNotExists(
                CopyTask.TASK.instance(paper + ":" + version).scheduledTo(Instant.EPOCH));
    }

    /** Compares everything that waits. @return how many papers */
    public int run() {
        var done = 0;
        while (Boolean.TRUE.equals(transaction.execute(_ -> next()))) done++;
        return done;
    }

    private record Waiting(long paperId, int versionNo, long fileId, String mediaType, long classId) {}

    private static final String NEXT = """
            SELECT c.paper_id, c.version_no, v.file_id, f.media_type, e.class_id
              FROM copy_check c
              JOIN paper p ON p.id = c.paper_id
              JOIN paper_version v ON v.paper_id = c.paper_id AND v.no = c.version_no
              JOIN stored_file f ON f.id = v.file_id
              JOIN enrolment e ON e.id = p.enrolment_id
             WHERE c.state = 'WAITING'
             ORDER BY c.handed_in_at, c.paper_id
             LIMIT 1
            """;

    private boolean next() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> true)
                .single();
        Optional<Waiting> next = jdbc.sql(NEXT).query(Waiting.class).optional();
        next.ifPresent(this::check);
        return next.isPresent();
    }

    private void check(Waiting of) {
        jdbc.sql("DELETE FROM copy_match WHERE paper_id = :paper")
                .param("paper", of.paperId())
                .update();
        var body = String.join("\n", PaperText.of(files.read(of.fileId()), of.mediaType()));
        var text = Shingles.of(body);
        index.put(of.paperId(), of.versionNo(), body, text);
        if (text.hashes().length == 0) {
            end(of, "UNREADABLE", text.words().size(), 0, 0);
            return;
        }
        var official = official(of.classId(), text);
        var copied = new BitSet();
        for (var earlier : earlier(of, index.candidates(text.fingerprints(official), of.paperId()))) {
            var match = CopyMatch.of(text, Shingles.ofFolded(earlier.folded()), official);
            if (match.passages().isEmpty()) continue;
            match.mark(copied);
            jdbc.sql(
                            "INSERT INTO copy_match (paper_id, earlier_id, words, passages) VALUES (:paper, :earlier, :words, CAST(:passages AS int[]))")
                    .param("paper", of.paperId())
                    .param("earlier", earlier.paperId())
                    .param("words", match.words())
                    .param("passages", match.flat())
                    .update();
        }
        var given = 0;
        for (var word : official) if (word) given++;
        end(of, "DONE", text.words().size(), given, copied.cardinality());
    }

    /** Those handed in before this one; one's own paper is none of them. */
    private List<CopyIndex.Candidate> earlier(Waiting of, List<CopyIndex.Candidate> candidates) {
        if (candidates.isEmpty()) return candidates;
        var before = new HashSet<>(jdbc.sql("""
                SELECT o.paper_id
                  FROM copy_check o
                  JOIN copy_check c ON c.paper_id = :paper
                 WHERE o.paper_id = ANY (CAST(:others AS bigint[]))
                   AND (o.handed_in_at, o.paper_id) < (c.handed_in_at, c.paper_id)
                """)
                .param("paper", of.paperId())
                .param(
                        "others",
                        candidates.stream().map(CopyIndex.Candidate::paperId).toArray(Long[]::new))
                .query(Long.class)
                .list());
        return candidates.stream().filter(one -> before.contains(one.paperId())).toList();
    }

    private void end(Waiting of, String state, int words, int official, int copied) {
        jdbc.sql("""
                UPDATE copy_check SET state = :state, words = :words, official = :official, copied = :copied, checked_at = :at
                 WHERE paper_id = :paper AND version_no = :version
                """)
                .param("state", state)
                .param("words", words)
                .param("official", official)
                .param("copied", copied)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("paper", of.paperId())
                .param("version", of.versionNo())
                .update();
    }

    /** Words of the text that stand in what the class was given. */
    private boolean[] official(long classId, Shingles text) {
        materials(classId);
        var known = new BitSet();
        jdbc.sql("""
                SELECT folded FROM known_text
                 WHERE class_id = :class
                    OR organisation_id IN (SELECT organisation_id FROM class_part WHERE class_id = :class AND part = 'ISSUES_CERTIFICATE')
                """)
                .param("class", classId)
                .query(String.class)
                .list()
                .forEach(folded -> CopyMatch.of(text, Shingles.ofFolded(folded), new boolean[0])
                        .mark(known));
        var official = new boolean[text.words().size()];
        for (var n = known.nextSetBit(0); n >= 0; n = known.nextSetBit(n + 1)) official[n] = true;
        return official;
    }

    private record NewMaterial(String title, long fileId, String mediaType, String actor) {}

    /** The class's materials count as known texts: read when the first paper is compared after they were added. */
    private void materials(long classId) {
        var fresh = jdbc.sql("""
                SELECT m.title, m.file_id, f.media_type, a.display_name AS actor
                  FROM class_material m
                  JOIN stored_file f ON f.id = m.file_id
                  JOIN account a ON a.id = m.added_by
                 WHERE m.class_id = :class
                   AND f.media_type IN (:pdf, :docx)
                   AND NOT EXISTS (SELECT FROM known_text k WHERE k.class_id = m.class_id AND k.file_id = m.file_id)
                 ORDER BY m.id
                """)
                .param("class", classId)
                .param("pdf", PaperFile.Kind.PDF.mediaType())
                .param("docx", PaperFile.Kind.DOCX.mediaType())
                .query(NewMaterial.class)
                .list();
        for (var one : fresh) {
            var text = Shingles.of(String.join("\n", PaperText.of(files.read(one.fileId()), one.mediaType())));
            know(one.title(), one.fileId(), text, one.actor(), classId, null, true);
        }
    }

    private static final String KNOW = """
            INSERT INTO known_text (ref, class_id, organisation_id, title, file_id, material, folded, words, actor, added_at)
            VALUES (:ref, :class, :organisation, :title, :file, :material, :folded, :words, :actor, :at)
            ON CONFLICT DO NOTHING
            """;

    /** @return false if this very file is known already */
    boolean know(
            String title,
            long file,
            Shingles text,
            String actor,
            @org.jspecify.annotations.Nullable Long classId,
            @org.jspecify.annotations.Nullable Long organisation,
            boolean material) {
        return jdbc.sql(KNOW)
                        .param("ref", ids.next())
                        .param("class", classId, java.sql.Types.BIGINT)
                        .param("organisation", organisation, java.sql.Types.BIGINT)
                        .param("title", title)
                        .param("file", file)
                        .param("material", material)
                        .param("folded", text.folded())
                        .param("words", text.words().size())
                        .param("actor", actor)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** After a known text came or went every paper it is known to is compared again. */
    void again(@org.jspecify.annotations.Nullable Long classId, @org.jspecify.annotations.Nullable Long organisation) {
        var waiting = jdbc.sql("""
                UPDATE copy_check c SET state = 'WAITING', checked_at = NULL
                  FROM paper p
                  JOIN enrolment e ON e.id = p.enrolment_id
                 WHERE p.id = c.paper_id
                   AND (e.class_id = :class
                        OR e.class_id IN (SELECT x.class_id FROM class_part x WHERE x.organisation_id = :organisation AND x.part = 'ISSUES_CERTIFICATE'))
                """)
                .param("class", classId, java.sql.Types.BIGINT)
                .param("organisation", organisation, java.sql.Types.BIGINT)
                .update();
        if (waiting > 0)
            scheduler.scheduleIfNotExists(
                    CopyTask.TASK.instance("known:" + ids.next()).scheduledTo(Instant.EPOCH));
    }
}
