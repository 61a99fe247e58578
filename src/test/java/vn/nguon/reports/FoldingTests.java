package vn.nguon.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small counts are folded so that nobody finds them again. */
class FoldingTests {
    private static final int LEAST = 5;

    private static int sum(List<Integer> counts, List<Integer> places) {
        return places.stream().mapToInt(counts::get).sum();
    }

    @Test
    void nothingIsFoldedWhereNothingIsSmall() {
        assertThat(Folding.folded(List.of(5, 60, 7), LEAST)).isEmpty();
        assertThat(Folding.folded(List.of(), LEAST)).isEmpty();
    }

    @Test
    void oneSmallCountTakesTheNextSmallestWithIt() {
        assertThat(Folding.folded(List.of(60, 4, 7), LEAST)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void smallCountsThatTogetherAreStillSmallTakeAnother() {
        assertThat(Folding.folded(List.of(60, 1, 2, 9), LEAST)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(Folding.folded(List.of(60, 3, 2, 9), LEAST)).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void allAreFoldedWhereTheWholeIsSmall() {
        assertThat(Folding.folded(List.of(4), LEAST)).containsExactly(0);
        assertThat(Folding.folded(List.of(4, 60), LEAST)).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aCountThatWouldFollowFromTheSmallestOneShownTakesAThird() {
        // 4 and 20 make 24; with 20 shown beside them nobody but 4 could be the smaller one.
        assertThat(Folding.folded(List.of(33, 20, 39, 20, 4), LEAST)).hasSize(3);
    }

    /**
     * Whoever knows the total, the rows shown and how the folding works still finds more than one number that the smallest row folded may be. How
     * many were folded is not shown.
     */
    @Test
    void noFoldedCountFollowsFromWhatIsShown() {
        var random = new Random(20261126);
        var tried = 0;
        for (var round = 0; round < 600; round++) {
            var counts = new ArrayList<Integer>();
            var most = random.nextBoolean() ? 7 : 12;
            for (var n = 1 + random.nextInt(6); n > 0; n--) counts.add(1 + random.nextInt(most));
            var folded = Folding.folded(counts, LEAST);
            for (var place = 0; place < counts.size(); place++)
                if (!folded.contains(place)) assertThat(counts.get(place)).isGreaterThanOrEqualTo(LEAST);
            if (folded.isEmpty() || folded.size() == counts.size()) continue;
            assertThat(sum(counts, folded)).isGreaterThanOrEqualTo(LEAST);
            var shown = new ArrayList<Integer>();
            for (var place = 0; place < counts.size(); place++)
                if (!folded.contains(place)) shown.add(counts.get(place));
            var ways = new HashSet<List<Integer>>();
            for (var parts = 2; parts <= 5; parts++) makeUp(sum(counts, folded), parts, 1, new ArrayList<>(), ways);
            ways.removeIf(way -> !consistent(way, shown));
            assertThat(ways.stream().map(List::getFirst).distinct().count())
                    .as(counts + " " + folded)
                    .isGreaterThan(1);
            tried++;
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static boolean consistent(List<Integer> way, List<Integer> shown) {
        var whole = new ArrayList<>(way);
        whole.addAll(shown);
        var folded = Folding.folded(whole, LEAST);
        return folded.stream()
                .map(whole::get)
                .sorted()
                .toList()
                .equals(way.stream().sorted().toList());
    }

    private static void makeUp(int sum, int parts, int least, List<Integer> made, Set<List<Integer>> ways) {
        if (parts == 1) {
            if (sum >= least) {
                var way = new ArrayList<>(made);
                way.add(sum);
                ways.add(way);
            }
            return;
        }
        for (var next = least; next * parts <= sum; next++) {
            made.add(next);
            makeUp(sum - next, parts - 1, next, made, ways);
            made.removeLast();
        }
    }
}
