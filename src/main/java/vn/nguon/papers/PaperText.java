package vn.nguon.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The words of a paper, paragraph by paragraph, NFC, single spaces, none empty. Deletions that were tracked are left out, insertions are
 * in, as Word shows them once accepted. Pictures have no words; a scanned PDF comes to nothing. Not for layout.
 */
final class PaperText {
    /** Most characters read of one paper: some 400 pages. */
    static final int MOST = 1_000_000;

    private static final Pattern BODY = Pattern.compile("word/document\\.xml");
    private static final Pattern MARGINS = Pattern.compile("word/(header|footer|footnotes|endnotes)[0-9]*\\.xml");
    private static final Set<String> DELETED = Set.of("del", "moveFrom", "instrText", "delText");

    private PaperText() {}

    /** The text itself. Empty when nothing can be read, never null. */
    public static List<String> of(byte[] bytes, String mediaType) {
        return read(bytes, mediaType, false);
    }

    /** With headers, footers and notes, where names like to stand too. */
    static List<String> everything(byte[] bytes, String mediaType) {
        return read(bytes, mediaType, true);
    }

    private static List<String> read(byte[] bytes, String mediaType, boolean all) {
        try {
            return mediaType.equals(PaperFile.Kind.PDF.mediaType()) ? pdf(bytes) : docx(bytes, all);
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError _) {
            // The file was checked when it came; what its inside still hides is a paper without words, not an error
            // page.
            return List.of();
        }
    }

    private static List<String> pdf(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            var stripper = new PDFTextStripper();
            stripper.setParagraphStart("\u2029");
            return tidy(stripper.getText(document).split("\u2029", -1));
        }
    }

    private static List<String> docx(byte[] bytes, boolean all) throws IOException, XMLStreamException {
        var paragraphs = new ArrayList<String>();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var name = entry.getName();
                if (!BODY.matcher(name).matches()
                        && !(all && MARGINS.matcher(name).matches())) continue;
                try (var in = zip.getInputStream(entry)) {
                    part(in, paragraphs);
                }
            }
        }
        return tidy(paragraphs.toArray(String[]::new));
    }

    private static void part(InputStream in, List<String> paragraphs) throws IOException, XMLStreamException {
        var xml = factory().createXMLStreamReader(new ByteArrayInputStream(in.readAllBytes()));
        try {
            var text = new StringBuilder();
            var total = 0;
            while (xml.hasNext() && total < MOST)
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml, text);
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (!xml.getLocalName().equals("p")) continue;
                        total += text.length();
                        paragraphs.add(text.toString());
                        text.setLength(0);
                    }
                    default -> {}
                }
            paragraphs.add(text.toString());
        } finally {
            xml.close();
        }
    }

    private static void start(XMLStreamReader xml, StringBuilder text) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "t" -> text.append(xml.getElementText());
            case "tab", "br", "cr", "tc" -> text.append(' ');
            // The same box drawn a second time for old readers.
            case "Fallback" -> skip(xml);
            default -> {
                if (DELETED.contains(xml.getLocalName())) skip(xml);
            }
        }
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (var depth = 1; depth > 0; )
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
    }

    /** Reads no DTD and no entity from outside. */
    static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static List<String> tidy(String[] paragraphs) {
        var tidy = new ArrayList<String>();
        for (var paragraph : paragraphs) {
            var line = Normalizer.normalize(paragraph, Normalizer.Form.NFC)
                    .replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ")
                    .strip();
            if (!line.isEmpty()) tidy.add(line);
        }
        return List.copyOf(tidy);
    }
}
