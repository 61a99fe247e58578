package vn.nguon.practice;

import java.util.Map;
import java.util.UUID;

/**
 * A turn as somebody wants it.
 *
 * @param session ref of the practice session; {@code situation} and {@code head} refs too
 * @param cast refs of trainees by number of the role, from 2; roles left out are played by nobody
 * @param stays through later deals
 * @param version the one that was seen
 */
public record TurnWish(UUID session, UUID situation, UUID head, Map<Integer, UUID> cast, boolean stays, int version) {
    public TurnWish {
        cast = Map.copyOf(cast);
    }
}
