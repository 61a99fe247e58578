package vn.nguon.sheets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Stale;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Uploaded files on their way in: kept with who, when and how many rows; reviewed as a draft; written in one transaction by the
 * owning module, which marks its rows with the import's id and so can take all of them back. Rights are the owning module's.
 */
@Service
public class Imports {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    Imports(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    private static final String START = """
            INSERT INTO file_import (ref, kind, target, file_name, file_sha256, rows, classification, converted, draft, state, account_id, actor, uploaded_at)
            VALUES (:ref, :kind, :target, :name, :hash, :rows, :classification, CAST(:converted AS jsonb), CAST(:draft AS jsonb), 'REVIEW',
                    :account, :actor, :at)
            RETURNING id
            """;

    /**
     * A file as its uploader sent and classified it; that it may be classified so was asked before.
     *
     * @param converted what was turned from an old encoding with their consent, null for nothing
     * @param rows data rows understood in the file
     */
    public ImportId start(
            Viewer who,
            ImportKind kind,
            String target,
            ListUploads.Sent sent,
            @Nullable Converted converted,
            int rows,
            String draftJson) {
        return new ImportId(jdbc.sql(START)
                .param("ref", ids.next())
                .param("kind", kind.name())
                .param("target", target)
                .param("name", VietnameseText.clean(sent.name()))
                .param("hash", sha256(sent.bytes()))
                .param("rows", rows)
                .param("classification", sent.classification().name())
                .param("converted", converted == null ? null : json.writeValueAsString(converted), Types.VARCHAR)
                .param("draft", draftJson)
                .param("account", who.id().value())
                .param("actor", who.name())
                .param("at", now())
                .query(Long.class)
                .single());
    }

    private static final String COLUMNS =
            "SELECT id, ref, kind, target, file_name, rows, classification, converted::text AS converted,"
                    + " draft::text AS draft, version, state, actor,"
                    + " uploaded_at, written_at, undone_at, undone_by FROM file_import ";

    /** @throws NotFound if there is no such import */
    public Import get(UUID ref) {
        return jdbc.sql(COLUMNS + "WHERE ref = :ref")
                .param("ref", ref)
                .query(Row.class)
                .optional()
                .map(this::read)
                .orElseThrow(() -> new NotFound("import " + ref));
    }

    /** @throws NotFound if there is no such import */
    public Import get(ImportId id) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", id.value())
                .query(Row.class)
                .optional()
                .map(this::read)
                .orElseThrow(() -> new NotFound("import " + id.value()));
    }

    /** Newest first, at most 100; drafts ({@code {}}) and conversions are left out to keep the list light. */
    public List<Import> list(ImportKind kind, String target) {
        return jdbc
                .sql(COLUMNS.replace("draft::text", "'{}'").replace("converted::text", "NULL")
                        + "WHERE kind = :kind AND target = :target ORDER BY id DESC LIMIT 100")
                .param("kind", kind.name())
                .param("target", target)
                .query(Row.class)
                .list()
                .stream()
                .map(this::read)
                .toList();
    }

    /** An import of the same bytes that stands written, so that the same file is not taken in twice. */
    public Optional<Import> writtenBefore(ImportKind kind, String target, byte[] bytes) {
        return jdbc.sql(
                        COLUMNS
                                + "WHERE kind = :kind AND target = :target AND file_sha256 = :hash AND state = 'WRITTEN' ORDER BY id DESC LIMIT 1")
                .param("kind", kind.name())
                .param("target", target)
                .param("hash", sha256(bytes))
                .query(Row.class)
                .optional()
                .map(this::read);
    }

    /** @throws Stale if somebody else saved the draft since {@code version}, or it is no longer in review */
    public void saveDraft(ImportId id, int version, String draftJson) {
        var changed = jdbc.sql(
                        "UPDATE file_import SET draft = CAST(:draft AS jsonb), version = version + 1 WHERE id = :id AND version = :version AND state = 'REVIEW'")
                .param("draft", draftJson)
                .param("id", id.value())
                .param("version", version)
                .update();
        if (changed == 0)
            throw new Stale("Người khác vừa sửa lần nhập này. Mở lại trang để xem thay đổi rồi sửa tiếp.");
    }

    /** @throws Stale if it is not in review */
    public void written(ImportId id) {
        step(id, "UPDATE file_import SET state = 'WRITTEN', written_at = :at WHERE id = :id AND state = 'REVIEW'", "");
    }

    /** @throws Stale if it is not written */
    public void undone(ImportId id, Viewer who) {
        step(
                id,
                "UPDATE file_import SET state = 'UNDONE', undone_at = :at, undone_by = :who WHERE id = :id AND state = 'WRITTEN'",
                who.name());
    }

    /** @throws Stale if it is not in review */
    public void dropped(ImportId id, Viewer who) {
        step(
                id,
                "UPDATE file_import SET state = 'DROPPED', undone_at = :at, undone_by = :who WHERE id = :id AND state = 'REVIEW'",
                who.name());
    }

    private void step(ImportId id, String sql, String who) {
        var changed = jdbc.sql(sql)
                .param("id", id.value())
                .param("at", now())
                .param("who", who)
                .update();
        if (changed == 0) throw new Stale("Lần nhập này đã được người khác xử lý. Mở lại trang để xem.");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Import read(Row row) {
        return new Import(
                new ImportId(row.id),
                row.ref,
                row.kind,
                row.target,
                row.fileName,
                row.rows,
                row.classification,
                row.converted == null ? null : json.readValue(row.converted, Converted.class),
                row.draft,
                row.version,
                row.state,
                row.actor,
                row.uploadedAt,
                row.writtenAt,
                row.undoneAt,
                row.undoneBy);
    }

    record Row(
            long id,
            UUID ref,
            ImportKind kind,
            String target,
            String fileName,
            int rows,
            Classification classification,
            @Nullable String converted,
            String draft,
            int version,
            Import.State state,
            String actor,
            Instant uploadedAt,
            @Nullable Instant writtenAt,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}
}
