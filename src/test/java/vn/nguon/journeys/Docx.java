package vn.nguon.journeys;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Word documents as trainees hand them in, and what is in those that come back. */
final class Docx {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String TYPES = """
            <?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            </Types>""";
    private static final String RELATIONS = """
            <?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
            </Relationships>""";

    private Docx() {}

    static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes);
    }

    static byte[] of(List<String> paragraphs) {
        return zip(parts(paragraphs));
    }

    /** As Word saves it: the author's name is in the properties of the file. */
    static byte[] by(String author, List<String> paragraphs) {
        var parts = parts(paragraphs);
        parts.put("docProps/core.xml", """
                <?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
                <dc:creator>%s</dc:creator></cp:coreProperties>""".formatted(author));
        return zip(parts);
    }

    private static Map<String, String> parts(List<String> paragraphs) {
        var text = new StringBuilder();
        for (var paragraph : paragraphs)
            text.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", TYPES);
        parts.put("_rels/.rels", RELATIONS);
        parts.put(
                "word/document.xml",
                "<?xml version=\"1.0\"?><w:document xmlns:w=\"%s\"><w:body>%s</w:body></w:document>"
                        .formatted(WORD, text));
        return parts;
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** All parts of a document, one after another. */
    static String everythingIn(byte[] docx) {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                all.append(entry.getName())
                        .append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toString();
    }
}
