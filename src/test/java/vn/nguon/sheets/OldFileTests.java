package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.READER;
import static vn.nguon.sheets.Fixtures.file;
import static vn.nguon.sheets.Fixtures.refusal;
import static vn.nguon.sheets.Fixtures.sheet;
import static vn.nguon.sheets.Fixtures.understood;
import static vn.nguon.sheets.Fixtures.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.util.CellRangeAddress;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in old encodings and in .xls, harder than the offices' own files. */
class OldFileTests {

    private static final String[] LIST = {
        "TT|Họ và tên|Ngày sinh|Giới tính|Dân tộc|Đơn vị|Chức vụ",
        "1|Lộc Minh Nam|02/06/1981|Nam|Thái|Xã Mai Sơn|Bí thư Đoàn xã",
        "2|Vừ Bá Lỳ|1979|Nam|Mông|Xã Nhôn Mai|Phó Chủ tịch Hội Nông dân",
        "3|Hồ Thị Hoàng|03/04/1985|Nữ|Kinh|Thị trấn Hòa Bình|Chủ tịch Hội đồng nhân dân",
        "4|Xồng Nhia Pó|05/06/1982|Nam|Mông|Xã Hữu Khuông|Trưởng Công an xã",
        "5|Ốc Thị Ánh|07/08/1983|Nữ|Khơ Mú|Xã Lưu Kiền|Chủ tịch Hội Phụ nữ"
    };
    private static final List<String> NAMES =
            List.of("Lộc Minh Nam", "Vừ Bá Lỳ", "Hồ Thị Hoàng", "Xồng Nhia Pó", "Ốc Thị Ánh");
    private static final List<String> UNITS =
            List.of("Xã Mai Sơn", "Xã Nhôn Mai", "Thị trấn Hòa Bình", "Xã Hữu Khuông", "Xã Lưu Kiền");

    @Test
    void readsAWholeFileInEitherEncodingWithoutAnyFont() {
        var tcvn3 = read(sheet(lines(-1, OldText::tcvn3)));
        assertThat(tcvn3.encoding()).isEqualTo(TextEncoding.TCVN3);
        hasEverybody(tcvn3);
        var vni = read(sheet(lines(-1, OldText::vni)));
        assertThat(vni.encoding()).isEqualTo(TextEncoding.VNI);
        hasEverybody(vni);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6})
    void readsOneOldColumnBesideUnicodeOnes(int column) {
        for (UnaryOperator<String> old : List.<UnaryOperator<String>>of(OldText::tcvn3, OldText::vni)) {
            var list = read(sheet(lines(column, old)));
            assertThat(list.encoding()).isEqualTo(TextEncoding.MIXED);
            hasEverybody(list);
        }
    }

    @Test
    void readsOneOldCellAndShowsItBeforeAndAfter() {
        var lines = LIST.clone();
        lines[2] = lines[2].replace("Vừ Bá Lỳ", OldText.tcvn3("Vừ Bá Lỳ"));
        var list = read(sheet(lines));
        hasEverybody(list);
        assertThat(list.encoding()).isEqualTo(TextEncoding.MIXED);
        assertThat(list.conversions())
                .containsExactly(new Conversion("B3", "Võ B¸ Lú", "Vừ Bá Lỳ", TextEncoding.TCVN3, 1));
    }

    @Test
    void leavesUnicodeAloneWhereASignOnlyLooksOld() {
        var lines = LIST.clone();
        lines[1] = lines[1].replace("Bí thư Đoàn xã", "Bí thư Đoàn xã ½ biên chế, § 5, 30 m², ®");
        var list = read(sheet(lines));
        hasEverybody(list);
        assertThat(list.encoding()).isEqualTo(TextEncoding.UNICODE);
        assertThat(list.conversions()).isEmpty();
        assertThat(list.rows().getFirst().post()).endsWith("½ biên chế, § 5, 30 m², ®");
    }

    @Test
    void believesTheFontOfAnXlsxWhereContentCannotTell() {
        // "Lé", "Mý", "Tý": each could be Unicode; only the font says that they are Lộ, Mý, Tý.
        var list = read(styled(".VnTime", "TT|Hä tªn|N¨m sinh|§¬n vÞ", "1|Lé Thi Tó|1980|X· Mai S¬n"));
        assertThat(list.rows().getFirst().name()).isEqualTo("Lộ Thi Tú");
    }

    @Test
    void readsUnicodeTypedInCellsOfAnOldFont() {
        var list = read(styled(".VnTime", LIST));
        assertThat(list.encoding()).isEqualTo(TextEncoding.UNICODE);
        hasEverybody(list);
    }

    @Test
    void readsTheFontOfCapitalsAsCapitals() {
        var list = read(styled(".VnTimeH", "TT|hä vµ tªn|n¨m sinh|®¬n vÞ", "1|l« v¨n ¸nh|1980|x· mai s¬n"));
        assertThat(list.rows().getFirst().name()).isEqualTo("Lô Văn Ánh");
        assertThat(list.rows().getFirst().unit()).isEqualTo("Xã Mai Sơn");
    }

    @Test
    void readsEachPartOfATextByItsOwnFont() throws IOException {
        var shared = """
                <?xml version="1.0" encoding="UTF-8"?>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
                <si><t>Họ và tên</t></si><si><t>Năm sinh</t></si><si><t>Đơn vị</t></si>
                <si><r><rPr><rFont val="Times New Roman"/></rPr><t xml:space="preserve">Lò Thị </t></r><r><rPr><rFont val=".VnTime"/></rPr><t>¸nh</t></r></si>
                <si><r><t xml:space="preserve">Xã </t></r><r><rPr><rFont val="VNI-Times"/></rPr><t>Nhoân Mai</t></r></si>
                </sst>""";
        var rows = """
                <?xml version="1.0" encoding="UTF-8"?>
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
                <row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>1980</v></c><c r="C2" t="s"><v>4</v></c></row>
                </sheetData></worksheet>""";
        var bytes = with(file("h-tron-bang-ma.xlsx"), "xl/sharedStrings.xml", shared.getBytes(StandardCharsets.UTF_8));
        var person = read(with(bytes, "xl/worksheets/sheet1.xml", rows.getBytes(StandardCharsets.UTF_8)))
                .rows()
                .getFirst();
        assertThat(person.name()).isEqualTo("Lò Thị Ánh");
        assertThat(person.unit()).isEqualTo("Xã Nhôn Mai");
    }

    @Test
    void readsAnXlsWithDatesFormulasHiddenRowsAndMergedCells() {
        var list = read(xls(sheet -> {
            fill(
                    sheet,
                    "|DANH SÁCH",
                    "TT|Họ và tên|Ngày sinh||Đơn vị",
                    "||Nam|Nữ|",
                    "1|LÒ VĂN ÁNH|||Xã Mai Sơn",
                    "2|vi thị Hoà");
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 2, 3));
            sheet.addMergedRegion(new CellRangeAddress(3, 4, 4, 4));
            var day = sheet.getWorkbook().createCellStyle();
            day.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("dd/mm/yyyy"));
            var born = sheet.getRow(3).createCell(2);
            born.setCellValue(29129);
            born.setCellStyle(day);
            var year = sheet.getRow(4).createCell(3);
            year.setCellFormula("1900+85");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(year);
            sheet.getRow(4).setZeroHeight(true);
        }));
        assertThat(list.rows()).extracting(PersonRow::name).containsExactly("Lò Văn Ánh", "Vi Thị Hòa");
        assertThat(list.rows())
                .extracting(row -> row.birth().orElseThrow().text())
                .containsExactly("01/10/1979", "1985");
        assertThat(list.rows()).extracting(PersonRow::unit).containsOnly("Xã Mai Sơn");
        assertThat(list.problems()).containsExactly("1 người nằm ở dòng ẩn trong tệp nhưng vẫn đọc: dòng 5");
    }

    @Test
    void readsFontsAndPartsOfAnXls() {
        var list = read(xls(sheet -> {
            fill(sheet, lines(-1, text -> text));
            var workbook = sheet.getWorkbook();
            var old = workbook.createFont();
            old.setFontName(".VnTime");
            var style = workbook.createCellStyle();
            style.setFont(old);
            var whole = sheet.getRow(1).getCell(1);
            whole.setCellValue(OldText.tcvn3("Lộc Minh Nam"));
            whole.setCellStyle(style);
            var parts = new HSSFRichTextString("Vừ Bá " + OldText.tcvn3("Lỳ"));
            parts.applyFont(7, parts.length(), (Font) old);
            sheet.getRow(2).getCell(1).setCellValue(parts);
        }));
        hasEverybody(list);
        assertThat(list.conversions()).extracting(Conversion::cell).containsExactly("B2", "B3");
    }

    @Test
    void readsAnXlsxNamedXlsAndTheOtherWayRound() {
        assertThat(READER.read(file("b-mot-dong-tieu-de.xlsx"), "b.xls")).isInstanceOf(ListReading.Understood.class);
        assertThat(READER.read(file("f-nfd-xls.xls"), "f.xlsx")).isInstanceOf(ListReading.Understood.class);
    }

    @Test
    void refusesAnXlsWithAPassword() {
        Biff8EncryptionKey.setCurrentUserPassword("mat-khau");
        byte[] bytes;
        try {
            bytes = xls(sheet -> fill(sheet, LIST));
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(refusal(bytes)).startsWith("Tệp này có đặt mật khẩu.");
    }

    @Test
    void refusesABrokenXlsWhateverByteIsChanged() {
        var whole = file("d-tcvn3.xls");
        for (var i = 0; i < whole.length; i += 211) {
            var bent = whole.clone();
            bent[i] ^= 0x55;
            assertThat(READER.read(bent, "ds.xls")).isNotNull();
        }
        assertThat(refusal(java.util.Arrays.copyOf(whole, whole.length / 2))).startsWith("Tệp này bị hỏng");
    }

    private static void hasEverybody(PersonList list) {
        assertThat(list.rows()).extracting(PersonRow::name).isEqualTo(NAMES);
        assertThat(list.rows()).extracting(PersonRow::unit).isEqualTo(UNITS);
        assertThat(list.rows())
                .extracting(PersonRow::ethnicity)
                .containsExactly("Thái", "Mông", "Kinh", "Mông", "Khơ Mú");
        assertThat(list.rows().get(2).post()).isEqualTo("Chủ tịch Hội đồng nhân dân");
        assertThat(list.rows()).allSatisfy(row -> assertThat(row.problems()).isEmpty());
    }

    /** The list with one column in an old encoding, or all of it. */
    private static String[] lines(int column, UnaryOperator<String> old) {
        var lines = new String[LIST.length];
        for (var i = 0; i < lines.length; i++) {
            var cells = LIST[i].split("\\|", -1);
            for (var c = 0; c < cells.length; c++) if (column < 0 || c == column) cells[c] = old.apply(cells[c]);
            lines[i] = String.join("|", cells);
        }
        return lines;
    }

    private static PersonList read(byte[] bytes) {
        return understood(READER.read(bytes, "ds"));
    }

    private static byte[] styled(String font, String... lines) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Danh sách");
            for (var r = 0; r < lines.length; r++) {
                var cells = lines[r].split("\\|", -1);
                for (var c = 0; c < cells.length; c++) {
                    sheet.value(r, c, cells[c]);
                    sheet.style(r, c).fontName(font).set();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] xls(Consumer<HSSFSheet> content) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            content.accept(workbook.createSheet("DS"));
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void fill(HSSFSheet sheet, String... lines) {
        for (var r = 0; r < lines.length; r++) {
            var row = sheet.createRow(r);
            var cells = lines[r].split("\\|", -1);
            for (var c = 0; c < cells.length; c++)
                if (!cells[c].isEmpty()) row.createCell(c).setCellValue(cells[c]);
        }
    }
}
