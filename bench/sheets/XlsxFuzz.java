package vn.nguon.sheets;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Any bytes inside a sound .xlsx: the parts are the fuzzer's, so that it does not spend its time on checksums. Whatever comes in, the
 * reader answers with a list or a sentence; an exception or a hang is a finding.
 */
public final class XlsxFuzz {

    private static final PersonListReader READER =
            new PersonListReader(Clock.fixed(Instant.parse("2022-09-20T01:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh")));
    private static final String WORKBOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    private static final String RELS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""";
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""";
    private static final String ROOT = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""";
    private static final String[] TEXTS = {
        "Họ và tên", "Ngày sinh", "Đơn vị", "Giới tính", "Nam", "Nữ", "Chức vụ", "TT", "Lò Văn Ánh", "X· Nh«n Mai", "Hoï teân", "Tổng cộng: 3",
        "I", "DANH SÁCH XÃ MAI SƠN", "7.3.85", "1985", "Họ đệm", "Tên", "Ngày", "Tháng", "Năm", ".VnTime", "đ/c ", "(1)", "NGƯỜI LẬP"
    };

    private XlsxFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        var bytes = data.consumeBoolean() ? parts(data) : cells(data);
        READER.read(bytes, "fuzz.xlsx");
        READER.outcome(
                bytes, Vocabulary.COMMON, new PersonListReader.Shown(0, data.consumeInt(1, 6), data.consumeBoolean(), null));
    }

    /** Parts of the fuzzer's own. */
    private static byte[] parts(FuzzedDataProvider data) {
        var styles = data.consumeBytes(data.consumeInt(0, 400));
        var texts = data.consumeBytes(data.consumeInt(0, 600));
        return zip(styles, texts, data.consumeRemainingAsBytes());
    }

    /** A sound sheet of cells that the fuzzer picks, so that it reaches the words. */
    private static byte[] cells(FuzzedDataProvider data) {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        var rows = data.consumeInt(1, 12);
        for (var r = 1; r <= rows; r++) {
            sheet.append("<row r=\"").append(r).append(data.consumeBoolean() ? "\" hidden=\"1\">" : "\">");
            var columns = data.consumeInt(1, 8);
            for (var c = 0; c < columns; c++) {
                var at = "%c%d".formatted('A' + c, r);
                switch (data.consumeInt(0, 5)) {
                    case 0 -> sheet.append("<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(at, data.consumeInt(0, 3), data.consumeDouble()));
                    case 1 -> sheet.append("<c r=\"%s\"><v>%d</v></c>".formatted(at, data.consumeInt()));
                    case 2 -> text(sheet, at, data.consumeString(20));
                    default -> text(sheet, at, data.pickValue(TEXTS) + data.consumeAsciiString(2));
                }
            }
            sheet.append("</row>");
        }
        sheet.append("</sheetData></worksheet>");
        var styles = """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><fonts><font><name val="%s"/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"""
                .formatted(data.consumeBoolean() ? ".VnTimeH" : "Arial");
        return zip(
                styles.getBytes(StandardCharsets.UTF_8),
                "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>".getBytes(StandardCharsets.UTF_8),
                sheet.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void text(StringBuilder sheet, String at, String text) {
        var written = new StringBuilder();
        for (var c : text.toCharArray())
            if (c == '&' || c == '<' || c == '>') written.append("&#").append((int) c).append(';');
            else if (c >= ' ' && c < 0xD800) written.append(c);
        sheet.append("<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, written));
    }

    private static byte[] zip(byte[] styles, byte[] texts, byte[] sheet) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", TYPES.getBytes(StandardCharsets.UTF_8));
            put(zip, "_rels/.rels", ROOT.getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/workbook.xml", WORKBOOK.getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/_rels/workbook.xml.rels", RELS.getBytes(StandardCharsets.UTF_8));
            put(zip, "xl/styles.xml", styles);
            put(zip, "xl/sharedStrings.xml", texts);
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
    }
}
