package vn.nguon.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Percentages of the parts of a total that sum to exactly 100.00 (domain rule "Totals add up").
 *
 * <p>Largest remainder: each part gets its share rounded down to a hundredth of a percent, and the hundredths left over go
 * to the parts with the largest remainders, the earlier part first among equals. No share is off by 0.01 or more.
 */
public final class Shares {
    private static final int HUNDREDTHS = 100_00;

    private Shares() {}

    /**
     * @param counts 0 or more each, in the order of the list they belong to
     * @return as many shares with 2 decimals, in the same order; all 0.00 when the total is 0
     * @throws IllegalArgumentException if a count is negative
     */
    public static List<BigDecimal> of(List<Integer> counts) {
        long total = 0;
        for (int count : counts) {
            if (count < 0) throw new IllegalArgumentException("count " + count);
            total += count;
        }
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<Long>();
        long left = total == 0 ? 0 : HUNDREDTHS;
        for (int count : counts) {
            long exact = (long) count * HUNDREDTHS;
            shares.add(total == 0 ? 0L : exact / total);
            remainders.add(total == 0 ? 0L : exact % total);
            left -= shares.getLast();
        }
        IntStream.range(0, counts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares.stream().map(share -> BigDecimal.valueOf(share, 2)).toList();
    }
}
