package vn.nguon.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTests {

    /** The last three are addresses whose code ZXing does not find under the mask the standard chooses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAAAAAAAAAAAAAAAAAAAAAAAAA",
                "7AY3UE6EMPLQDGKDNYG2D952PD",
                "SQTVYRGLEBG79UF483BJAK44F5",
                "WN2H5WCD3WNMCM5HN3YR7CP74W"
            })
    void aReaderFindsTheCodeOnThePage(String token) throws IOException, NotFoundException {
        var address = "https://nguon.example/kiem-tra/" + token;
        try (var document = new PDDocument()) {
            var page = new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                QrCode.draw(content, address, new CredentialLayout.Square(20, 166, 25), 210);
            }
            assertThat(read(document)).isEqualTo(address);
        }
    }

    private static String read(PDDocument document) throws IOException, NotFoundException {
        var image = new PDFRenderer(document).renderImageWithDPI(0, 200);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
