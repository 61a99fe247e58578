package vn.nguon.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Is this zip a Word document without macros that does not unpack to more than a thu hoạch needs? The zip is read through
 * its central directory, as Word does.
 */
final class DocxCheck {
    /** Most bytes that all parts together may unpack to: pictures do not pack, so ten times the largest upload is plenty. */
    static final long MAX_UNPACKED = 100L * 1024 * 1024;

    /** Real documents pack 3 to 40 times; beyond 200 it is a bomb, once it is large enough to matter. */
    static final int MAX_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 2L * 1024 * 1024;
    private static final int MAX_PARTS = 5_000;
    private static final String MAIN_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    static final String NOT_WORD =
            "Tệp này không phải bài Word (.docx) hay PDF. Mở bằng Word, lưu thành .docx hoặc PDF rồi nộp lại";
    static final String MACROS =
            "Tệp này có macro. Mở bằng Word, chọn Lưu thành, kiểu Word Document (.docx), rồi nộp lại";
    static final String BROKEN = "Tệp này bị hỏng nên không đọc được. Mở bằng Word, lưu lại thành tệp mới rồi nộp lại";
    static final String BOMB =
            "Tệp này bung ra quá lớn so với một bài thu hoạch. Giảm cỡ ảnh trong bài, lưu lại rồi nộp lại";

    private DocxCheck() {}

    static boolean looksLike(byte[] bytes) {
        return startsWith(bytes, ZIP);
    }

    /** .doc, or a .docx with a password, which lies in the same old container. */
    static boolean isOldOffice(byte[] bytes) {
        return startsWith(bytes, OLE2);
    }

    /** Why the bytes are not taken; empty when they are a sound document. */
    static Optional<String> refusalOf(byte[] bytes) {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            return refusalOf(zip, bytes.length);
        } catch (IOException | RuntimeException | XMLStreamException _) {
            // A zip without its end, entries that contradict each other, or a part that is no XML.
            return Optional.of(BROKEN);
        }
    }

    private static Optional<String> refusalOf(ZipFile zip, int packed) throws IOException, XMLStreamException {
        var types = zip.getEntry("[Content_Types].xml");
        var document = zip.getEntry("word/document.xml");
        if (types == null || document == null) return Optional.of(NOT_WORD);
        var unpacked = 0L;
        var parts = 0;
        for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) return Optional.of(MACROS);
            if (++parts > MAX_PARTS) return Optional.of(BOMB);
            unpacked = unpack(zip, entry, unpacked, packed);
            if (unpacked < 0) return Optional.of(BOMB);
        }
        // Small by now: everything together was counted above.
        var declared = new String(zip.getInputStream(types).readAllBytes(), StandardCharsets.UTF_8);
        if (declared.contains("macroEnabled")) return Optional.of(MACROS);
        if (!declared.contains(MAIN_TYPE)) return Optional.of(NOT_WORD);
        return isWordDocument(zip, document) ? Optional.empty() : Optional.of(NOT_WORD);
    }

    /** Total after this entry, counted while unpacking (what the directory says may be a lie); negative when over a limit. */
    private static long unpack(ZipFile zip, ZipArchiveEntry entry, long before, int packed) throws IOException {
        var total = before;
        var buffer = new byte[64 * 1024];
        try (var in = zip.getInputStream(entry)) {
            for (int n; (n = in.read(buffer)) > 0; ) {
                total += n;
                if (total > MAX_UNPACKED) return -1;
                if (total > RATIO_MATTERS_FROM && total / MAX_RATIO > packed) return -1;
            }
        }
        return total;
    }

    /** The root element, read without entities and document types. */
    private static boolean isWordDocument(ZipFile zip, ZipArchiveEntry document)
            throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        byte[] bytes;
        try (var in = zip.getInputStream(document)) {
            bytes = in.readAllBytes();
        }
        var xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
        try {
            while (xml.hasNext()) {
                if (xml.next() != javax.xml.stream.XMLStreamConstants.START_ELEMENT) continue;
                return xml.getLocalName().equals("document")
                        && (WORD.equals(xml.getNamespaceURI()) || STRICT_WORD.equals(xml.getNamespaceURI()));
            }
            return false;
        } finally {
            xml.close();
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
