package vn.nguon.papers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deals papers to markers (chia bài): each turn to whoever has the fewest and does not mark that paper already. Plain Java, the same
 * for the same input.
 *
 * @param turns to write
 * @param without papers for which there was nobody left to give them to
 */
record MarkingDeal(List<Turn> turns, int without) {
    record Turn(long paperId, int turn, long marker) {}

    MarkingDeal {
        turns = List.copyOf(turns);
    }

    /**
     * @param held every paper with who marks it, by number
     * @param markers who may mark, in a fixed order
     * @param needed how many mark each paper to begin with
     * @param thirds papers whose two marks differ too much
     */
    static MarkingDeal of(List<MarkingBook.Held> held, List<Long> markers, int needed, Set<Long> thirds) {
        var papers = new LinkedHashMap<Long, Map<Integer, Long>>();
        var load = new HashMap<Long, Integer>();
        for (var one : held) {
            var turns = papers.computeIfAbsent(one.paperId(), _ -> new HashMap<>());
            if (one.turn() == null || one.marker() == null) continue;
            turns.put(one.turn(), one.marker());
            load.merge(one.marker(), 1, Integer::sum);
        }
        var dealt = new ArrayList<Turn>();
        var without = 0;
        for (var paper : papers.entrySet()) {
            var on = new HashSet<>(paper.getValue().values());
            var last = thirds.contains(paper.getKey()) ? 3 : needed;
            for (var turn = 1; turn <= last; turn++) {
                if (paper.getValue().containsKey(turn) || turn > needed && turn < 3) continue;
                var marker = markers.stream()
                        .filter(one -> !on.contains(one))
                        .min(java.util.Comparator.comparingInt(one -> load.getOrDefault(one, 0)));
                if (marker.isEmpty()) {
                    without++;
                    break;
                }
                long chosen = marker.get();
                on.add(chosen);
                load.merge(chosen, 1, Integer::sum);
                dealt.add(new Turn(paper.getKey(), turn, chosen));
            }
        }
        return new MarkingDeal(dealt, without);
    }
}
