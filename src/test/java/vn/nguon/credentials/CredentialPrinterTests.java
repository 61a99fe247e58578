package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialPrinterTests {
    private final CredentialPrinter printer = Papers.printer();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lô Văn Thoại",
                "Vi Thị Ước",
                "Giàng A Dế",
                "Nguyễn Thị Hoàng Oanh Thùy Dương",
                "Xồng Bá Lẩu",
                "Đặng Quỳnh Ngữ"
            })
    void writesTheNameAsNfcText(String name) throws IOException {
        var text = text(printer.print(Papers.certificate(name, 1, false)));
        assertThat(text)
                .contains(
                        name,
                        "Sinh ngày 07/03/1985",
                        "Số: 0001/2022-CC",
                        "Mã kiểm tra: H4T 9PX",
                        "HIỆU TRƯỞNG",
                        "Xếp loại: Giỏi");
        assertThat(text)
                .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC))
                .doesNotContain("MẪU");
        assertThat(text)
                .contains(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nghệ An, ngày 15 tháng 11 năm 2022", "Nguyễn Thị Hường");
    }

    @Test
    void printsTheAttestationInTheFormOfTheParty() throws IOException {
        var text = text(printer.print(Papers.attestation("Lô Văn Thoại", 47)));
        assertThat(text)
                .contains(
                        "ĐẢNG CỘNG SẢN VIỆT NAM",
                        "BAN THƯỜNG VỤ HUYỆN ỦY TƯƠNG DƯƠNG",
                        "T/M BAN THƯỜNG VỤ",
                        "BÍ THƯ",
                        "MẪU")
                .doesNotContain("CỘNG HÒA");
    }

    @Test
    void isOneA4LandscapePageThatClaimsPdfA2b() throws IOException {
        var bytes = printer.print(Papers.certificate("Lô Văn Thoại", 1, true));
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var box = document.getPage(0).getMediaBox();
            assertThat(box.getWidth()).isBetween(841f, 842.5f);
            assertThat(box.getHeight()).isBetween(594.5f, 595.8f);
            var xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp)
                    .contains(
                            "<pdfaid:part>2</pdfaid:part>",
                            "<pdfaid:conformance>B</pdfaid:conformance>",
                            "2022-11-15T12:00:00+07:00");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
            for (var name : document.getPage(0).getResources().getFontNames())
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded())
                        .isTrue();
        }
    }

    @Test
    void givesTheSameBytesAgain() {
        var first = printer.print(Papers.certificate("Lô Văn Thoại", 1, false));
        printer.print(Papers.attestation("Vi Thị Ước", 2));
        assertThat(printer.print(Papers.certificate("Lô Văn Thoại", 1, false))).isEqualTo(first);
        assertThat(Papers.printer().print(Papers.certificate("Lô Văn Thoại", 1, false)))
                .isEqualTo(first);
    }

    @Test
    void putsAWholeClassIntoOneFileOnePageEach() throws IOException {
        var entries = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Papers.certificate("Lương Văn Ẩn " + i, i, false))
                .toList();
        try (var document = Loader.loadPDF(printer.printAll(entries))) {
            assertThat(document.getNumberOfPages()).isEqualTo(12);
            var stripper = new PDFTextStripper();
            stripper.setStartPage(7);
            stripper.setEndPage(7);
            assertThat(stripper.getText(document)).contains("Lương Văn Ẩn 7", "0007/2022-CC");
        }
    }

    static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
