package vn.nguon.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One block of a home page. Each kind has its own template ({@code tasks/part}); a new kind does not compile until the page knows where it
 * stands.
 */
public sealed interface HomeBlock {
    /** A way on below a block. */
    record Link(String label, String href) {}

    /** A short fact beside the date under the page's title: "2 lớp đang mở". */
    record Said(String text) implements HomeBlock {}

    /** A button at the head. @param main the one filled button of the page */
    record Action(String label, String href, boolean main) implements HomeBlock {}

    /** @param status kind of the status tag: done, doing, due, late, todo, block; empty for none */
    record Line(String text, String href, String note, String status, String statusText) {}

    /** A short list of links with a note each. @param title e.g. "Giấy triệu tập" @param more null when all is shown */
    record Lines(String title, List<Line> lines, @Nullable Link more) implements HomeBlock {
        private static final List<String> PRESSING = List.of("late", "block", "due", "doing", "todo");

        public Lines {
            lines = List.copyOf(lines);
        }

        /** Both, the most pressing first. */
        Lines with(Lines other) {
            return new Lines(
                    title,
                    Stream.concat(lines.stream(), other.lines.stream())
                            .sorted(Comparator.comparingInt(Lines::rank))
                            .toList(),
                    more == null ? other.more : more);
        }

        private static int rank(Line line) {
            var rank = PRESSING.indexOf(line.status());
            return rank < 0 ? PRESSING.size() : rank;
        }

        /** Whether something here waits for the viewer. */
        boolean pressing() {
            return lines.stream().anyMatch(line -> rank(line) < PRESSING.size());
        }
    }

    /** A number that opens the list behind it. @param note below it, with a link of its own or null */
    record Figure(
            String label,
            String value,
            String href,
            String note,
            @Nullable Link more) {
        /** When something was last: the day as the number, the time below it. @param never said when it never was */
        public static Figure moment(String label, Optional<Instant> at, String never, String href) {
            var local = at.map(moment -> LocalDateTime.ofInstant(moment, Vn.ZONE));
            return new Figure(
                    label,
                    local.map(moment -> Vn.date(moment.toLocalDate())).orElse(never),
                    href,
                    local.map(moment -> "lúc " + Vn.time(moment.toLocalTime())).orElse(""),
                    null);
        }
    }

    /** Numbers side by side. */
    record Figures(String title, List<Figure> figures) implements HomeBlock {
        public Figures {
            figures = List.copyOf(figures);
        }

        Figures with(Figures other) {
            return new Figures(
                    title,
                    Stream.concat(figures.stream(), other.figures.stream()).toList());
        }
    }

    /**
     * A row with a bar.
     *
     * @param above small line over the name, may be empty
     * @param cells between the name and the bar, as many as the table has heads for them
     * @param of the bar's whole; 0 for no bar
     * @param tick where the mark of what is due stands, in per cent of the bar; null for none
     * @param text behind the bar
     * @param status as in {@link Line}
     */
    record Bar(
            String name,
            String href,
            String above,
            List<String> cells,
            long value,
            long of,
            @Nullable Integer tick,
            String text,
            String status,
            String statusText) {
        public Bar {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A table whose last column is a bar with its number.
     *
     * @param heads of all columns; those between the first and the last are numbers, unless {@code days}
     * @param days the middle columns begin with a span of days, which is held on one line
     * @param total last row, null for none
     * @param half stands in the left half of the page beside a {@link Chart}
     */
    record Gauges(
            String title,
            String note,
            List<String> heads,
            boolean days,
            List<Bar> rows,
            @Nullable Bar total,
            String foot,
            @Nullable Link more,
            boolean half)
            implements HomeBlock {
        public Gauges {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    /** One group of bars. @param values one a series, null for nothing known */
    record Group(String name, List<@Nullable BigDecimal> values) {
        public Group {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /** Bars in groups with their table beneath. @param series at most four @param most what the longest bar may stand for */
    record Chart(
            String title,
            String note,
            String first,
            List<String> series,
            List<Group> groups,
            BigDecimal most,
            String foot,
            @Nullable Link more)
            implements HomeBlock {
        private static final BigDecimal HUNDRED = new BigDecimal("100");

        public Chart {
            series = List.copyOf(series);
            groups = List.copyOf(groups);
        }

        public BarChart drawn() {
            return new BarChart(
                    "Biểu đồ thanh: " + title + "; số liệu ở bảng dưới",
                    groups.stream()
                            .map(group -> new BarChart.Group(group.name(), bars(group)))
                            .toList());
        }

        private List<BarChart.Bar> bars(Group group) {
            var bars = new ArrayList<BarChart.Bar>();
            for (var place = 0; place < group.values().size(); place++) {
                var value = group.values().get(place);
                if (value != null)
                    bars.add(new BarChart.Bar(
                            BarChart.Kind.ofSeries(place),
                            value.min(most).multiply(HUNDRED).divide(most, 2, RoundingMode.HALF_UP),
                            Vn.number(value)));
            }
            return bars;
        }
    }

    /** @param day sorts facts of several modules @param when as read: "Sáng 07:30", "27/10" @param href may be empty */
    record Fact(LocalDate day, String when, String text, String href, String note) {}

    /** Facts in the panel at the side, below everything on a phone. @param newestFirst in which order by day */
    record Side(String title, List<Fact> facts, boolean newestFirst) implements HomeBlock {
        public Side {
            facts = List.copyOf(facts);
        }

        Side with(Side other) {
            return new Side(
                    title, Stream.concat(facts.stream(), other.facts.stream()).toList(), newestFirst);
        }
    }
}
