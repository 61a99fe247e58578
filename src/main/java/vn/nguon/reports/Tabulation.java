package vn.nguon.reports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.nguon.results.Shares;
import vn.nguon.shared.VietnameseText;

/** Makes a {@link ReportTable} of counts: names values, puts them in order, folds what is to be hidden, sums. */
final class Tabulation {
    /** Usual bands from the best, folded; others stand between them and those without. Only how they are ordered, not what they are. */
    private static final List<String> BANDS =
            List.of("xuat sac", "gioi", "tot", "kha", "trung binh kha", "trung binh", "dat", "yeu", "kem", "khong dat");

    /** In addresses instead of "" and {@link Dimension#SEVERAL}. */
    private static final String UNKNOWN_KEY = "chua-ghi";

    private static final String SEVERAL_KEY = "nhieu";

    private final ReportQuery query;
    private final CountRules.Bounds bounds;
    private final Map<String, String> names;

    /** @param names of organisations by their public id */
    Tabulation(ReportQuery query, CountRules.Bounds bounds, Map<String, String> names) {
        this.query = query;
        this.bounds = bounds;
        this.names = names;
    }

    static String key(String value) {
        return switch (value) {
            case "" -> UNKNOWN_KEY;
            case Dimension.SEVERAL -> SEVERAL_KEY;
            default -> value;
        };
    }

    static String value(String key) {
        return switch (key) {
            case UNKNOWN_KEY -> "";
            case SEVERAL_KEY -> Dimension.SEVERAL;
            default -> key;
        };
    }

    /** Whether a row of this key is called by its value; the others stand after those. */
    static boolean isNamed(String key) {
        return !key.equals(UNKNOWN_KEY) && !key.equals(SEVERAL_KEY);
    }

    /** What a value is called on screen. */
    String label(Dimension dimension, String value) {
        if (value.isEmpty()) return dimension.unknown();
        if (value.equals(Dimension.SEVERAL)) return dimension.several();
        return switch (dimension) {
            case COMMUNE -> names.getOrDefault(value, "Tổ chức khác");
            case TERM -> value.replace('-', '–');
            case SEX -> value.equals("FEMALE") ? "Nữ" : "Nam";
            case AGE -> bounds.band(Integer.parseInt(value));
            case PARTY -> value.equals("du-bi") ? "Dự bị" : "Chính thức";
            case DISCIPLINE -> value.equals("co") ? "Có" : "Không";
            case THEORY ->
                bounds.levels().stream()
                        .filter(level -> level.word().equals(value))
                        .map(CountRules.Level::label)
                        .findFirst()
                        .orElse("Khác");
            case RESULT ->
                switch (value) {
                    case "khong-dat" -> "Không đạt";
                    case "dat" -> "Đạt";
                    default -> value;
                };
            case TRAINED -> value.equals("roi") ? "Đã bồi dưỡng" : "Chưa bồi dưỡng";
            case TITLE, ETHNICITY, YEAR, CLASS -> value;
        };
    }

    private record Value(String value, String label, int total) {}

    /** What is not known comes last, several values before it. */
    private Comparator<Value> order(Dimension dimension) {
        Comparator<Value> last = Comparator.comparing(
                one -> one.value().isEmpty() ? 2 : one.value().equals(Dimension.SEVERAL) ? 1 : 0);
        return last.thenComparing(inside(dimension)).thenComparing(Value::label, VietnameseText.order());
    }

    private Comparator<Value> inside(Dimension dimension) {
        return switch (dimension) {
            case COMMUNE -> Comparator.comparing(Value::label, VietnameseText.order());
            case TITLE, ETHNICITY -> Comparator.comparing(Value::total).reversed();
            case RESULT -> Comparator.comparing(one -> band(one.label()));
            case THEORY -> Comparator.comparing(one -> level(one.value()));
            case TRAINED -> Comparator.comparing((Value one) -> one.value()).reversed();
            case TERM, SEX, AGE, YEAR, CLASS, PARTY, DISCIPLINE -> Comparator.comparing(Value::value);
        };
    }

    private static int band(String label) {
        var place = BANDS.indexOf(VietnameseText.fold(label));
        return place < 0 ? BANDS.size() - 2 : place;
    }

    private int level(String value) {
        var place = IntStream.range(0, bounds.levels().size())
                .filter(i -> bounds.levels().get(i).word().equals(value))
                .findFirst();
        return place.orElse(Integer.MAX_VALUE);
    }

    private List<Value> values(Dimension dimension, Map<String, Integer> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Value(sum.getKey(), label(dimension, sum.getKey()), sum.getValue()))
                .sorted(order(dimension))
                .toList();
    }

    /** @param restricted whether small counts of a sensitive kind are to be hidden; the query has no columns then @param countedAt see {@link ReportTable} */
    ReportTable table(List<CountRows.Count> counts, boolean restricted, @Nullable Instant countedAt) {
        var byRow = new TreeMap<String, Integer>();
        var byColumn = new TreeMap<String, Integer>();
        var cells = new HashMap<String, Map<String, Integer>>();
        for (var count : counts) {
            byRow.merge(count.v1(), count.n(), Integer::sum);
            byColumn.merge(count.v2(), count.n(), Integer::sum);
            cells.computeIfAbsent(count.v1(), _ -> new HashMap<>()).merge(count.v2(), count.n(), Integer::sum);
        }
        var dimension = query.columns();
        var columns = dimension == null ? List.<Value>of() : values(dimension, byColumn);
        var rows = values(query.rows(), byRow);
        var sums = restricted
                ? fold(rows)
                : rows.stream()
                        .map(row -> new Sum(row, row.label(), row.total()))
                        .toList();
        var shares = Shares.of(sums.stream().map(Sum::total).toList());
        var shown = new ArrayList<ReportTable.Row>();
        for (var i = 0; i < sums.size(); i++) {
            var sum = sums.get(i);
            var value = sum.value();
            var own = value == null ? Map.<String, Integer>of() : cells.getOrDefault(value.value(), Map.of());
            shown.add(new ReportTable.Row(
                    value == null || restricted ? null : key(value.value()),
                    sum.label(),
                    cells(columns, own),
                    sum.total(),
                    shares.get(i),
                    value == null));
        }
        return new ReportTable(
                query,
                columns.stream().map(Tabulation::column).toList(),
                shown,
                columns.stream().map(Value::total).toList(),
                counts.stream().mapToInt(CountRows.Count::n).sum(),
                restricted,
                countedAt);
    }

    /**
     * Puts columns to a table that has none.
     *
     * @param whole of the same query undivided; nothing is hidden in it
     * @param sums of the columns, each a row
     * @param some cells, those of the rows that are shown
     */
    ReportTable divided(ReportTable whole, List<CountRows.Count> sums, List<CountRows.Count> some) {
        var dimension = Objects.requireNonNull(query.columns(), "nothing to divide by");
        var byColumn = new TreeMap<String, Integer>();
        for (var sum : sums) byColumn.merge(sum.v1(), sum.n(), Integer::sum);
        var cells = new HashMap<String, Map<String, Integer>>();
        for (var count : some)
            cells.computeIfAbsent(key(count.v1()), _ -> new HashMap<>()).put(count.v2(), count.n());
        var columns = values(dimension, byColumn);
        return new ReportTable(
                query,
                columns.stream().map(Tabulation::column).toList(),
                whole.rows().stream()
                        .map(row -> {
                            var own = row.key() == null ? null : cells.get(row.key());
                            return own == null ? row : row.with(cells(columns, own));
                        })
                        .toList(),
                columns.stream().map(Value::total).toList(),
                whole.total(),
                false,
                whole.countedAt());
    }

    private static ReportTable.Column column(Value value) {
        return new ReportTable.Column(key(value.value()), value.label());
    }

    private static List<Integer> cells(List<Value> columns, Map<String, Integer> own) {
        return columns.stream()
                .map(column -> own.getOrDefault(column.value(), 0))
                .toList();
    }

    /** A line of the table. @param value null for what was folded */
    private record Sum(@Nullable Value value, String label, int total) {}

    private List<Sum> fold(List<Value> rows) {
        var folded =
                new HashSet<>(Folding.folded(rows.stream().map(Value::total).toList(), bounds.least()));
        var sums = new ArrayList<Sum>();
        var rest = 0;
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (folded.contains(i)) rest += row.total();
            else sums.add(new Sum(row, row.label(), row.total()));
        }
        if (!folded.isEmpty())
            sums.add(new Sum(
                    null, folded.size() == rows.size() ? "Tất cả (không tách được)" : "Khác, chưa ghi (gộp)", rest));
        return sums;
    }
}
