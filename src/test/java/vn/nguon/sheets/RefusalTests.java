package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.file;
import static vn.nguon.sheets.Fixtures.refusal;
import static vn.nguon.sheets.Fixtures.sheet;
import static vn.nguon.sheets.Fixtures.with;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every file that is no list of people gets a sentence that says what it is and what to do. */
class RefusalTests {

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal(new byte[0])).isEqualTo("Tệp này không có gì (0 byte). Chọn lại tệp rồi tải lên");
    }

    @Test
    void refusesAFileOverTenMegabytes() {
        assertThat(refusal(new byte[10 * 1024 * 1024 + 1])).startsWith("Tệp lớn hơn 10 MB.");
    }

    @Test
    void refusesATextRenamedToXlsx() {
        assertThat(refusal("TT,Họ và tên\n1,Lò Văn Ánh\n".getBytes(StandardCharsets.UTF_8)))
                .startsWith("Tệp này là văn bản thuần (như .csv), không phải bảng tính Excel (.xlsx, .xls).");
    }

    @Test
    void refusesAnotherZipRenamedToXlsx() throws IOException {
        assertThat(refusal(zip("word/document.xml", "<document/>".getBytes(StandardCharsets.UTF_8))))
                .startsWith("Tệp này không phải bảng tính Excel (.xlsx, .xls).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body><table><tr><td>TT</td></tr></table></body></html> | Tệp này là trang web (HTML)",
                "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table></table></html> | Tệp này là trang web (HTML)",
                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/> | Tệp này là bảng tính kiểu XML 2003.",
                "%PDF-1.7 | Tệp này là PDF",
                "TT;Ho va ten;Ngay sinh | Tệp này là văn bản thuần (như .csv)"
            })
    void saysWhatARenamedFileIs(String content, String sentence) {
        assertThat(refusal(content.getBytes(StandardCharsets.UTF_8))).startsWith(sentence);
    }

    @Test
    void saysWhatAPictureAnOdsAndAWordFileAre() throws IOException {
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0}))
                .startsWith("Tệp này là ảnh");
        assertThat(refusal(new byte[] {0, 1, 2, 3, 4, 5})).startsWith("Tệp này không phải bảng tính Excel");
        var ods = with(zip("content.xml", new byte[] {1}), "mimetype", new byte[] {1});
        assertThat(refusal(ods)).startsWith("Tệp này là bảng tính LibreOffice (.ods).");
        var word = with(zip("word/document.xml", new byte[] {1}), "[Content_Types].xml", new byte[] {1});
        assertThat(refusal(word)).startsWith("Tệp này là văn bản Word.");
    }

    @Test
    void refusesAFileWithAPassword() throws IOException {
        assertThat(refusal(compound("EncryptionInfo", "EncryptedPackage"))).startsWith("Tệp này có đặt mật khẩu.");
    }

    @Test
    void saysWhatOtherCompoundFilesAre() throws IOException {
        assertThat(refusal(compound("WordDocument"))).startsWith("Tệp này là văn bản Word.");
        assertThat(refusal(compound("Book"))).startsWith("Tệp này là bảng tính Excel 95 hoặc cũ hơn.");
        assertThat(refusal(compound("VisioDocument"))).startsWith("Tệp này không phải bảng tính Excel (.xlsx, .xls).");
        assertThat(refusal(compound("Workbook"))).startsWith("Tệp này bị hỏng");
    }

    private static byte[] compound(String... streams) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            for (var name : streams) container.createDocument(new ByteArrayInputStream(new byte[5000]), name);
            container.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    @Test
    void refusesABrokenZip() {
        var whole = file("danh-sach-hoc-vien.xlsx");
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).startsWith("Tệp này bị hỏng");
        var bent = whole.clone();
        Arrays.fill(bent, 200, 1200, (byte) 7);
        assertThat(refusal(bent)).startsWith("Tệp này bị hỏng");
    }

    @Test
    void refusesBrokenXmlInsideASoundZip() throws IOException {
        assertThat(refusal(with(
                        file("b-mot-dong-tieu-de.xlsx"),
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData><row r=".getBytes(StandardCharsets.UTF_8))))
                .startsWith("Tệp này bị hỏng");
    }

    @Test
    void readsNoEntityFromOutside() throws IOException {
        var evil = """
                <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(with(file("b-mot-dong-tieu-de.xlsx"), "xl/sharedStrings.xml", evil)))
                .doesNotContain("root:");
    }

    @Test
    void refusesAZipBombBeforeParsingIt() throws IOException {
        var zeros = new byte[130 * 1024 * 1024];
        Arrays.fill(zeros, (byte) ' ');
        var bomb = with(file("b-mot-dong-tieu-de.xlsx"), "xl/worksheets/sheet1.xml", zeros);
        assertThat(bomb.length).isLessThan(400_000);
        assertThat(refusal(bomb)).startsWith("Tệp này bung ra quá lớn");
        // Below the total, but packed 1,000 times: still a bomb.
        var small = with(file("b-mot-dong-tieu-de.xlsx"), "xl/worksheets/sheet1.xml", Arrays.copyOf(zeros, 20_000_000));
        assertThat(refusal(small)).startsWith("Tệp này bung ra quá lớn");
    }

    @Test
    void refusesMacrosAndBinaryWorkbooks() throws IOException {
        assertThat(refusal(with(file("b-mot-dong-tieu-de.xlsx"), "xl/vbaProject.bin", new byte[] {1})))
                .startsWith("Tệp này có macro.");
        assertThat(refusal(with(file("b-mot-dong-tieu-de.xlsx"), "xl/workbook.bin", new byte[] {1})))
                .contains("(.xlsb)");
    }

    @Test
    void refusesASheetWithoutAHeaderOrWithoutPeople() {
        assertThat(refusal(sheet("Lò Văn Ánh|1980|Xã Mai Sơn", "Vi Thị Hoa|1981|Xã Yên Na")))
                .startsWith("Không thấy dòng tên cột.");
        assertThat(refusal(file("chuong-trinh.xlsx"))).startsWith("Không thấy dòng tên cột.");
        assertThat(refusal(sheet("TT|Họ và tên|Ngày sinh|Chức vụ"))).startsWith("Dưới dòng tên cột không có ai.");
        assertThat(refusal(sheet(""))).startsWith("Tệp này không có dòng nào.");
    }

    @Test
    void neverThrowsWhateverByteIsChanged() {
        var whole = file("quy-hoach-can-xem-lai.xlsx");
        for (var i = 0; i < whole.length; i += 7) {
            var bent = whole.clone();
            bent[i] ^= 0x55;
            assertThat(Fixtures.READER.read(bent, "ds.xlsx")).isNotNull();
        }
    }

    private static byte[] zip(String part, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
