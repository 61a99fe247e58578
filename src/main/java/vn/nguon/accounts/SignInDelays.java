package vn.nguon.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: the wait doubles with each wrong try of a name or an address, up to eight seconds, and is forgotten
 * after fifteen minutes. It waits in a virtual thread, so it holds no other work up.
 */
@Component
class SignInDelays {
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int FREE_TRIES = 3;
    private static final long MOST = 8_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final long first;

    SignInDelays(JdbcClient jdbc, Clock clock, @Value("${nguon.sign-in-delay-millis:250}") long first) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.first = first;
    }

    void await(Collection<String> keys) {
        var failures = jdbc.sql(
                        "SELECT coalesce(max(failures), 0) FROM sign_in_failure WHERE key IN (:keys) AND last_at > :since")
                .param("keys", keys)
                .param("since", now().minus(FORGOTTEN))
                .query(Integer.class)
                .single();
        var millis = millis(failures);
        if (millis > 0) LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** 0 for the first three tries, then the first wait doubled each time up to the most. */
    long millis(int failures) {
        if (failures < FREE_TRIES) return 0;
        return Math.min(MOST, first << Math.min(20, failures - FREE_TRIES));
    }

    private static final String FAILED = """
            INSERT INTO sign_in_failure (key, failures, last_at)
            VALUES (:key, 1, :at)
            ON CONFLICT (key) DO UPDATE
               SET failures = CASE WHEN sign_in_failure.last_at > :since THEN least(sign_in_failure.failures + 1, 1000) ELSE 1 END, last_at = :at
            """;

    void failed(Collection<String> keys) {
        for (var key : keys)
            jdbc.sql(FAILED)
                    .param("key", key)
                    .param("at", now())
                    .param("since", now().minus(FORGOTTEN))
                    .update();
    }

    void forget(String key) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE key = :key")
                .param("key", key)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
