package vn.nguon.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which table: of what, by what, sifted by what. All of it stands in the address.
 *
 * @param rows by what the rows are; one of the subject's dimensions
 * @param columns by what they are divided again, null for not; never the same as the rows
 * @param year of the lines, null for all; {@code title}, {@code term}, {@code code} of a class: "" for all
 * @param organisation with what hangs beneath it, null for all
 * @param map first day of the map on which organisations are named, null for those that were written
 */
public record ReportQuery(
        Subject subject,
        Dimension rows,
        @Nullable Dimension columns,
        @Nullable Integer year,
        String title,
        String term,
        String code,
        @Nullable UUID organisation,
        @Nullable LocalDate map) {

    public ReportQuery {
        if (!subject.dimensions().contains(rows)) throw new IllegalArgumentException(subject + " by " + rows);
        if (columns != null
                && (columns == rows
                        || !columns.fitsColumns()
                        || !subject.dimensions().contains(columns)))
            throw new IllegalArgumentException(subject + " by " + rows + " and " + columns);
    }

    /** All lines, as written. */
    public static ReportQuery of(Subject subject, Dimension rows, @Nullable Dimension columns) {
        return new ReportQuery(subject, rows, columns, null, "", "", "", null, null);
    }

    /** The same by rows alone. */
    ReportQuery undivided() {
        return new ReportQuery(subject, rows, null, year, title, term, code, organisation, map);
    }

    /** The value that lines must have to be counted. */
    record Sift(Dimension dimension, String value) {}

    /** By what lines are sifted, the organisation aside. */
    List<Sift> sifts() {
        return Stream.of(
                        new Sift(Dimension.YEAR, year == null ? "" : Integer.toString(year)),
                        new Sift(Dimension.TITLE, title),
                        new Sift(Dimension.TERM, term),
                        new Sift(Dimension.CLASS, code))
                .filter(sift -> !sift.value().isEmpty())
                .toList();
    }

    /** Whether anything but the map sifts the lines. */
    boolean isSifted() {
        return organisation != null || !sifts().isEmpty();
    }

    boolean sensitive() {
        return rows.sensitive() || columns != null && columns.sensitive();
    }

    /** The same lines, rows and map without anything that cuts them up: what a viewer without the right to sensitive data is shown of it. */
    ReportQuery whole() {
        return of(subject, rows, null);
    }
}
