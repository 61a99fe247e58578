package vn.nguon.people;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One page as both installations answered it.
 *
 * @param there the country's size, here one class
 * @param postgresCpu processor time of PostgreSQL a page there, milliseconds, grain 10 ms over all rounds
 */
record Measured(Who who, String page, Side there, Side here, double postgresCpu) {

    static final double MOST_MILLIS = 200;
    static final double MOST_RATIO = 1.5;
    /** What nobody notices: a page of 4 ms may take 8. */
    static final double UNNOTICED_MILLIS = 10;

    /**
     * More statements than with one class by so many are more with every row. A page of a longer list may ask one or two that an empty one need not.
     */
    static final double MOST_MORE_STATEMENTS = 2.5;

    /**
     * @param statements a page, on average
     * @param bytes of the answer, not compressed
     * @param rows lines of tables and lists inside main
     */
    record Side(double p50, double p95, double statements, int bytes, int rows) {}

    double ratio() {
        return there.p50 / here.p50;
    }

    double more() {
        return there.p50 - here.p50;
    }

    boolean over() {
        return there.p95 > MOST_MILLIS || ratio() > MOST_RATIO;
    }

    boolean grows() {
        return there.statements - here.statements > MOST_MORE_STATEMENTS;
    }

    static final String HEAD = """
            | who | page | SQL | p50 ms | p95 ms | PostgreSQL CPU ms | one class p50 | p95 | ratio | more ms | kB | rows |
            |---|---|---|---|---|---|---|---|---|---|---|---|""";

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %.1f | %.1f | %.1f | %s | %.1f | %d / %d | %d / %d |",
                who.label,
                page,
                grows() ? "**%.0f** / %.0f".formatted(there.statements, here.statements) : "%.0f".formatted(there.statements),
                strong(there.p50, MOST_MILLIS),
                strong(there.p95, MOST_MILLIS),
                postgresCpu,
                here.p50,
                here.p95,
                strong(ratio(), MOST_RATIO),
                more(),
                there.bytes / 1000,
                here.bytes / 1000,
                there.rows,
                here.rows);
    }

    private static String strong(double value, double most) {
        return String.format(Locale.ROOT, value > most ? "**%.1f**" : "%.1f", value);
    }

    /** How many pages of each role keep the aim, which do not, and where statements grow with the data. */
    static String summary(List<Measured> all) {
        var text = new StringBuilder(
                "\n| who | pages | p95 ≤ 100 ms | ≤ 200 ms | at most 1.5 times one class | more than 1.5 times and 10 ms | of these with no more rows |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (var who : Who.values()) {
            var own = all.stream().filter(one -> one.who == who).toList();
            if (!own.isEmpty()) text.append(count(who.label, own));
        }
        text.append(count("all", all));
        text.append("\nOver 200 ms, or over 1.5 times and by more than 10 ms, by how much:\n\n").append(HEAD).append('\n');
        all.stream()
                .filter(one -> one.there.p95 > MOST_MILLIS || one.noticed())
                .sorted(Comparator.comparingDouble(Measured::more).reversed())
                .forEach(one -> text.append(one.line()).append('\n'));
        text.append("\nPages whose number of statements differs (strong: grows with the data, and fails the bench):\n\n");
        all.stream()
                .filter(one -> Math.abs(one.there.statements - one.here.statements) > 0.5)
                .sorted(Comparator.comparingDouble((Measured one) -> one.there.statements - one.here.statements).reversed())
                .forEach(one -> text.append(String.format(
                        Locale.ROOT,
                        one.grows() ? "- **%s %s: %.0f, with one class %.0f**%n" : "- %s %s: %.0f, with one class %.0f%n",
                        one.who.label,
                        one.page,
                        one.there.statements,
                        one.here.statements)));
        return text.toString();
    }

    /** More than 1.5 times, and so much more that somebody could notice. */
    boolean noticed() {
        return ratio() > MOST_RATIO && more() > UNNOTICED_MILLIS;
    }

    private static String count(String label, List<Measured> pages) {
        return "| %s | %d | %d | %d | %d | %d | %d |%n".formatted(
                label,
                pages.size(),
                pages.stream().filter(one -> one.there.p95 <= 100).count(),
                pages.stream().filter(one -> one.there.p95 <= MOST_MILLIS).count(),
                pages.stream().filter(one -> one.ratio() <= MOST_RATIO).count(),
                pages.stream().filter(Measured::noticed).count(),
                pages.stream().filter(one -> one.noticed() && one.there.rows <= one.here.rows).count());
    }
}
