package vn.nguon.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.shared.Viewer;

/**
 * Who decided or read what (nhật ký). A plain insert in the caller's transaction; {@link AuditSeals} chains the rows later,
 * so writers never wait. The row holds only a salted commitment to its content: erasing a person removes content and salt
 * and the chain stays whole.
 */
@Service
public class Audit {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Audit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String RECORD = """
            WITH entry AS (
                INSERT INTO audit_entry (at, account_id, actor, action, subject_kind, subject_id, sentence, commitment)
                VALUES (:at, :account, :actor, :action, :kind, :subject, :sentence, :commitment)
                RETURNING id
            ), waiting AS (
                INSERT INTO audit_unsealed (entry_id) SELECT id FROM entry
            )
            INSERT INTO audit_content (entry_id, salt, content)
            SELECT id, :salt, CAST(:content AS jsonb) FROM entry
            """;

    /**
     * @param action short stable word, e.g. {@code READ}, {@code ISSUE}
     * @param subjectKind table-like word of what it is about, e.g. {@code person}
     * @param sentence Vietnamese, without sensitive data: it stays when content is erased
     * @param content details; may be erased later
     */
    public void record(
            Viewer who, String action, String subjectKind, long subjectId, String sentence, Map<String, ?> content) {
        write(who.id().value(), who.name(), action, subjectKind, subjectId, sentence, content);
    }

    /** What the system does by itself (jobs, first run). */
    public void recordBySystem(
            String action, String subjectKind, long subjectId, String sentence, Map<String, ?> content) {
        write(null, "Hệ thống", action, subjectKind, subjectId, sentence, content);
    }

    private void write(
            @org.jspecify.annotations.Nullable Long account,
            String actor,
            String action,
            String kind,
            long subject,
            String sentence,
            Map<String, ?> content) {
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var text = json.writeValueAsString(new TreeMap<>(content));
        jdbc.sql(RECORD)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", account, java.sql.Types.BIGINT)
                .param("actor", actor)
                .param("action", action)
                .param("kind", kind)
                .param("subject", subject)
                .param("sentence", sentence)
                .param("commitment", sha256(salt, text.getBytes(StandardCharsets.UTF_8)))
                .param("salt", salt)
                .param("content", text)
                .update();
    }

    private static final String OF = """
            SELECT at, actor, action, sentence
              FROM audit_entry
             WHERE subject_kind = :kind
               AND subject_id = :subject
             ORDER BY id DESC
             LIMIT 200
            """;

    /** The last 200 lines about one thing, newest first. The caller has checked that the viewer may see the thing. */
    public List<AuditLine> of(Viewer viewer, String subjectKind, long subjectId) {
        return jdbc.sql(OF)
                .param("kind", subjectKind)
                .param("subject", subjectId)
                .query(AuditLine.class)
                .list();
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) digest.update(part);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
