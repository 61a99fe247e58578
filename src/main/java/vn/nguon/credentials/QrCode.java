package vn.nguon.credentials;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code drawn as vector squares: sharp on every printer and small in the file. */
final class QrCode {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    private QrCode() {}

    /** Draws it into the square, in millimetres from the top left of a page of this height. */
    static void draw(PDPageContentStream page, String text, CredentialLayout.Square at, double pageHeight)
            throws IOException {
        try {
            var matrix = new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0));
            var module = at.size() / matrix.getWidth();
            page.setNonStrokingColor(0f);
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    int run = x;
                    while (run < matrix.getWidth() && matrix.get(run, y)) run++;
                    if (run == x) continue;
                    page.addRect(
                            mm(at.x() + x * module),
                            mm(pageHeight - at.y() - (y + 1) * module),
                            mm((run - x) * module),
                            mm(module));
                    x = run;
                }
            }
            page.fill();
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code for " + text.length() + " characters", e);
        }
    }

    private static float mm(double value) {
        return (float) value * POINTS_PER_MM;
    }
}
