package vn.nguon.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Horizontal bars, drawn by {@code tag/chart}; the same numbers always stand in a table beside it. Lengths are SVG attributes: no inline style.
 *
 * @param label for readers who do not see it: what it shows and where the table is
 * @param groups in the order drawn, from the top
 */
public record BarChart(String label, List<Group> groups) {
    /** Of a hundred; the rest is room for the number behind the longest bar. */
    private static final BigDecimal ROOM = new BigDecimal("0.86");

    private static final int HEAD = 32;
    private static final int STEP = 20;

    public BarChart {
        groups = List.copyOf(groups);
    }

    /** Bars under one line of text. */
    public record Group(String label, List<Bar> bars) {
        public Group {
            bars = List.copyOf(bars);
        }
    }

    /** How bars of one kind are coloured: as in the legend. */
    public enum Kind {
        FIRST("bar"),
        SECOND("bar-2"),
        THIRD("bar-3"),
        FOURTH("bar-4");

        private final String css;

        Kind(String css) {
            this.css = css;
        }

        public String css() {
            return css;
        }

        private static final List<Kind> SERIES = List.of(SECOND, FIRST, THIRD, FOURTH);

        /** Of one of several series, at most four: the first, what was before, is the lighter blue. */
        public static Kind ofSeries(int place) {
            return SERIES.get(place);
        }
    }

    /** @param percent length, 0 to 100 @param text behind the bar */
    public record Bar(Kind kind, BigDecimal percent, String text) {
        /** Of the longest one, {@code most}. */
        public static Bar of(Kind kind, long value, long most, String text) {
            return new Bar(
                    kind,
                    most <= 0
                            ? BigDecimal.ZERO
                            : BigDecimal.valueOf(value * 100).divide(BigDecimal.valueOf(most), 2, RoundingMode.HALF_UP),
                    text);
        }

        public String width() {
            return drawn(percent.multiply(ROOM));
        }

        /** Where the number stands. */
        public String behind() {
            return drawn(percent.multiply(ROOM).add(BigDecimal.ONE));
        }

        private static String drawn(BigDecimal percent) {
            return percent.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
        }
    }

    public int height() {
        return groups.stream().mapToInt(BarChart::height).sum();
    }

    private static int height(Group group) {
        return HEAD + STEP * group.bars().size();
    }

    /** Upper edge of a group, by its place. */
    public int top(int place) {
        return groups.subList(0, place).stream().mapToInt(BarChart::height).sum();
    }

    /** Upper edge of a bar within its group. */
    public static int at(int bar) {
        return 25 + STEP * bar;
    }
}
