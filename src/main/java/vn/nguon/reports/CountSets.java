package vn.nguon.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By what a subject is counted ahead: each dimension alone, and each two of which one fits into columns; on a later map those with communes
 * only. Sixty sets over a nation's lines take ten seconds, so dimensions of few values are first counted by some six at once: a few thousand
 * counts, of which the pairs are summed.
 *
 * @param subject whose dimensions, in their order, are {@code v1}, {@code v2}, … of the lines
 * @param direct counted from the lines
 * @param summed counted from the set of few values that holds them
 */
record CountSets(Subject subject, List<List<Dimension>> direct, Map<List<Dimension>, List<List<Dimension>>> summed) {
    /** Dimensions of few values are counted by two thirds of them at once: each pair of them is in one of three sets. */
    private static final int BLOCKS = 3;

    static CountSets of(Subject subject, @Nullable LocalDate map) {
        var direct = new ArrayList<List<Dimension>>();
        var summed = new LinkedHashMap<List<Dimension>, List<List<Dimension>>>();
        blocks(subject).forEach(block -> summed.put(block, new ArrayList<>()));
        for (var set : wanted(subject, map))
            summed.entrySet().stream()
                    .filter(block -> block.getKey().containsAll(set))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(direct)
                    .add(set);
        summed.values().removeIf(List::isEmpty);
        return new CountSets(subject, direct, summed);
    }

    private static List<List<Dimension>> wanted(Subject subject, @Nullable LocalDate map) {
        var by = subject.dimensions();
        var sets = new ArrayList<List<Dimension>>();
        for (var i = 0; i < by.size(); i++) {
            if (map == null || by.get(i) == Dimension.COMMUNE) sets.add(List.of(by.get(i)));
            for (var j = i + 1; j < by.size(); j++)
                if ((by.get(i).fitsColumns() || by.get(j).fitsColumns())
                        && (map == null || by.get(i) == Dimension.COMMUNE || by.get(j) == Dimension.COMMUNE))
                    sets.add(List.of(by.get(i), by.get(j)));
        }
        return sets;
    }

    private static List<List<Dimension>> blocks(Subject subject) {
        var few = subject.dimensions().stream()
                .filter(one -> one != Dimension.COMMUNE && one != Dimension.CLASS)
                .toList();
        var blocks = new ArrayList<List<Dimension>>();
        for (var without = 0; without < BLOCKS; without++) {
            var left = without;
            blocks.add(few.stream()
                    .filter(one -> few.indexOf(one) % BLOCKS != left)
                    .toList());
        }
        return blocks;
    }

    /** GROUPING() of a set: a 1 for each dimension that is not in it, the first dimension highest. */
    static int divided(Subject subject, List<Dimension> in) {
        return bits(subject.dimensions(), in);
    }

    private static int bits(List<Dimension> of, List<Dimension> in) {
        var bits = 0;
        for (var dimension : of) bits = bits * 2 + (in.contains(dimension) ? 0 : 1);
        return bits;
    }

    private String value(Dimension dimension) {
        return "v" + (subject.dimensions().indexOf(dimension) + 1);
    }

    private String values(List<Dimension> dimensions) {
        return dimensions.stream().map(this::value).collect(Collectors.joining(", "));
    }

    /** The statement. @param units text of the lines */
    String sql(String units) {
        var all = new ArrayList<>(direct);
        all.addAll(summed.keySet());
        // GROUPING() may only be asked about what is grouped by
        var grouped = subject.dimensions().stream()
                .filter(one -> all.stream().anyMatch(set -> set.contains(one)))
                .toList();
        var few = summed.keySet().stream()
                .map(block -> Integer.toString(bits(grouped, block)))
                .collect(Collectors.joining(", "));
        var counts = new ArrayList<String>();
        for (var set : direct) counts.add(counts("counted", bits(grouped, set), set, "n"));
        summed.forEach((block, sets) -> sets.forEach(set ->
                counts.add(counts("few", bits(grouped, block), set, "sum(n)::int") + " GROUP BY " + values(set))));
        return """
                WITH counted AS MATERIALIZED (
                    SELECT GROUPING(%1$s) AS divided, %1$s, count(*)::int AS n FROM (%2$s) u GROUP BY GROUPING SETS (%3$s)
                )%4$s
                INSERT INTO report_count (top_id, subject, map_day, divided, v1, v2, n)
                SELECT :top, :subject, :mapDay, x.divided, x.v1, x.v2, x.n
                  FROM (%5$s) x (divided, v1, v2, n)
                """.formatted(
                        values(grouped),
                        units,
                        all.stream().map(set -> "(" + values(set) + ")").collect(Collectors.joining(", ")),
                        few.isEmpty()
                                ? ""
                                : ", few AS MATERIALIZED (SELECT * FROM counted WHERE divided IN (%s))".formatted(few),
                        String.join("\nUNION ALL ", counts));
    }

    private String counts(String from, int divided, List<Dimension> set, String n) {
        return "SELECT %d, %s, %s, %s FROM %s WHERE divided = %d"
                .formatted(
                        divided(subject, set),
                        value(set.getFirst()),
                        set.size() > 1 ? value(set.getLast()) : "''",
                        n,
                        from,
                        divided);
    }
}
