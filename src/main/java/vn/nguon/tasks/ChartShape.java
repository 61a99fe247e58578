package vn.nguon.tasks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import vn.nguon.web.HomeBlock;

/** Where the bars of a chart stand: lengths in per cent of its width, heights in pixels, so that the text keeps its size. */
public final class ChartShape {
    private static final String[] BARS = {"bar-2", "bar", "bar-3", "bar-4"};
    private static final int BAR = 18;
    private static final int LABEL = 16;
    private static final int FIRST_BAR = 25;
    private static final int GAP = 40;

    /** Of the width; the rest is for the number behind the longest bar. */
    private static final BigDecimal LONGEST = new BigDecimal("86");

    private final HomeBlock.Chart chart;

    public ChartShape(HomeBlock.Chart chart) {
        this.chart = chart;
    }

    private int group() {
        return GAP + BAR * chart.series().size();
    }

    public int height() {
        return group() * chart.groups().size();
    }

    /** Class of the bars of a series. */
    public String bar(int series) {
        return BARS[series];
    }

    /** Base line of the name of a group. */
    public int label(int no) {
        return group() * no + LABEL;
    }

    /** Upper edge of a bar. */
    public int top(int no, int series) {
        return group() * no + FIRST_BAR + BAR * series;
    }

    public String width(BigDecimal value) {
        return length(value).toPlainString() + "%";
    }

    /** Where the number behind the bar begins. */
    public String behind(BigDecimal value) {
        return length(value).add(BigDecimal.TWO).toPlainString() + "%";
    }

    private BigDecimal length(BigDecimal value) {
        return value.min(chart.most()).multiply(LONGEST).divide(chart.most(), 2, RoundingMode.HALF_UP);
    }
}
