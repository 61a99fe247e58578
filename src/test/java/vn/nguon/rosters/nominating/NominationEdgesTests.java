package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.rosters.nominating.NominationEdges.Edge;
import vn.nguon.shared.Refusal;

class NominationEdgesTests {
    @Test
    void hasEachEdgeOnce() {
        var pairs = new HashSet<String>();
        for (var edge : NominationEdges.TABLE)
            assertThat(pairs.add(edge.from() + ">" + edge.to())).isTrue();
    }

    @Test
    void leadsFromProposedToEveryStateAndEndsOnlyWhereItIsOver() {
        var reached = EnumSet.of(NominationState.PROPOSED);
        for (var round = 0; round < NominationState.values().length; round++)
            for (Edge edge : NominationEdges.TABLE) if (reached.contains(edge.from())) reached.add(edge.to());
        assertThat(reached).containsExactlyInAnyOrder(NominationState.values());
        for (var state : NominationState.values())
            assertThat(NominationEdges.TABLE.stream().noneMatch(edge -> edge.from() == state))
                    .as(state.name())
                    .isEqualTo(state.over());
    }

    @ParameterizedTest
    @EnumSource(Actor.class)
    void givesEachActorSomethingToDoAndASentenceForOthers(Actor actor) {
        assertThat(Arrays.stream(NominationState.values()).flatMap(s -> NominationEdges.open(s, actor).stream()))
                .isNotEmpty();
        assertThat(actor.sentence()).startsWith("Chỉ ").endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, SENT, x, false,",
        "PROPOSED, CONFIRMED, x, true, khong-co-buoc-nay",
        "WITHDRAWN, PROPOSED, x, true, khong-co-buoc-nay",
        "PROPOSED, RETURNED, '', false, thieu-ly-do",
        "PROPOSED, RETURNED, Thiếu tuổi, false,",
        "PROPOSED, APPRAISED, '', false,",
        "APPRAISED, SENT, '', false, thieu-van-ban",
        "APPRAISED, SENT, '', true,",
        "SUMMONED, LEAVE_ASKED, ' ', false, thieu-ly-do",
        "LEAVE_ASKED, RELEASED, Ốm, false, thieu-van-ban",
        "LEAVE_ASKED, SUMMONED, Vẫn cần học, false,"
    })
    void saysWhyNot(NominationState from, NominationState to, String reason, boolean document, String code) {
        assertThat(NominationEdges.refusal(EnumSet.allOf(Actor.class), from, to, reason, document)
                        .map(Refusal::code))
                .isEqualTo(java.util.Optional.ofNullable(code));
    }

    @Test
    void letsNobodyTakeAnothersEdge() {
        assertThat(NominationEdges.refusal(
                        EnumSet.of(Actor.DECIDER), NominationState.PROPOSED, NominationState.SENT, "x", true))
                .map(Refusal::code)
                .contains("khong-co-buoc-nay");
    }
}
