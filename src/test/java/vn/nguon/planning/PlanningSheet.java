package vn.nguon.planning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Fixture: a planning list as a spreadsheet, with the columns of the offices' real one. */
final class PlanningSheet {

    private static final String[] HEADER = {
        "TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Đơn vị", "Chức vụ", "Chức danh quy hoạch", "Nhiệm kỳ"
    };

    private final List<String[]> rows = new ArrayList<>();
    private String decision = "(Kèm theo Quyết định số 512-QĐ/HU, ngày 20/12/2021)";

    PlanningSheet without(String what) {
        decision = decision.replace(what, "");
        return this;
    }

    PlanningSheet row(String name, String born, String sex, String unit, String title) {
        rows.add(new String[] {"", name, born, sex, "Thái", unit, "Phó Chủ tịch UBND", title, "2020-2025"});
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Nguon", "1.0")) {
            var sheet = book.newWorksheet("Danh sach");
            sheet.value(0, 0, "DANH SÁCH QUY HOẠCH NHIỆM KỲ 2020-2025");
            if (!decision.isEmpty()) sheet.value(1, 0, decision);
            for (var c = 0; c < HEADER.length; c++) sheet.value(2, c, HEADER[c]);
            for (var r = 0; r < rows.size(); r++) {
                rows.get(r)[0] = Integer.toString(r + 1);
                for (var c = 0; c < HEADER.length; c++)
                    if (!rows.get(r)[c].isEmpty()) sheet.value(r + 3, c, rows.get(r)[c]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Any sheet, a line a row, cells separated by "|". */
    record Lines(List<String> lines) {
        Lines(String... lines) {
            this(List.of(lines));
        }

        byte[] bytes() {
            var out = new ByteArrayOutputStream();
            try (var workbook = new Workbook(out, "test", "1.0")) {
                var sheet = workbook.newWorksheet("Danh sách");
                for (var r = 0; r < lines.size(); r++) {
                    var cells = lines.get(r).split("\\|", -1);
                    for (var c = 0; c < cells.length; c++) sheet.value(r, c, cells[c]);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}
