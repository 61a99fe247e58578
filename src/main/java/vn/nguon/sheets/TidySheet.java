package vn.nguon.sheets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Stamp;

/**
 * Writes one tidy sheet (.xlsx): a title, who took it out and when, a header, rows. Used by every export. Texts are never formulas: one that begins
 * with = + - @ is stored as text in a cell of format Text, so that it stays text when somebody edits it in Excel.
 * <p>Shape: a row has at most as many values as the header; a value is text, a whole or decimal number, a date, or null
 * for a blank. Dates show as dd/MM/yyyy. Same rows give the same cells, not the same bytes.
 */
public final class TidySheet {

    private static final int HEADER_ROW = 2;
    private static final int NARROWEST = 6;
    private static final int WIDEST = 50;
    /** Characters that XML 1.0 cannot hold. */
    private static final String NOT_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private final String name;
    private final String title;
    private final String stamp;
    private final List<String> header;
    private final List<List<Value>> rows = new ArrayList<>();

    private sealed interface Value {
        record Text(String text) implements Value {}

        record Amount(BigDecimal number) implements Value {}

        record Date(LocalDate date) implements Value {}

        record Blank() implements Value {}
    }

    /**
     * @param name of the sheet's tab; characters that Excel forbids there are dropped, and what is over 31
     * @param title stands alone in the first row
     * @param stamp who takes the list out and when: in the second row
     */
    public TidySheet(String name, String title, Stamp stamp, List<String> header) {
        this(name, title, stamp.exported(), header);
    }

    /** A sheet as an office would have sent it, without a stamp: for sample data and tests, never for an export. */
    public static TidySheet sample(String name, String title, List<String> header) {
        return new TidySheet(name, title, "", header);
    }

    private TidySheet(String name, String title, String stamp, List<String> header) {
        var tab = name.replaceAll("[\\[\\]*?/\\\\:']", " ").strip();
        this.name = tab.isEmpty() ? "Danh sách" : tab.substring(0, Math.min(31, tab.length()));
        this.title = title;
        this.stamp = stamp;
        this.header = List.copyOf(header);
    }

    /**
     * Adds a row of texts, numbers, dates and nulls.
     *
     * @throws IllegalArgumentException if it is wider than the header or holds anything else
     */
    public TidySheet row(@Nullable Object... values) {
        if (values.length > header.size())
            throw new IllegalArgumentException(values.length + " values under " + header.size());
        var row = new ArrayList<Value>();
        for (var value : values) row.add(valueOf(value));
        rows.add(row);
        return this;
    }

    private static Value valueOf(@Nullable Object value) {
        return switch (value) {
            case null -> new Value.Blank();
            case String text -> new Value.Text(text.replaceAll(NOT_XML, ""));
            case BigDecimal number -> new Value.Amount(number);
            case Integer number -> new Value.Amount(BigDecimal.valueOf(number));
            case Long number -> new Value.Amount(BigDecimal.valueOf(number));
            case LocalDate date -> new Value.Date(date);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    /** The finished .xlsx file. */
    public byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Nguon", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            text(sheet, 0, 0, title);
            text(sheet, 1, 0, stamp);
            sheet.style(0, 0).bold().fontSize(14).set();
            for (var c = 0; c < header.size(); c++) {
                text(sheet, HEADER_ROW, c, header.get(c));
                sheet.style(HEADER_ROW, c)
                        .bold()
                        .wrapText(true)
                        .borderStyle(BorderStyle.THIN)
                        .set();
                sheet.width(c, width(c));
            }
            for (var r = 0; r < rows.size(); r++) {
                for (var c = 0; c < rows.get(r).size(); c++)
                    put(sheet, HEADER_ROW + 1 + r, c, rows.get(r).get(c));
            }
            sheet.freezePane(0, HEADER_ROW + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Value value) {
        switch (value) {
            case Value.Text(var text) -> text(sheet, row, column, text);
            case Value.Amount(var number) -> sheet.value(row, column, number);
            case Value.Date(var date) -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case Value.Blank() -> {}
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (text.isEmpty()) return;
        sheet.value(row, column, text);
        if ("=+-@\t\r".indexOf(text.charAt(0)) >= 0)
            sheet.style(row, column).format("@").set();
    }

    private double width(int column) {
        var longest = header.get(column).length();
        for (var row : rows) {
            if (column < row.size() && row.get(column) instanceof Value.Text(var text))
                longest = Math.max(longest, text.length());
            if (column < row.size() && row.get(column) instanceof Value.Date) longest = Math.max(longest, 11);
        }
        return Math.clamp(longest + 2L, NARROWEST, WIDEST);
    }
}
