package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.READER;
import static vn.nguon.sheets.Fixtures.understood;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nguon.shared.Sex;

/** Merged cells (ô gộp) in both kinds of file: wide cells of a header, units and people over several rows. */
class MergedCellTests {

    enum Kind {
        XLSX,
        XLS
    }

    @ParameterizedTest
    @EnumSource
    void knowsByMergedCellsWhichColumnsAWideHeadingReachesOver(Kind kind) {
        var list = read(
                kind,
                List.of("A1:G1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "F3:G3"),
                "DANH SÁCH CÁN BỘ XÃ MAI SƠN",
                "",
                "TT|Họ và tên|Giới tính||Năm sinh|Nơi ở hiện nay|",
                "||Nam|Nữ||Bản|Ghi chú",
                "1|Lò Văn Ánh|x||1980|Bản Phá|biệt phái",
                "2|Vi Thị Hoa||x|1981|Bản Na|");
        assertThat(list.rows()).extracting(PersonRow::sex).containsExactly(Sex.MALE, Sex.FEMALE);
        assertThat(list.rows().getFirst().note()).isEqualTo("biệt phái");
        assertThat(list.columns())
                .extracting(FoundColumn::heading)
                .containsExactly(
                        "TT",
                        "Họ và tên",
                        "Giới tính / Nam",
                        "Giới tính / Nữ",
                        "Năm sinh",
                        "Nơi ở hiện nay / Bản",
                        "Nơi ở hiện nay / Ghi chú");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotStretchAWideHeadingBeyondItsCell(Kind kind) {
        var list = read(
                kind,
                List.of("A1:A2", "B1:B2", "C1:D1"),
                "TT|Họ và tên|Ngày sinh|||Ghi chú",
                "||Nam|Nữ|Đơn vị|",
                "1|Lò Văn Ánh|1/2/1980||Xã Mai Sơn|",
                "2|Vi Thị Hoa||3/4/1981|Xã Yên Na|");
        assertThat(list.columns()).extracting(FoundColumn::heading).contains("Đơn vị", "Ghi chú");
        assertThat(list.rows()).extracting(PersonRow::unit).containsExactly("Xã Mai Sơn", "Xã Yên Na");
        assertThat(list.rows())
                .extracting(row -> row.birth().orElseThrow().text())
                .containsExactly("01/02/1980", "03/04/1981");
    }

    @ParameterizedTest
    @EnumSource
    void readsAHeaderOfThreeRows(Kind kind) {
        var list = read(
                kind,
                List.of("A1:A3", "B1:B3", "C1:C3", "D1:G1", "D2:E2", "F2:F3", "G2:G3"),
                "TT|Họ và tên|Năm sinh|Nội dung quy hoạch|||",
                "|||Chức danh, đơn vị quy hoạch||Nhiệm kỳ|Ghi chú",
                "|||Chức danh|Đơn vị||",
                "1|Lò Văn Ánh|1980|Bí thư|Xã Mai Sơn|2020-2025|",
                "2|Vi Thị Hoa|1981|Phó Bí thư|Xã Yên Na|2020-2025|");
        assertThat(list.rows())
                .extracting(PersonRow::name, PersonRow::plannedTitle, PersonRow::plannedUnit, PersonRow::term)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Lò Văn Ánh", "Bí thư", "Xã Mai Sơn", "2020-2025"),
                        org.assertj.core.groups.Tuple.tuple("Vi Thị Hoa", "Phó Bí thư", "Xã Yên Na", "2020-2025"));
    }

    @ParameterizedTest
    @EnumSource
    void givesAUnitMergedOverSeveralPeopleToEachWithoutAsking(Kind kind) {
        var list = read(
                kind,
                List.of("D2:D4", "D5:D6"),
                "TT|Họ và tên|Ngày sinh|Đơn vị|Chức vụ",
                "1|Lò Văn Ánh|1/2/1980|Xã Mai Sơn|Bí thư",
                "2|Vi Thị Hoa|3/4/1981||Phó Bí thư",
                "3|Kha Văn Bình|5/6/1982||Chủ tịch",
                "4|Lữ Thị Dung|7/8/1983|Xã Yên Na|Bí thư",
                "5|Xồng Bá Pó|9/10/1984||Chủ tịch",
                "6|Vừ Bá Lỳ|9/10/1984||Chủ tịch");
        assertThat(list.rows())
                .extracting(PersonRow::unit)
                .containsExactly("Xã Mai Sơn", "Xã Mai Sơn", "Xã Mai Sơn", "Xã Yên Na", "Xã Yên Na", "Xã Yên Na");
        // The last one lies outside the merged cell: taken from above, and said.
        assertThat(list.problems()).containsExactly("Dòng 7 để trống đơn vị, lấy “Xã Yên Na” của dòng trên");
    }

    @ParameterizedTest
    @EnumSource
    void readsGroupRowsOfOneCellMergedOverTheWholeWidth(Kind kind) {
        var list = read(
                kind,
                List.of("A2:D2", "A4:D4"),
                "TT|Họ và tên|Ngày sinh|Chức vụ",
                "Xã Mai Sơn|||",
                "1|Lò Văn Ánh|1/2/1980|Bí thư",
                "Thị trấn Hòa Bình|||",
                "2|Vi Thị Hoa|3/4/1981|Phó Bí thư");
        assertThat(list.rows()).extracting(PersonRow::unit).containsExactly("Xã Mai Sơn", "Thị trấn Hòa Bình");
    }

    @ParameterizedTest
    @EnumSource
    void readsAPersonMergedOverSeveralRowsOnceWithAllTheirTitles(Kind kind) {
        var list = read(
                kind,
                List.of("A2:A4", "B2:B4", "C2:C4", "E2:E3"),
                "TT|Họ và tên|Ngày sinh|Chức danh quy hoạch|Đơn vị quy hoạch|Nhiệm kỳ",
                "1|Lò Văn Ánh|1/2/1980|Bí thư|Xã Mai Sơn|2020-2025",
                "|||Chủ tịch UBND||2025-2030",
                "|||Bí thư|Xã Yên Na|2025-2030",
                "2|Vi Thị Hoa|3/4/1981|Phó Bí thư|Xã Mai Sơn|2020-2025");
        assertThat(list.rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh", "Lò Văn Ánh", "Vi Thị Hoa");
        var first = list.rows().getFirst();
        assertThat(first.plannedTitles()).containsExactly("Bí thư", "Chủ tịch UBND");
        assertThat(first.terms()).containsExactly("2020-2025", "2025-2030");
        var elsewhere = list.rows().get(1);
        assertThat(elsewhere.plannedUnit()).isEqualTo("Xã Yên Na");
        assertThat(elsewhere.birth()).isEqualTo(first.birth());
        assertThat(list.problems()).isEmpty();
    }

    /** What a part could be bent to: tags without an end, ranges that are none, more merged cells than any list has. */
    @Test
    void looksForMergedCellsInAnyBytesWithoutLosingItsWay() throws IOException {
        var list = Fixtures.file("b-mot-dong-tieu-de.xlsx");
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Danh sách</t></is></c></row>";
        for (var tail : List.of(
                "<mergeCell ", "<mergeCell ref=", "<mergeCell ref=\"", "<mergeCell ref=\"A1:\"/>", "<mergeCell/>")) {
            var sheet =
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData><!--%s--></worksheet>"
                            .formatted(rows, tail.repeat(20_000));
            assertThat(refusal(list, sheet)).startsWith("Không thấy dòng tên cột.");
        }
        // Each different, so that it is the number that is refused and not how well it packs.
        var ranges = new java.util.Random(1)
                .ints(PartScan.MAX_MERGES + 1L, 1, 1_000_000)
                .mapToObj("<mergeCell ref=\"A%1$d:B%1$d\"/>"::formatted)
                .collect(java.util.stream.Collectors.joining());
        var many =
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>"
                        .formatted(rows, ranges);
        assertThat(refusal(list, many)).isEqualTo(FileChecks.BOMB);
    }

    private static String refusal(byte[] workbook, String sheet) throws IOException {
        return Fixtures.refusal(
                Fixtures.with(workbook, "xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsRangesAsExcelWritesThem() {
        assertThat(Merge.of("B3:AA5")).contains(new Merge(3, 5, 1, 26));
        assertThat(Merge.of("$B$3:$C$3")).contains(new Merge(3, 3, 1, 2));
        assertThat(List.of("B3", "B3:B3", "C3:B3", "B5:B3", "B0:B3", "", "b3:b4"))
                .allSatisfy(range -> assertThat(Merge.of(range)).isEqualTo(Optional.empty()));
    }

    private static PersonList read(Kind kind, List<String> merges, String... lines) {
        return understood(READER.read(kind == Kind.XLS ? xls(merges, lines) : xlsx(merges, lines), "ds"));
    }

    private static byte[] xlsx(List<String> merges, String... lines) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Danh sách");
            for (var r = 0; r < lines.length; r++) {
                var cells = lines[r].split("\\|", -1);
                for (var c = 0; c < cells.length; c++) {
                    if (cells[c].matches("\\d+")) sheet.value(r, c, Integer.valueOf(cells[c]));
                    else if (!cells[c].isEmpty()) sheet.value(r, c, cells[c]);
                }
            }
            for (var range : merges) {
                var merge = Merge.of(range).orElseThrow();
                sheet.range(merge.top() - 1, merge.left(), merge.bottom() - 1, merge.right())
                        .merge();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] xls(List<String> merges, String... lines) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("Danh sách");
            for (var r = 0; r < lines.length; r++) {
                var row = sheet.createRow(r);
                var cells = lines[r].split("\\|", -1);
                for (var c = 0; c < cells.length; c++) {
                    if (cells[c].matches("\\d+")) row.createCell(c).setCellValue(Integer.parseInt(cells[c]));
                    else if (!cells[c].isEmpty()) row.createCell(c).setCellValue(cells[c]);
                }
            }
            for (var range : merges) sheet.addMergedRegion(CellRangeAddress.valueOf(range));
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
