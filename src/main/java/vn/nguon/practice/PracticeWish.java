package vn.nguon.practice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a class shall practise.
 *
 * @param situations refs, at least one
 * @param turnMinutes 5 to 240; {@code lecturerShare} 0 to 100 %
 * @param part ref of the assessment part that the practice mark counts as; null for none
 * @param seed of the deal, 0 to 999999
 * @param version the one that was seen
 */
public record PracticeWish(
        boolean eachSession,
        List<UUID> situations,
        int turnMinutes,
        int lecturerShare,
        @Nullable UUID part,
        int seed,
        int version) {
    public PracticeWish {
        situations = List.copyOf(situations);
    }
}
