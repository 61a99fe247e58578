package vn.nguon.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.sheets.Fixtures.file;
import static vn.nguon.sheets.Fixtures.refusal;
import static vn.nguon.sheets.Fixtures.sheet;
import static vn.nguon.sheets.Fixtures.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

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
                .isEqualTo("Tệp này không phải bảng tính Excel (.xlsx). Mở bằng Excel, lưu lại rồi tải lên");
    }

    @Test
    void refusesAnotherZipRenamedToXlsx() throws IOException {
        assertThat(refusal(zip("word/document.xml", "<document/>".getBytes(StandardCharsets.UTF_8))))
                .startsWith("Tệp này không phải bảng tính Excel (.xlsx).");
    }

    @Test
    void refusesAnOldXlsWhateverItsName() {
        assertThat(refusal(file("d-tcvn3.xls"))).startsWith("Tệp này là bảng tính Excel kiểu cũ (.xls).");
        assertThat(refusal(file("f-nfd-xls.xls"))).startsWith("Tệp này là bảng tính Excel kiểu cũ (.xls).");
    }

    @Test
    void refusesAFileWithAPassword() {
        var ole2 = new byte[2048];
        var head =
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(head, 0, ole2, 0, head.length);
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, ole2, 1024, name.length);
        assertThat(refusal(ole2)).startsWith("Tệp này có đặt mật khẩu.");
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
        var zeros = new byte[64 * 1024 * 1024];
        Arrays.fill(zeros, (byte) ' ');
        var bomb = with(file("b-mot-dong-tieu-de.xlsx"), "xl/worksheets/sheet1.xml", zeros);
        assertThat(bomb.length).isLessThan(200_000);
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
    void refusesOldEncodingsAndSaysWhich() {
        assertThat(refusal(file("e-vni.xlsx"))).startsWith("Tệp này gõ bằng phông chữ cũ (VNI");
        assertThat(refusal(file("h-tron-bang-ma.xlsx"))).startsWith("Tệp này có chỗ gõ bằng phông chữ cũ");
        assertThat(refusal(sheet("TT|Hä vµ tªn|Ngµy sinh|Chøc vô", "1|Lª V¨n B×nh|1980|BÝ th­")))
                .startsWith("Tệp này gõ bằng phông chữ cũ (TCVN3");
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
