package vn.nguon.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A short Word document (.docx) in the place of somebody's thu hoạch. The same words give the same bytes. */
final class PaperSample {
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            </Types>""";
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
            </Relationships>""";
    private static final List<String> BODY = List.of(
            "I. Lý do chọn đề tài",
            "Qua khảo sát ở các bản, việc triển khai nghị quyết của đảng ủy còn chậm ở khâu phân công và kiểm tra.",
            "II. Thực trạng",
            "Chi bộ đã ra nghị quyết chuyên đề; một số bản ở xa, đường đi lại khó vào mùa mưa nên sinh hoạt chưa đều.",
            "III. Giải pháp và kiến nghị",
            "Phân công đảng ủy viên phụ trách từng bản; mỗi quý kiểm tra một lần; đề nghị cấp trên hỗ trợ tài liệu bằng tiếng dân tộc.");

    private PaperSample() {}

    static byte[] docx(String kind, String topic, String author, String unit) {
        var text = new StringBuilder();
        paragraph(text, kind.toUpperCase(java.util.Locale.ROOT));
        paragraph(text, topic);
        paragraph(text, "Học viên: %s, %s".formatted(author, unit));
        BODY.forEach(line -> paragraph(text, line));
        paragraph(text, "(Bài mẫu của bản trình diễn)");
        return zip("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>""".formatted(text));
    }

    private static void paragraph(StringBuilder text, String words) {
        text.append("<w:p><w:r><w:t>")
                .append(words.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</w:t></w:r></w:p>");
    }

    private static byte[] zip(String document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", RELATIONS);
            put(zip, "word/document.xml", document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
