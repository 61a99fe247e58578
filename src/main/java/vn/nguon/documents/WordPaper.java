package vn.nguon.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.nguon.shared.Stamp;

/**
 * A paper on A4 as a Word document (.docx) that an office may still put its own words, number and signature to: head, headings, sentences, ruled
 * tables, a place for a signature. Times New Roman 14, margins of 20, 15, 20 and 30 mm as on the printed page; who took it out and when
 * stands at the foot of each page. Needs no library: five small files in a ZIP. Not for what is already signed and numbered by the
 * program: that is a PDF.
 * <p>Texts may hold any characters; those that XML cannot carry are left out, a line break begins a new line.
 */
public final class WordPaper {
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final String TYPES = XML + """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="%1$sdocument.main+xml"/>\
            <Override PartName="/word/styles.xml" ContentType="%1$sstyles+xml"/>\
            <Override PartName="/word/footer1.xml" ContentType="%1$sfooter+xml"/>\
            </Types>""".formatted(TYPE);

    private static final String PACKAGE = XML + """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="%s/officeDocument" Target="word/document.xml"/></Relationships>""".formatted(RELATION);

    private static final String PARTS = XML + """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="%1$s/styles" Target="styles.xml"/><Relationship Id="rId2" Type="%1$s/footer" Target="footer1.xml"/>\
            </Relationships>""".formatted(RELATION);

    /** Sizes are half points. */
    private static final String STYLES = XML + """
            <w:styles %s><w:docDefaults><w:rPrDefault><w:rPr>\
            <w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>\
            <w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>\
            <w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
            <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
            <w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>\
            <w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>\
            <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>\
            <w:pPr><w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
            </w:styles>""".formatted(WORD);

    private static final String RULED = Stream.of("top", "left", "bottom", "right", "insideH", "insideV")
            .map("<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"::formatted)
            .collect(Collectors.joining("", "<w:tblBorders>", "</w:tblBorders>"));

    /** Between the margins, in twentieths of a point. */
    private static final int WIDTH = 9355;

    private static final String SPACE = "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>";

    private final StringBuilder body = new StringBuilder();
    private final Stamp stamp;

    public WordPaper(Stamp stamp) {
        this.stamp = stamp;
    }

    /** Who issues it, the last line bold, in the left half; {@code right}, e.g. place and day, in the other. */
    public WordPaper head(List<String> left, String right) {
        var lines = left.stream().filter(line -> !line.isEmpty()).toList();
        var cell = new StringBuilder();
        for (var line : lines) cell.append(paragraph("center", "", run(line, line.equals(lines.getLast()))));
        if (lines.isEmpty()) cell.append(paragraph("center", "", ""));
        body.append(halves(cell.toString(), paragraph("center", "", italic(right))));
        return this;
    }

    public WordPaper title(String text) {
        body.append(paragraph("", "Heading1", run(text, false)));
        return this;
    }

    public WordPaper heading(String text) {
        body.append(paragraph("", "Heading2", run(text, false)));
        return this;
    }

    public WordPaper middle(String text) {
        body.append(paragraph("center", "", run(text, false)));
        return this;
    }

    public WordPaper line(String text) {
        body.append(paragraph("both", "", run(text, false)));
        return this;
    }

    /** "Họ và tên: Vi Văn An", what is said in bold. */
    public WordPaper fact(String label, String value) {
        body.append(paragraph("", "", run(label + ":", false) + SPACE + run(value, true)));
        return this;
    }

    /**
     * A ruled table whose first row is repeated on every page.
     *
     * @param shares of the width, one a column; {@code header} and every row have as many cells
     */
    public WordPaper table(List<Integer> shares, List<String> header, List<List<String>> rows) {
        var all = shares.stream().mapToInt(Integer::intValue).sum();
        var widths = shares.stream().map(share -> WIDTH * share / all).toList();
        body.append("<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>%s<w:tblLayout w:type=\"fixed\"/></w:tblPr>%s"
                .formatted(WIDTH, RULED, grid(widths)));
        row(widths, header, true);
        for (var row : rows) row(widths, row, false);
        body.append("</w:tbl>").append(paragraph("", "", ""));
        return this;
    }

    private void row(List<Integer> widths, List<String> cells, boolean header) {
        if (cells.size() != widths.size())
            throw new IllegalArgumentException(cells.size() + " cells in " + widths.size() + " columns");
        body.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(header ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (var n = 0; n < cells.size(); n++)
            body.append(cell(widths.get(n), paragraph(header ? "center" : "", "", run(cells.get(n), header))));
        body.append("</w:tr>");
    }

    /** Room for a signature in the right half: post, empty lines, name. */
    public WordPaper signed(String post, String name) {
        var right = paragraph("center", "", run(post, true))
                + paragraph("", "", "").repeat(3)
                + paragraph("center", "", run(name, true));
        body.append(halves(paragraph("", "", ""), right));
        return this;
    }

    /** What follows begins a page. */
    public WordPaper newPage() {
        body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        return this;
    }

    public byte[] toBytes() {
        var document = XML + "<w:document %s xmlns:r=\"%s\"><w:body>%s".formatted(WORD, RELATION, body)
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                + "<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
                + "</w:sectPr></w:body></w:document>";
        var footer = XML
                + "<w:ftr %s>%s</w:ftr>"
                        .formatted(
                                WORD,
                                "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr>%s</w:r></w:p>"
                                        .formatted(text(stamp.exported())));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", PACKAGE);
            put(zip, "word/document.xml", document);
            put(zip, "word/_rels/document.xml.rels", PARTS);
            put(zip, "word/styles.xml", STYLES);
            put(zip, "word/footer1.xml", footer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String halves(String left, String right) {
        var half = List.of(WIDTH / 2, WIDTH - WIDTH / 2);
        return "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>%s<w:tr><w:trPr><w:cantSplit/></w:trPr>%s%s</w:tr></w:tbl>%s"
                .formatted(
                        WIDTH,
                        grid(half),
                        cell(half.getFirst(), left),
                        cell(half.getLast(), right),
                        paragraph("", "", ""));
    }

    private static String grid(List<Integer> widths) {
        return widths.stream()
                .map("<w:gridCol w:w=\"%d\"/>"::formatted)
                .collect(Collectors.joining("", "<w:tblGrid>", "</w:tblGrid>"));
    }

    private static String cell(int width, String content) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>%s</w:tc>".formatted(width, content);
    }

    private static String paragraph(String align, String style, String runs) {
        var properties = (style.isEmpty() ? "" : "<w:pStyle w:val=\"%s\"/>".formatted(style))
                + (align.isEmpty() ? "" : "<w:jc w:val=\"%s\"/>".formatted(align));
        return "<w:p>%s%s</w:p>".formatted(properties.isEmpty() ? "" : "<w:pPr>" + properties + "</w:pPr>", runs);
    }

    private static String run(String text, boolean bold) {
        return "<w:r>%s%s</w:r>".formatted(bold ? "<w:rPr><w:b/></w:rPr>" : "", text(text));
    }

    private static String italic(String text) {
        return "<w:r><w:rPr><w:i/></w:rPr>%s</w:r>".formatted(text(text));
    }

    private static String text(String text) {
        return text.strip()
                .lines()
                .map(line -> "<w:t xml:space=\"preserve\">" + escape(line) + "</w:t>")
                .collect(Collectors.joining("<w:br/>"));
    }

    private static String escape(String line) {
        var out = new StringBuilder(line.length() + 16);
        line.codePoints()
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
