package vn.nguon.rules;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether something decided rests on a value. Owned here, implemented as beans by the modules that keep decisions reckoned from values, each
 * for its own keys; a key that nobody answers for steers how screens behave and no decision.
 */
public interface RuleUse {
    /**
     * A value, the days on which it was meant to count, and since when it was known.
     *
     * @param to last day, null while it goes on
     */
    record Span(String key, LocalDate from, @Nullable LocalDate to, OffsetDateTime writtenAt) {
        public boolean begins(String... beginnings) {
            for (var beginning : beginnings) if (key.startsWith(beginning)) return true;
            return false;
        }
    }

    /** What was decided with it since, e.g. "quyết định kết quả"; empty when nothing was, or the key is not this module's. */
    Optional<String> since(Span value);
}
