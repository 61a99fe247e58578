package vn.nguon.sheets;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** Files about which their uploader is asked something, kept a day at most and known to them alone. */
@Repository
class KeptUploads {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    KeptUploads(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param target of its {@link ListUploads.Purpose} */
    record Kept(String target, ListUploads.Sent sent) {}

    UUID keep(Viewer who, ListUploads.Purpose purpose, ListUploads.Sent sent) {
        jdbc.sql("DELETE FROM upload_question WHERE uploaded_at < :before")
                .param("before", now().minus(KEPT))
                .update();
        var ref = ids.next();
        jdbc.sql("""
                        INSERT INTO upload_question (ref, kind, target, office, file_name, classification, content, account_id, uploaded_at)
                        VALUES (:ref, :kind, :target, :office, :name, :classification, :content, :account, :at)
                        """)
                .param("ref", ref)
                .param("kind", purpose.kind().name())
                .param("target", purpose.target())
                .param("office", purpose.office())
                .param("name", VietnameseText.clean(sent.name()))
                .param("classification", sent.classification().name())
                .param("content", sent.bytes())
                .param("account", who.id().value())
                .param("at", now())
                .update();
        return ref;
    }

    /** @throws NotFound when this viewer has no such file, or it is more than a day old */
    Kept find(Viewer who, ImportKind kind, UUID ref) {
        return jdbc.sql("""
                        SELECT target, file_name, classification, content
                          FROM upload_question
                         WHERE ref = :ref AND kind = :kind AND account_id = :account AND uploaded_at >= :after
                        """)
                .param("ref", ref)
                .param("kind", kind.name())
                .param("account", who.id().value())
                .param("after", now().minus(KEPT))
                .query((row, _) -> new Kept(
                        row.getString("target"),
                        new ListUploads.Sent(
                                row.getString("file_name"),
                                row.getBytes("content"),
                                Classification.valueOf(row.getString("classification")))))
                .optional()
                .orElseThrow(() -> new NotFound("question about a file " + ref));
    }

    void drop(UUID ref) {
        jdbc.sql("DELETE FROM upload_question WHERE ref = :ref")
                .param("ref", ref)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
