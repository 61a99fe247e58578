package vn.nguon.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/** An uploaded file as rows of cells, or the sentence why it cannot be read. */
sealed interface SpreadsheetFile {

    /** Most rows and columns that are looked at; a list of people has a few hundred rows and twenty columns. */
    int MAX_ROWS = 20_000;

    int MAX_COLUMNS = 100;

    /** The visible sheets that hold something, at least one. */
    record Sheets(List<Sheet> sheets) implements SpreadsheetFile {}

    record Refused(String why) implements SpreadsheetFile {}

    /** Checks what the bytes really are, then reads values. Formulas give the value Excel last saw; nothing is computed. */
    static SpreadsheetFile open(byte[] bytes) {
        var refusal = FileChecks.refusalOf(bytes);
        if (refusal.isPresent()) return new Refused(refusal.get());
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            var sheets = new ArrayList<Sheet>();
            var rowsLeft = MAX_ROWS;
            for (var sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() != SheetVisibility.VISIBLE) continue;
                var rows = rows(sheet, rowsLeft, workbook.isDate1904());
                rowsLeft -= rows.size();
                if (rowsLeft < 0) return new Refused(FileChecks.TOO_MANY_ROWS);
                if (!rows.isEmpty()) sheets.add(new Sheet(VietnameseText.clean(sheet.getName()), rows));
            }
            return sheets.isEmpty() ? new Refused(FileChecks.EMPTY_SHEET) : new Sheets(sheets);
        } catch (IOException | RuntimeException _) {
            // On broken XML inside a sound zip the reader throws whatever it stumbled over.
            return new Refused(FileChecks.BROKEN);
        }
    }

    private static List<Row> rows(org.dhatim.fastexcel.reader.Sheet sheet, int most, boolean from1904)
            throws IOException {
        var rows = new ArrayList<Row>();
        try (var stream = sheet.openStream()) {
            var all = stream.iterator();
            while (all.hasNext() && rows.size() <= most) {
                var row = all.next();
                var cells = new TreeMap<Integer, Cell>();
                for (var cell : row) {
                    if (cell == null || cell.getColumnIndex() >= MAX_COLUMNS) continue;
                    cell(cell, from1904).ifPresent(value -> cells.put(cell.getColumnIndex(), value));
                }
                if (!cells.isEmpty()) rows.add(new Row(row.getRowNum(), cells));
            }
        }
        return rows;
    }

    private static Optional<Cell> cell(org.dhatim.fastexcel.reader.Cell cell, boolean from1904) {
        var type = cell.getType();
        if (type == CellType.EMPTY || type == CellType.ERROR) return Optional.empty();
        if (cell.getValue() instanceof BigDecimal number) return Optional.of(number(cell, number, from1904));
        var text = VietnameseText.clean(type == CellType.STRING ? cell.getText() : textOf(cell));
        return text.isEmpty() ? Optional.empty() : Optional.of(new Cell.Text(text));
    }

    private static String textOf(org.dhatim.fastexcel.reader.Cell cell) {
        var raw = cell.getRawValue();
        return raw == null ? "" : raw;
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number, boolean from1904) {
        return switch (NumberFormat.of(cell.getDataFormatId(), cell.getDataFormatString())) {
            case DATE ->
                ExcelDates.of(number, from1904).<Cell>map(Cell.Date::new).orElse(new Cell.Amount(number));
            // A date shown as a year alone says only that much.
            case YEAR ->
                ExcelDates.of(number, from1904)
                        .<Cell>map(date -> new Cell.Amount(BigDecimal.valueOf(date.getYear())))
                        .orElse(new Cell.Amount(number));
            case PLAIN -> new Cell.Amount(number);
        };
    }

    /** How a number is shown. */
    enum NumberFormat {
        PLAIN,
        DATE,
        YEAR;

        /** Built-in formats 14 to 22 and the East Asian ones are dates; others by their letters, outside quotes and brackets. */
        static NumberFormat of(@Nullable Integer id, @Nullable String written) {
            if (written != null) {
                var bare =
                        written.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
                if (bare.matches("y{2,4}(;@)?")) return YEAR;
                if (bare.contains("y") || bare.contains("d")) return bare.contains("general") ? PLAIN : DATE;
            }
            return id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
                    ? DATE
                    : PLAIN;
        }
    }
}
