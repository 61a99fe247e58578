package vn.nguon.rosters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.nguon.shared.VietnameseText;

/**
 * Divides trainees into study groups. Shape: every trainee gets a number from 1 to {@code count}; with at least as many trainees
 * (communes, for {@link GroupPlan#BY_COMMUNES}) as groups no group stays empty.
 * <p>"Neighbouring" means next to each other in the office's own list, which goes through the district in the order of its map; the
 * product knows no distances.
 */
final class GroupMaker {
    private GroupMaker() {}

    /**
     * @param trainees in the order of the list
     * @param count of groups, positive
     * @return group number by trainee, in the same order
     */
    static Map<RosterLine, Integer> divide(List<RosterLine> trainees, GroupPlan plan, int count) {
        if (count < 1) throw new IllegalArgumentException("groups " + count);
        return switch (plan) {
            case BY_COMMUNES -> byCommunes(trainees, count);
            case MIXED -> mixed(trainees, count);
        };
    }

    private static Map<RosterLine, Integer> byCommunes(List<RosterLine> trainees, int count) {
        var communes = new LinkedHashMap<String, List<RosterLine>>();
        for (var line : trainees)
            communes.computeIfAbsent(line.unitName(), _ -> new ArrayList<>()).add(line);
        var sizes = communes.values().stream().mapToInt(List::size).toArray();
        var groupOf = cut(sizes, Math.min(count, sizes.length));
        var result = new LinkedHashMap<RosterLine, Integer>();
        var i = 0;
        for (var people : communes.values()) {
            for (var line : people) result.put(line, groupOf[i] + 1);
            i++;
        }
        return result;
    }

    /**
     * Cuts a row of sizes into runs so that the sum of squared run sizes is least: the most equal runs there are.
     *
     * @return run number, from 0, of each size
     */
    static int[] cut(int[] sizes, int runs) {
        var n = sizes.length;
        var upTo = new long[n + 1];
        for (var i = 0; i < n; i++) upTo[i + 1] = upTo[i] + sizes[i];
        var least = new long[runs + 1][n + 1];
        var from = new int[runs + 1][n + 1];
        for (var row : least) Arrays.fill(row, Long.MAX_VALUE);
        least[0][0] = 0;
        for (var k = 1; k <= runs; k++) {
            for (var end = k; end <= n; end++) {
                for (var start = k - 1; start < end; start++) {
                    if (least[k - 1][start] == Long.MAX_VALUE) continue;
                    var size = upTo[end] - upTo[start];
                    var cost = least[k - 1][start] + size * size;
                    if (cost < least[k][end]) {
                        least[k][end] = cost;
                        from[k][end] = start;
                    }
                }
            }
        }
        var result = new int[n];
        for (int k = runs, end = n; k > 0; end = from[k][end], k--)
            for (var i = from[k][end]; i < end; i++) result[i] = k - 1;
        return result;
    }

    /** Dealt like cards: women first, then men, each commune by commune, so that any run of neighbours goes to different groups. */
    private static Map<RosterLine, Integer> mixed(List<RosterLine> trainees, int count) {
        var dealt = trainees.stream()
                .sorted(Comparator.comparing(RosterLine::sexText)
                        .reversed()
                        .thenComparing(RosterLine::unitName, VietnameseText.order()))
                .toList();
        var group = new LinkedHashMap<RosterLine, Integer>();
        for (var i = 0; i < dealt.size(); i++) group.put(dealt.get(i), i % count + 1);
        var result = new LinkedHashMap<RosterLine, Integer>();
        for (var line : trainees) result.put(line, group.get(line));
        return result;
    }
}
