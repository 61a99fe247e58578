package vn.nguon.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sweeps bytes that nothing refers to any more, once they are a day old: rows of {@code stored_file} to which no foreign key of any
 * table points, with their bytes; bytes without a row (the program died between the two); and uploads that never came to their end.
 *
 * <p>Which tables refer to files is read from the catalogue each time, so a new module cannot be forgotten; and should it be, its
 * foreign key refuses the deletion. Each file is its own transaction; killed at any moment, it leaves at worst an unreferenced row
 * without bytes, which the next round takes. On several nodes at once it does no harm.
 */
@Component
class FileSweeper {
    static final Duration DAY = Duration.ofDays(1);
    private static final int AT_ONCE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(FileSweeper.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FileHomes homes;
    private final FileLocks locks;
    private final TransactionTemplate transaction;

    FileSweeper(
            JdbcClient jdbc, Clock clock, FileHomes homes, FileLocks locks, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.homes = homes;
        this.locks = locks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** How many of each went. */
    record Swept(int rows, int strays) {}

    @Scheduled(fixedDelayString = "P1D", initialDelayString = "PT15M")
    void sweepDaily() {
        var swept = sweep();
        if (swept.rows() + swept.strays() > 0)
            LOG.info("swept {} files nobody refers to, {} without a row", swept.rows(), swept.strays());
    }

    Swept sweep() {
        try {
            var before = clock.instant().minus(DAY);
            var strays = new int[1];
            int rows = sweepRows(before);
            homes.olderThan(FileTime.from(homes.present().toInstant().minus(DAY)), hash -> {
                if (sweepStray(hash)) strays[0]++;
            });
            return new Swept(rows, strays[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(long id, byte[] sha256) {}

    private int sweepRows(Instant before) {
        var unreferenced = unreferenced();
        int swept = 0;
        long after = 0;
        while (true) {
            var some = jdbc.sql("""
                            SELECT f.id, f.sha256
                              FROM stored_file f
                             WHERE f.id > :after
                               AND f.stored_at < :before
                               AND %s
                             ORDER BY f.id
                             LIMIT %d
                            """.formatted(unreferenced, AT_ONCE))
                    .param("after", after)
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .query(Row.class)
                    .list();
            for (var row : some) if (sweepRow(row, before, unreferenced)) swept++;
            if (some.size() < AT_ONCE) return swept;
            after = some.getLast().id();
        }
    }

    /** Asked again under the lock: it may have been kept anew since. */
    private boolean sweepRow(Row row, Instant before, String unreferenced) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!locks.sweep(row.sha256())) return false;
            int gone = jdbc.sql(
                            "DELETE FROM stored_file f WHERE f.id = :id AND f.stored_at < :before AND " + unreferenced)
                    .param("id", row.id())
                    .param("before", before.atOffset(ZoneOffset.UTC))
                    .update();
            if (gone == 1) homes.delete(row.sha256());
            return gone == 1;
        }));
    }

    private boolean sweepStray(byte[] hash) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (known(hash) || !locks.sweep(hash) || known(hash)) return false;
            LOG.debug("stray {}", HexFormat.of().formatHex(hash));
            homes.delete(hash);
            return true;
        }));
    }

    private boolean known(byte[] hash) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM stored_file WHERE sha256 = :hash)")
                .param("hash", hash)
                .query(Boolean.class)
                .single();
    }

    record Reference(String tableName, String columnName) {}

    // Names come quoted from the catalogue.
    private static final String REFERENCES = """
            SELECT c.conrelid::regclass::text AS table_name, quote_ident(a.attname) AS column_name
              FROM pg_constraint c
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'f' AND c.confrelid = 'stored_file'::regclass
             ORDER BY c.conrelid, a.attnum
            """;

    /** Every column by which a row keeps a file from being swept. */
    List<Reference> references() {
        return jdbc.sql(REFERENCES).query(Reference.class).list();
    }

    private String unreferenced() {
        return references().stream()
                .map(by -> "NOT EXISTS (SELECT FROM %s r WHERE r.%s = f.id)".formatted(by.tableName(), by.columnName()))
                .collect(Collectors.joining(" AND ", "true AND ", ""));
    }
}
