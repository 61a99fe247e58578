package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkingDealTests {
    @Test
    void givesEachPaperTwoDifferentMarkersWithEvenLoads() {
        var dealt = MarkingDeal.of(papers(9), List.of(11L, 12L, 13L), 2, Set.of());
        assertThat(dealt.without()).isZero();
        assertThat(dealt.turns()).hasSize(18);
        dealt.turns().stream()
                .collect(Collectors.groupingBy(MarkingDeal.Turn::paperId))
                .values()
                .forEach(turns -> assertThat(turns)
                        .extracting(MarkingDeal.Turn::marker)
                        .doesNotHaveDuplicates()
                        .hasSize(2));
        assertThat(dealt.turns().stream()
                        .collect(Collectors.groupingBy(MarkingDeal.Turn::marker, Collectors.counting())))
                .containsOnlyKeys(11L, 12L, 13L)
                .allSatisfy((_, count) -> assertThat(count).isEqualTo(6L));
    }

    @Test
    void findsAThirdWhoIsNoneOfTheFirstTwo() {
        var held = List.of(new MarkingBook.Held(1, 1, 11L), new MarkingBook.Held(1, 2, 12L));
        assertThat(MarkingDeal.of(held, List.of(11L, 12L, 13L), 2, Set.of(1L)).turns())
                .containsExactly(new MarkingDeal.Turn(1, 3, 13));
        var nobody = MarkingDeal.of(held, List.of(11L, 12L), 2, Set.of(1L));
        assertThat(nobody.turns()).isEmpty();
        assertThat(nobody.without()).isEqualTo(1);
    }

    @Test
    void dealsOnlyWhatIsMissing() {
        var held = List.of(new MarkingBook.Held(1, 1, 11L), new MarkingBook.Held(2, null, null));
        assertThat(MarkingDeal.of(held, List.of(11L, 12L), 1, Set.of()).turns())
                .containsExactly(new MarkingDeal.Turn(2, 1, 12));
    }

    private static List<MarkingBook.Held> papers(int count) {
        var held = new ArrayList<MarkingBook.Held>();
        for (var n = 1L; n <= count; n++) held.add(new MarkingBook.Held(n, null, null));
        return held;
    }
}
