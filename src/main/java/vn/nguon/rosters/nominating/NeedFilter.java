package vn.nguon.rosters.nominating;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param name words of a name, tones do not matter; empty for all @param limit at most so many rows */
public record NeedFilter(
        String name, @Nullable Standing standing, @Nullable UUID organisation, int limit, int offset) {
    static final NeedFilter ALL = new NeedFilter("", null, null, Integer.MAX_VALUE, 0);
}
