package vn.nguon.audit;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals each minute: a Merkle root over the commitments since the last seal, chained to the seal before. Rows of writers that
 * commit later than a higher-numbered row are caught by sealing only what is older than a minute.
 */
@Component
class AuditSeals {
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditSeals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String UNSEALED = """
            SELECT id, commitment
              FROM audit_entry
             WHERE id > (SELECT coalesce(max(last_entry), 0) FROM audit_seal)
               AND at < :before
             ORDER BY id
             LIMIT 10000
            """;

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    public void seal() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('audit_seal'))")
                .query((rs, n) -> true)
                .single();
        var now = clock.instant();
        var rows = jdbc.sql(UNSEALED)
                .param("before", now.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(Row.class)
                .list();
        if (rows.isEmpty()) return;
        var prev = jdbc.sql("SELECT root FROM audit_seal ORDER BY id DESC LIMIT 1")
                .query(byte[].class)
                .optional()
                .orElse(new byte[0]);
        jdbc.sql(
                        "INSERT INTO audit_seal (sealed_at, first_entry, last_entry, root, prev) VALUES (:at, :first, :last, :root, :prev)")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("first", rows.getFirst().id())
                .param("last", rows.getLast().id())
                .param(
                        "root",
                        Audit.sha256(
                                prev, merkle(rows.stream().map(Row::commitment).toList())))
                .param("prev", prev)
                .update();
    }

    /** Root of the tree; an odd leaf goes up alone. Shape: at least one leaf. */
    static byte[] merkle(List<byte[]> leaves) {
        if (leaves.isEmpty()) throw new IllegalArgumentException("no leaves");
        var level = leaves;
        while (level.size() > 1) {
            var next = new ArrayList<byte[]>((level.size() + 1) / 2);
            for (int i = 0; i < level.size(); i += 2)
                next.add(i + 1 < level.size() ? Audit.sha256(level.get(i), level.get(i + 1)) : level.get(i));
            level = next;
        }
        return level.getFirst();
    }

    record Row(long id, byte[] commitment) {}
}
