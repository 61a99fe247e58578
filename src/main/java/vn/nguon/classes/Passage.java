package vn.nguon.classes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * One change of a class's state that has happened.
 *
 * @param number of the decision it rests on, null when none; {@code classification} of that decision
 */
public record Passage(
        ClassState from,
        ClassState to,
        Instant at,
        String actor,
        String reason,
        @Nullable String number,
        Classification classification) {}
