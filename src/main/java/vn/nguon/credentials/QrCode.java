package vn.nguon.credentials;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.QRCode;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A QR code drawn as vector squares: sharp on every printer and small in the file. */
final class QrCode {
    private static final float POINTS_PER_MM = 72 / 25.4f;

    /** The margin the standard asks for (ISO/IEC 18004, 6.3.8); on the paper the white around the code is wider. */
    private static final int QUIET_MODULES = 4;

    private static final int READ_PIXELS = 6;

    private QrCode() {}

    /** Draws it into the square, in millimetres from the top left of a page of this height. */
    static void draw(PDPageContentStream page, String text, CredentialLayout.Square at, double pageHeight)
            throws IOException {
        var matrix = matrix(text);
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
    }

    /**
     * The code under the first mask whose picture a reader reads. The standard's own choice of mask (ISO/IEC 18004, 7.8.3) leaves about one code
     * in a hundred in which ZXing, the reader of many phones, takes other modules for a corner and finds no code; 2,000 random addresses of
     * this length gave 19, each readable under another mask. When none is read the standard's choice stands.
     */
    private static BitMatrix matrix(String text) {
        var standard = matrix(text, Map.of());
        return Stream.concat(
                        Stream.of(standard),
                        IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
                                .mapToObj(mask -> matrix(text, Map.of(EncodeHintType.QR_MASK_PATTERN, mask))))
                .filter(QrCode::isRead)
                .findFirst()
                .orElse(standard);
    }

    private static BitMatrix matrix(String text, Map<EncodeHintType, ?> more) {
        var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        hints.putAll(more);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.put(EncodeHintType.MARGIN, 0);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code for " + text.length() + " characters", e);
        }
    }

    private static boolean isRead(BitMatrix code) {
        int side = (code.getWidth() + 2 * QUIET_MODULES) * READ_PIXELS;
        var light = new byte[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / READ_PIXELS - QUIET_MODULES;
                int row = y / READ_PIXELS - QUIET_MODULES;
                boolean inside = column >= 0 && row >= 0 && column < code.getWidth() && row < code.getHeight();
                light[y * side + x] = (byte) (inside && code.get(column, row) ? 0 : 0xff);
            }
        }
        var picture = new PlanarYUVLuminanceSource(light, side, side, 0, 0, side, side, false);
        try {
            new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture)));
            return true;
        } catch (ReaderException e) {
            return false;
        }
    }

    private static float mm(double value) {
        return (float) value * POINTS_PER_MM;
    }
}
