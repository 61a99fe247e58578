package vn.nguon.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/**
 * A PDF without what names its author outside the text: Info, XMP wherever it hangs, notes and signatures, attached files, what
 * programs left for themselves. Written whole, so nothing of earlier versions stays.
 */
final class NamelessPdf {
    private static final COSName PIECE_INFO = COSName.getPDFName("PieceInfo");

    private NamelessPdf() {}

    /** @throws UncheckedIOException if it does not open after all */
    static byte[] of(byte[] bytes) {
        try (var document = Loader.loadPDF(bytes);
                var out = new ByteArrayOutputStream(bytes.length)) {
            clean(document);
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clean(PDDocument document) throws IOException {
        document.setDocumentInformation(new PDDocumentInformation());
        document.getDocument().getTrailer().removeItem(COSName.ID);
        var catalog = document.getDocumentCatalog();
        catalog.setMetadata(null);
        catalog.setAcroForm(null);
        catalog.getCOSObject().removeItem(COSName.NAMES);
        catalog.getCOSObject().removeItem(PIECE_INFO);
        for (var page : document.getPages()) {
            var links = new ArrayList<PDAnnotation>();
            for (var note : page.getAnnotations()) if (note instanceof PDAnnotationLink) links.add(note);
            page.setAnnotations(links);
        }
        var pool = document.getDocument();
        for (var key : pool.getXrefTable().keySet()) {
            var object = pool.getObjectFromPool(key);
            if (object != null && object.getObject() instanceof COSDictionary dictionary) {
                dictionary.removeItem(COSName.METADATA);
                dictionary.removeItem(PIECE_INFO);
            }
        }
    }
}
