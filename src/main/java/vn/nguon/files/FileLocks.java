package vn.nguon.files;

import java.nio.ByteBuffer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds a content, by its hash, until the end of the transaction: any number of keepers, or one sweeper. Kept in the database, so
 * it holds among several nodes.
 */
@Component
class FileLocks {
    private final JdbcClient jdbc;

    FileLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits while it is being swept. */
    void keep(byte[] hash) {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(:key)")
                .param("key", key(hash))
                .query((_, _) -> true)
                .single();
    }

    /** False while somebody keeps it: leave it to the next round. */
    boolean sweep(byte[] hash) {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
                .param("key", key(hash))
                .query(Boolean.class)
                .single();
    }

    private static long key(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }
}
