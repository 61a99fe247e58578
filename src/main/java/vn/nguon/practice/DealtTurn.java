package vn.nguon.practice;

import java.util.List;
import java.util.UUID;

/**
 * A turn as it was dealt, for modules that go on from it.
 *
 * @param session ref of the practice session; {@code group} number of the study group, 0 for none
 * @param head ref of the enrolment; {@code players} of those who play along
 * @param criteria numbers of what observers score
 */
public record DealtTurn(UUID ref, UUID session, int group, UUID head, List<UUID> players, List<Integer> criteria) {
    public DealtTurn {
        players = List.copyOf(players);
        criteria = List.copyOf(criteria);
    }
}
