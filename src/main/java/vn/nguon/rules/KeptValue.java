package vn.nguon.rules;

import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One value as it was written, and what later ones left of it.
 *
 * @param counts the days on which it counts, in words; "" when later values took all of them
 * @param by who added it and {@code at} when; null for what came with the program
 * @param own the viewer wrote it
 * @param withdrawn null while it stands
 */
public record KeptValue(
        UUID ref,
        Rule rule,
        State state,
        String counts,
        @Nullable String by,
        @Nullable LocalDateTime at,
        boolean own,
        @Nullable Withdrawn withdrawn) {

    /** Taken back. @param reason not empty */
    public record Withdrawn(String by, LocalDateTime at, String reason) {}

    /** Whether the viewer wrote it and may try to take it back. */
    public boolean mayWithdraw() {
        return own && withdrawn == null;
    }

    /** How a value stands today. */
    public enum State {
        IN_FORCE("Đang áp dụng", "done"),
        TO_COME("Chưa đến ngày", "doing"),
        PAST("Đã hết", "todo"),
        REPLACED("Đã thay", "block"),
        WITHDRAWN("Đã rút", "block");

        private final String vietnamese;
        private final String tag;

        State(String vietnamese, String tag) {
            this.vietnamese = vietnamese;
            this.tag = tag;
        }

        public String vietnamese() {
            return vietnamese;
        }

        public String tag() {
            return tag;
        }
    }
}
