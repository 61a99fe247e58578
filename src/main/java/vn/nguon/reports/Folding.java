package vn.nguon.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hides small counts of a sensitive kind in a table of one dimension by folding rows into one (gộp vào "Khác"), so that the total still stands and
 * nothing can be taken from it to find a hidden count: what is folded is always several rows, and always {@code least} or more together.
 * <p>Not for tables of two dimensions, and not for two tables of overlapping lines: such are not shown to whoever may not see small counts.
 */
final class Folding {
    private Folding() {}

    /**
     * Which rows are folded, by their place in the list, the smallest first; empty when none is small.
     *
     * @param counts above 0 each
     * @return two or more places, or all, or none; the counts there sum to {@code least} or more unless all counts together do not
     */
    static List<Integer> folded(List<Integer> counts, int least) {
        var ascending = new ArrayList<Integer>();
        for (var place = 0; place < counts.size(); place++) ascending.add(place);
        ascending.sort(Comparator.comparing(counts::get));
        var folded = new ArrayList<Integer>();
        var sum = 0;
        for (var place : ascending) {
            var next = counts.get(place);
            if (next >= least && (folded.isEmpty() || unknown(sum, folded.size(), next, least))) break;
            folded.add(place);
            sum += next;
        }
        return folded;
    }

    /**
     * Whether the smallest of the folded counts may be more than one number for somebody who knows that there are {@code parts} of them, what they
     * sum to, and that none is above {@code next}, the smallest one shown.
     */
    private static boolean unknown(int sum, int parts, int next, int least) {
        if (parts < 2 || sum < least) return false;
        var lowest = Math.max(1, sum - (parts - 1) * next);
        var highest = Math.min(least - 1, sum / parts);
        return highest > lowest;
    }
}
