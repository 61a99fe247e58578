package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merged cells of a sheet: which one lies over a cell of a header, and, row by row down a list, what a cell merged downwards says of
 * the rows that it covers.
 */
final class Merges {

    /** A header has at most three rows, so that far up is looked. */
    static final int HEADER_ROWS = 3;

    private final Map<Integer, List<Merge>> byTop = new HashMap<>();
    private final boolean anyDownwards;
    private final List<Reaching> reaching = new ArrayList<>();
    private int row;

    /** A cell merged downwards that reaches the row at hand, with what stands in it. */
    private record Reaching(Merge merge, Cell cell) {}

    Merges(List<Merge> merges) {
        for (var merge : merges)
            byTop.computeIfAbsent(merge.top(), _ -> new ArrayList<>()).add(merge);
        anyDownwards = merges.stream().anyMatch(merge -> merge.height() > 1);
    }

    /** The merged cell over a cell, if it begins in that row or the two above it. */
    Optional<Merge> at(int at, int column) {
        for (var top = at; top > at - HEADER_ROWS; top--)
            for (var merge : byTop.getOrDefault(top, List.of()))
                if (merge.covers(at, column)) return Optional.of(merge);
        return Optional.empty();
    }

    /** Whether a row has cells merged sideways, so that their widths are known. */
    boolean anySideways(int at) {
        return byTop.getOrDefault(at, List.of()).stream().anyMatch(merge -> merge.right() > merge.left());
    }

    /** The next row of a list, with the text of merged cells that reach down to it. Rows come in their order. */
    Row filled(Row next) {
        if (!anyDownwards) return next;
        row = next.number();
        reaching.removeIf(it -> it.merge().bottom() < row);
        var full = next;
        for (var it : reaching) {
            var column = it.merge().left();
            if (full.get(column) == null) full = full.with(column, it.cell());
        }
        for (var merge : byTop.getOrDefault(row, List.of())) {
            var cell = next.get(merge.left());
            if (merge.height() > 1 && cell != null) reaching.add(new Reaching(merge, cell));
        }
        return full;
    }

    /** Whether the cell of the row last given to {@link #filled} is the lower part of a merged one. */
    boolean reaches(int column) {
        if (reaching.isEmpty()) return false;
        return reaching.stream()
                .anyMatch(it -> it.merge().top() < row && it.merge().covers(row, column));
    }
}
