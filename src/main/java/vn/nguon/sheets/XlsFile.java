package vn.nguon.sheets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/** Reads .xls (Excel 97 to 2003) by Apache POI's HSSF. Macros, pictures and links in it are not looked at. */
final class XlsFile {

    /** Largest date or count that is kept exactly; an error value or infinity is no number. */
    private static final double LARGEST = 1e15;

    private final HSSFWorkbook workbook;
    private final NumberFormat.Known formats;
    private final Map<Integer, @Nullable OldFont> fonts = new HashMap<>();

    private XlsFile(HSSFWorkbook workbook) {
        this.workbook = workbook;
        this.formats = new NumberFormat.Known(workbook.getInternalWorkbook().isUsing1904DateWindowing());
    }

    static SpreadsheetFile.Read read(byte[] bytes) {
        try (var workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
            if (workbook.getNumberOfSheets() == 0) return new SpreadsheetFile.Unreadable(FileChecks.BROKEN);
            var file = new XlsFile(workbook);
            var texts = new CellTexts(file.namesOldFont());
            var read = file.read(texts);
            return texts.mustReadAgain() ? file.read(new CellTexts(true)) : read;
        } catch (EncryptedDocumentException _) {
            return new SpreadsheetFile.Unreadable(FileChecks.PASSWORD);
        } catch (OldExcelFormatException _) {
            return new SpreadsheetFile.Unreadable(FileChecks.VERY_OLD_XLS);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError _) {
            // On a bent file POI throws whatever it stumbled over; a count that lies may ask for more memory than there
            // is.
            return new SpreadsheetFile.Unreadable(FileChecks.BROKEN);
        }
    }

    private boolean namesOldFont() {
        for (var i = 0; i < workbook.getNumberOfFonts(); i++) if (font(i) != null) return true;
        return false;
    }

    private @Nullable OldFont font(int index) {
        if (!fonts.containsKey(index))
            fonts.put(index, OldFont.of(workbook.getFontAt(index).getFontName()));
        return fonts.get(index);
    }

    private SpreadsheetFile.Read read(CellTexts texts) {
        var kept = new RowSink.Kept();
        var rows = new SheetRows(kept);
        for (var i = 0; i < workbook.getNumberOfSheets() && !texts.mustReadAgain(); i++) {
            if (workbook.getSheetVisibility(i) != SheetVisibility.VISIBLE) continue;
            var sheet = workbook.getSheetAt(i);
            kept.begin(VietnameseText.clean(workbook.getSheetName(i)), merges(sheet));
            rows(sheet, rows, texts);
            kept.end();
            if (rows.isFull()) return new SpreadsheetFile.Unreadable(FileChecks.TOO_MANY_ROWS);
        }
        return new SpreadsheetFile.Found(kept.sheets(), texts.isRaw());
    }

    private static List<Merge> merges(HSSFSheet sheet) {
        return sheet.getMergedRegions().stream()
                .limit(PartScan.MAX_MERGES)
                .map(m -> new Merge(m.getFirstRow() + 1, m.getLastRow() + 1, m.getFirstColumn(), m.getLastColumn()))
                .toList();
    }

    private void rows(HSSFSheet sheet, SheetRows rows, CellTexts texts) {
        for (var row : sheet) {
            for (var cell : row) rows.put(cell.getColumnIndex(), cell((HSSFCell) cell, texts));
            rows.endRow(row.getRowNum() + 1, row.getZeroHeight());
            if (rows.isFull() || texts.mustReadAgain()) break;
        }
    }

    private @Nullable Cell cell(HSSFCell cell, CellTexts texts) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> text(cell, texts);
            case NUMERIC -> number(cell);
            case BOOLEAN -> texts.of(cell.getBooleanCellValue() ? "1" : "0");
            case BLANK, ERROR, FORMULA, _NONE -> null;
        };
    }

    private @Nullable Cell number(HSSFCell cell) {
        var value = cell.getNumericCellValue();
        if (!(Math.abs(value) < LARGEST)) return null;
        var style = cell.getCellStyle();
        return formats.cell(BigDecimal.valueOf(value), (int) style.getDataFormat(), style.getDataFormatString());
    }

    private @Nullable Cell text(HSSFCell cell, CellTexts texts) {
        var rich = cell.getRichStringCellValue();
        var text = rich.getString();
        var own = font(cell.getCellStyle().getFontIndex());
        if (text == null || rich.numFormattingRuns() == 0) return texts.of(text, own, null);
        return byRuns(rich, text, own, texts);
    }

    /** A text whose parts are set in several fonts. */
    private @Nullable Cell byRuns(HSSFRichTextString rich, String text, @Nullable OldFont own, CellTexts texts) {
        var decoded = new StringBuilder();
        var main = own;
        var uniform = true;
        for (int run = -1, from = 0; run < rich.numFormattingRuns(); run++) {
            var to = run + 1 < rich.numFormattingRuns() ? rich.getIndexOfFormattingRun(run + 1) : text.length();
            if (to <= from || to > text.length()) continue;
            var font = run < 0 ? own : font(rich.getFontOfFormattingRun(run));
            var part = text.substring(from, to);
            if (from == 0) main = font;
            uniform &= font == main;
            if (main == null) main = font;
            decoded.append(font == null || TextEncoding.isSurelyUnicode(part) ? part : font.decode(part));
            from = to;
        }
        return texts.of(text, main, main == null || uniform || decoded.isEmpty() ? null : decoded.toString());
    }
}
