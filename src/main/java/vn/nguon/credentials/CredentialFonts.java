package vn.nguon.credentials;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The parsed faces of Liberation Serif, for one rendering at a time. Parsing four faces costs more than a page, so a printer
 * keeps a few of these and lends each to one rendering. Liberation Serif has the widths of Times New Roman, which Vietnamese
 * official papers are set in (Decree 30/2020, appendix I).
 */
final class CredentialFonts {
    static final String FAMILY = "Liberation Serif";

    private record Face(int weight, FontStyle style, TrueTypeFont font) {}

    private final List<Face> faces = List.of(
            face("Regular", 400, FontStyle.NORMAL),
            face("Bold", 700, FontStyle.NORMAL),
            face("Italic", 400, FontStyle.ITALIC),
            face("BoldItalic", 700, FontStyle.ITALIC));

    private static Face face(String name, int weight, FontStyle style) {
        var file = "/liberation/LiberationSerif-" + name + ".ttf";
        try (var in = CredentialFonts.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("missing font " + file);
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures are no use to Vietnamese, and looking for them took half of the time of a page.
            font.setEnableGsub(false);
            return new Face(weight, style, font);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Offers the faces to one rendering; a face is embedded (as a subset) only when a text uses it. */
    void offer(PdfRendererBuilder builder, PDDocument document) {
        for (var face : faces)
            builder.useFont(new Lazy(document, face.font()), FAMILY, face.weight(), face.style(), true);
    }

    private static final class Lazy extends PDFontSupplier {
        private final PDDocument document;
        private final TrueTypeFont font;

        Lazy(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            try {
                return PDType0Font.load(document, font, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
