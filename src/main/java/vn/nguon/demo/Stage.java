package vn.nguon.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.accounts.Viewers;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.Change;

/** Where the story is acted out: moves the clock, bundles a scene's writes into one commit, and waits for what they set off. */
@DemoPart
class Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final long PATIENCE_MILLIS = 30_000;

    private final NguonClock clock;
    private final Viewers viewers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Stage(NguonClock clock, Viewers viewers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.clock = clock;
        this.viewers = viewers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** One commit for all that happens in it: hundreds of small ones would each wait for the disk. */
    void scene(LocalDateTime when, Runnable action) {
        var from = System.nanoTime();
        clock.travelTo(when);
        transaction.executeWithoutResult(_ -> action.run());
        settle();
        log(when, from);
    }

    private static void log(LocalDateTime when, long from) {
        LOG.debug("scene of {}: {} ms", when, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
    }

    <T> T scene(LocalDateTime when, Supplier<T> action) {
        var from = System.nanoTime();
        clock.travelTo(when);
        var result = Objects.requireNonNull(transaction.execute(_ -> action.get()));
        settle();
        log(when, from);
        return result;
    }

    /** Without a transaction of its own, for façades that bring theirs. */
    void alone(LocalDateTime when, Runnable action) {
        var from = System.nanoTime();
        clock.travelTo(when);
        action.run();
        settle();
        log(when, from);
    }

    /** Later within a scene. */
    void later(LocalDateTime when) {
        clock.travelTo(when);
    }

    /** Listeners act on the day of their event, so the clock waits for them. */
    private void settle() {
        var until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (jdbc.sql("SELECT EXISTS (SELECT 1 FROM event_publication WHERE completion_date IS NULL)")
                .query(Boolean.class)
                .single()) {
            if (System.nanoTime() - until > 0)
                throw new IllegalStateException("events wait: "
                        + jdbc.sql("SELECT listener_id FROM event_publication")
                                .query(String.class)
                                .list());
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** The account as it may act at this moment of the story. */
    Viewer as(AccountId account) {
        return viewers.of(account).orElseThrow();
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw stuck(refusal);
        };
    }

    static <T> T done(Change<T> change) {
        return switch (change) {
            case Change.Done<T>(var value) -> value;
            case Change.Refused<T>(var refusal) -> throw stuck(refusal);
            case Change.Clashing<T>(var clashes) -> throw new IllegalStateException("the story is stuck: " + clashes);
        };
    }

    static IllegalStateException stuck(Refusal refusal) {
        return new IllegalStateException("the story is stuck: %s: %s".formatted(refusal.code(), refusal.sentence()));
    }

    /** A file that comes with the program. */
    static byte[] file(String name) {
        try (var in = Stage.class.getResourceAsStream("/demo/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
