package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;

/** What a marker downloads names nobody; what the paper says is still there. */
class NamelessTests {
    private static final String AUTHOR = "Vi Văn An";
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String DOCX = PaperFile.Kind.DOCX.mediaType();

    @Test
    void takesPropertiesCommentsRevisionsAndSessionsOutOfAWordDocument() throws IOException {
        var clean = unzip(NamelessDocx.of(Documents.zip(written())));

        assertThat(clean)
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/_rels/document.xml.rels",
                        "word/document.xml",
                        "word/settings.xml",
                        "word/media/image1.png");
        for (var part : clean.entrySet())
            assertThat(part.getValue())
                    .as(part.getKey())
                    .doesNotContain(AUTHOR)
                    .doesNotContain("rsid")
                    .doesNotContain("core.xml")
                    .doesNotContain("comments")
                    .doesNotContain("people")
                    .doesNotContain("C:\\Users");
        var text = PaperText.of(NamelessDocx.of(Documents.zip(written())), DOCX);
        assertThat(text).containsExactly("Giữ nguyên và thêm vào.", "Đoạn chuyển tới");
    }

    @Test
    void staysADocumentThatIsTakenIn() {
        var clean = NamelessDocx.of(Documents.zip(written()));
        assertThat(PaperFile.of(clean, "bai-001.docx", 1 << 20)).isInstanceOf(PaperFile.Sound.class);
    }

    private static Map<String, byte[]> written() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", Documents.bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
                <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
                <Override PartName="/word/comments.xml" ContentType="x"/><Override PartName="/word/people.xml" ContentType="x"/></Types>"""));
        parts.put("_rels/.rels", Documents.bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""));
        parts.put("docProps/core.xml", Documents.bytes("<cp><creator>" + AUTHOR + "</creator></cp>"));
        parts.put("docProps/app.xml", Documents.bytes("<Properties><Manager>" + AUTHOR + "</Manager></Properties>"));
        parts.put("docProps/custom.xml", Documents.bytes("<Properties>" + AUTHOR + "</Properties>"));
        parts.put("customXml/item1.xml", Documents.bytes("<a>" + AUTHOR + "</a>"));
        parts.put("word/_rels/document.xml.rels", Documents.bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>\
                <Relationship Id="rId2" Type="http://schemas.microsoft.com/office/2011/relationships/people" Target="people.xml"/>\
                <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.png"/></Relationships>"""));
        parts.put(
                "word/comments.xml",
                Documents.bytes("<w:comments %s><w:comment w:author=\"%s\"/></w:comments>".formatted(W, AUTHOR)));
        parts.put(
                "word/people.xml",
                Documents.bytes(
                        "<w15:people xmlns:w15=\"x\"><w15:person w15:author=\"" + AUTHOR + "\"/></w15:people>"));
        parts.put("word/settings.xml", Documents.bytes("""
                <w:settings %s><w:rsids><w:rsid w:val="00AA"/></w:rsids><w:trackRevisions/><w:zoom w:percent="100"/></w:settings>""".formatted(W)));
        parts.put("word/media/image1.png", Documents.bytes("ảnh"));
        parts.put("word/document.xml", Documents.bytes("""
                <w:document %1$s><w:body><w:p w:rsidR="00AA"><w:r w:rsidRPr="00AB"><w:t>Giữ nguyên </w:t></w:r>\
                <w:commentRangeStart w:id="1"/><w:ins w:id="2" w:author="%2$s" w:date="2022-10-27T00:00:00Z"><w:r><w:t>và thêm vào.</w:t></w:r></w:ins><w:commentRangeEnd w:id="1"/>\
                <w:r><w:commentReference w:id="1"/></w:r><w:del w:id="3" w:author="%2$s"><w:r><w:delText>Đã xóa %2$s</w:delText></w:r></w:del></w:p>\
                <w:p><w:pPr><w:pPrChange w:id="9" w:author="%2$s"><w:pPr/></w:pPrChange></w:pPr><w:moveTo w:id="4" w:author="%2$s"><w:r><w:t>Đoạn chuyển tới</w:t></w:r></w:moveTo></w:p>\
                <w:p><w:moveFrom w:id="5" w:author="%2$s"><w:r><w:t>Đoạn chuyển đi</w:t></w:r></w:moveFrom><w:r><w:pict descr="C:\\Users\\an.vi\\anh.png"/></w:r></w:p></w:body></w:document>""".formatted(W, AUTHOR)));
        return parts;
    }

    @Test
    void takesInfoMetadataAndNotesOutOfAPdf() throws IOException {
        byte[] written;
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            var info = new PDDocumentInformation();
            info.setAuthor(AUTHOR);
            info.setCustomMetadataValue("Đơn vị", "Xã Yên Na");
            document.setDocumentInformation(info);
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document,
                            new ByteArrayInputStream(Documents.bytes("<x:xmpmeta>" + AUTHOR + "</x:xmpmeta>"))));
            var page = new PDPage();
            var note = new PDAnnotationText();
            note.setTitlePopup(AUTHOR);
            note.setContents("Góp ý của " + AUTHOR);
            page.setAnnotations(List.of(note));
            document.addPage(page);
            document.save(out);
            written = out.toByteArray();
        }
        var clean = NamelessPdf.of(written);
        try (var document = Loader.loadPDF(clean)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentInformation().getMetadataKeys()).isEmpty();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
        }
        assertThat(new String(clean, StandardCharsets.ISO_8859_1))
                .doesNotContain("xmpmeta")
                .doesNotContain("Yên");
    }

    @Test
    void hidesTheNameInTheTextWhateverItsTones() {
        var names = new Names(AUTHOR, List.of("Xã Yên Na", "Đảng ủy xã Yên Na"));
        assertThat(Names.hidden(List.of("Học viên: VI VĂN AN, xã Yên Na", "Vi Văn Anh, vi van an."), names))
                .containsExactly("Học viên: [đã ẩn], xã [đã ẩn]", "Vi Văn Anh, [đã ẩn].");
        assertThat(names.in(List.of("Vi Văn Anh"))).isFalse();
        assertThat(names.in(List.of("Người viết: vi  văn an"))).isTrue();
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }
}
