package vn.nguon.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals each minute: a Merkle root over the entries that no seal covers yet, chained to the seal before. Writers queue their entries
 * in {@code audit_unsealed}, so neither the time written in an entry nor the moment of its commit matters.
 * <p>A leaf is a hash of the whole row; of content and salt only the commitment is in it, so those may be erased.
 */
@Component
class AuditSeals {
    private static final int MOST = 10_000;
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditSeals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Text by which a row is sealed: lengths before the parts, so that no two rows read alike. */
    private static final String ROW = """
            SELECT e.id,
                   concat_ws('|', e.id, extract(epoch FROM e.at), coalesce(e.account_id::text, '-'), length(e.actor), e.actor, e.action, e.subject_kind, coalesce(e.subject_id::text, '-'),
                             length(e.subject_ref), e.subject_ref, length(e.sentence), e.sentence, encode(e.commitment, 'hex')) AS text
              FROM audit_entry e
            """;

    private static final String TAKE = """
            DELETE FROM audit_unsealed
             WHERE entry_id IN (SELECT entry_id FROM audit_unsealed ORDER BY entry_id LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING entry_id
            """;

    private static final String SEAL = """
            INSERT INTO audit_seal (sealed_at, entries, root, prev)
            SELECT :at, range_agg(int8range(id, id, '[]')), :root, :prev FROM unnest(CAST(:ids AS bigint[])) AS id
            """;

    /** @return how many entries were sealed; 0 when none waited */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    @Transactional
    public int seal() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('audit_seal'))")
                .query((rs, n) -> true)
                .single();
        var ids = jdbc.sql(TAKE).param("most", MOST).query(Long.class).list();
        if (ids.isEmpty()) return 0;
        var rows = jdbc.sql(ROW + "WHERE e.id IN (:ids) ORDER BY e.id")
                .param("ids", ids)
                .query(Row.class)
                .list();
        var prev = jdbc.sql("SELECT root FROM audit_seal ORDER BY id DESC LIMIT 1")
                .query(byte[].class)
                .optional()
                .orElse(new byte[0]);
        jdbc.sql(SEAL)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(Long[]::new))
                .param("root", root(prev, rows))
                .param("prev", prev)
                .update();
        return rows.size();
    }

    /** What a check of the whole record found. */
    sealed interface Checked {}

    /** @param waiting entries that the next seal takes */
    record Whole(int seals, long entries, long waiting) implements Checked {}

    /** @param seal the first seal that does not fit; null when an entry is neither sealed nor waiting */
    record Broken(@Nullable Long seal, String why) implements Checked {}

    private static final String STRAY = """
            SELECT count(*)
              FROM audit_entry e
             WHERE NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.entry_id = e.id)
               AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.entries @> e.id)
            """;

    /** Reckons every seal anew, in their order; slow on purpose, for a check by hand or by a test. */
    @Transactional(readOnly = true)
    public Checked check() {
        var before = new byte[0];
        var seals = jdbc.sql("SELECT id, prev, root FROM audit_seal ORDER BY id")
                .query(Seal.class)
                .list();
        long entries = 0;
        for (var seal : seals) {
            if (!Arrays.equals(seal.prev(), before)) return new Broken(seal.id(), "does not follow the seal before");
            var rows = jdbc.sql(
                            ROW
                                    + "JOIN audit_seal s ON s.id = :seal CROSS JOIN LATERAL unnest(s.entries) AS r WHERE e.id <@ r ORDER BY e.id")
                    .param("seal", seal.id())
                    .query(Row.class)
                    .list();
            if (rows.isEmpty() || !Arrays.equals(seal.root(), root(before, rows)))
                return new Broken(seal.id(), "an entry was changed, added or taken away");
            before = seal.root();
            entries += rows.size();
        }
        if (count(STRAY) > 0) return new Broken(null, "an entry is neither sealed nor waiting");
        return new Whole(seals.size(), entries, count("SELECT count(*) FROM audit_unsealed"));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static byte[] root(byte[] prev, List<Row> rows) {
        var leaves = rows.stream()
                .map(row -> Audit.sha256(row.text().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return Audit.sha256(prev, merkle(leaves));
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

    record Row(long id, String text) {}

    record Seal(long id, byte[] prev, byte[] root) {}
}
