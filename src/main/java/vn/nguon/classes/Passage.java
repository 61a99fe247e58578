package vn.nguon.classes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a class's state that has happened.
 *
 * @param number of the decision it rests on, null when none
 */
public record Passage(
        ClassState from,
        ClassState to,
        Instant at,
        String actor,
        String reason,
        @Nullable String number) {}
