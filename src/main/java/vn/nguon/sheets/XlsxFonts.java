package vn.nguon.sheets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Which text cells of an .xlsx are set in an old font: a second pass over the file, because the first reader shows no fonts. Streams;
 * no document type, no entities. What is kept is one entry for each cell in an old font.
 */
final class XlsxFonts {

    /** What the fonts of one cell say. {@code byRuns}: its text, each differently set part read by its own font. */
    record CellFont(OldFont font, @Nullable String byRuns) {}

    static final XlsxFonts NONE = new XlsxFonts();

    private static final XMLInputFactory XML = factory();

    /** By sheet in the order of the workbook, then by 1-based row. */
    private final List<Map<Integer, @Nullable CellFont[]>> sheets = new ArrayList<>();
    /** Old font of each cell style, null for others. */
    private final List<@Nullable OldFont> styles = new ArrayList<>();
    /** Texts of several parts, by their number in the table of texts. */
    private final Map<Integer, Parts> parts = new HashMap<>();

    private final Map<CellFont, CellFont> same = new HashMap<>();

    private XlsxFonts() {}

    /** A text whose parts are set differently; a null font is the cell's own. */
    private record Parts(List<String> texts, List<@Nullable FontName> fonts) {
        boolean anyOld() {
            return fonts.stream().anyMatch(f -> f != null && f.old() != null);
        }
    }

    private record FontName(@Nullable OldFont old) {}

    /** @throws IOException when the parts do not hang together or their XML is broken */
    static XlsxFonts of(byte[] bytes) throws IOException {
        var fonts = new XlsxFonts();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            walk(zip, "xl/styles.xml", fonts::styles);
            walk(zip, "xl/sharedStrings.xml", fonts::sharedTexts);
            for (var part : sheetParts(zip)) {
                fonts.sheets.add(new HashMap<>());
                walk(zip, part, fonts::sheet);
            }
            return fonts;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Null when nothing in the cell is set in an old font. */
    @Nullable
    CellFont at(int sheet, int row, int column) {
        if (sheet >= sheets.size()) return null;
        var cells = sheets.get(sheet).get(row);
        return cells == null || column >= cells.length ? null : cells[column];
    }

    private interface Walker {
        void walk(XMLStreamReader xml) throws XMLStreamException;
    }

    private static void walk(ZipFile zip, String part, Walker walker) throws IOException, XMLStreamException {
        var entry = zip.getEntry(part);
        if (entry == null) return;
        try (var in = zip.getInputStream(entry)) {
            var xml = XML.createXMLStreamReader(in);
            try {
                walker.walk(xml);
            } finally {
                xml.close();
            }
        }
    }

    /** Names of the parts that are sheets, in the order of the workbook; "" for one that cannot be found. */
    static List<String> sheetParts(byte[] bytes) throws IOException {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            return sheetParts(zip);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static List<String> sheetParts(ZipFile zip) throws IOException, XMLStreamException {
        var targets = new HashMap<String, String>();
        walk(zip, "xl/_rels/workbook.xml.rels", xml -> {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT
                        || !xml.getLocalName().equals("Relationship")) continue;
                var id = xml.getAttributeValue(null, "Id");
                var target = xml.getAttributeValue(null, "Target");
                if (id != null && target != null)
                    targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        var parts = new ArrayList<String>();
        walk(zip, "xl/workbook.xml", xml -> {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT
                        || !xml.getLocalName().equals("sheet")) continue;
                String id = null;
                for (var i = 0; i < xml.getAttributeCount(); i++)
                    if (xml.getAttributeLocalName(i).equals("id")) id = xml.getAttributeValue(i);
                parts.add(targets.getOrDefault(id == null ? "" : id, ""));
            }
        });
        return parts;
    }

    private void styles(XMLStreamReader xml) throws XMLStreamException {
        var fonts = new ArrayList<@Nullable OldFont>();
        var inFonts = false;
        var inCells = false;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "fonts" -> inFonts = true;
                    case "cellXfs" -> inCells = true;
                    case "font" -> {
                        if (inFonts) fonts.add(null);
                    }
                    case "name" -> {
                        if (inFonts && !fonts.isEmpty())
                            fonts.set(fonts.size() - 1, OldFont.of(xml.getAttributeValue(null, "val")));
                    }
                    case "xf" -> {
                        if (inCells) styles.add(at(fonts, number(xml.getAttributeValue(null, "fontId"))));
                    }
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("fonts")) inFonts = false;
                if (xml.getLocalName().equals("cellXfs")) inCells = false;
            }
        }
    }

    private void sharedTexts(XMLStreamReader xml) throws XMLStreamException {
        for (var index = 0; xml.hasNext(); ) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("si")) continue;
            var found = parts(xml, "si");
            if (found.anyOld() || found.texts().size() > 1) parts.put(index, found);
            index++;
        }
    }

    /** Reads to the end of {@code si} or {@code is}. A text without parts has one, in the cell's font. */
    private static Parts parts(XMLStreamReader xml, String end) throws XMLStreamException {
        var texts = new ArrayList<String>();
        var fonts = new ArrayList<@Nullable FontName>();
        FontName font = null;
        var phonetic = false;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(end)) break;
                if (xml.getLocalName().equals("rPh")) phonetic = false;
            }
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "rPh" -> phonetic = true;
                case "r" -> font = null;
                case "rFont" -> font = new FontName(OldFont.of(xml.getAttributeValue(null, "val")));
                case "t" -> {
                    var text = xml.getElementText();
                    if (phonetic) continue;
                    texts.add(text);
                    fonts.add(font);
                }
                default -> {}
            }
        }
        return new Parts(texts, fonts);
    }

    private void sheet(XMLStreamReader xml) throws XMLStreamException {
        var rows = sheets.getLast();
        var row = 0;
        var column = -1;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            if (xml.getLocalName().equals("row")) {
                var r = number(xml.getAttributeValue(null, "r"));
                row = r > 0 ? r : row + 1;
                column = -1;
            } else if (xml.getLocalName().equals("c")) {
                var place = columnOf(xml.getAttributeValue(null, "r"));
                column = place >= 0 ? place : column + 1;
                var font = cell(xml);
                if (font == null || column >= SheetRows.MAX_COLUMNS || rows.size() > SheetRows.MAX_ROWS) continue;
                var cells = rows.get(row);
                if (cells == null || cells.length <= column)
                    cells = cells == null ? new CellFont[column + 1] : Arrays.copyOf(cells, column + 1);
                cells[column] = same.computeIfAbsent(font, f -> f);
                rows.put(row, cells);
            }
        }
    }

    /** What the fonts of the cell say on which the reader stands; null for numbers and for fonts of today. */
    private @Nullable CellFont cell(XMLStreamReader xml) throws XMLStreamException {
        var own = at(styles, Math.max(0, number(xml.getAttributeValue(null, "s"))));
        var type = xml.getAttributeValue(null, "t");
        if (type == null) return null;
        return switch (type) {
            case "str" -> own == null ? null : new CellFont(own, null);
            case "s" -> {
                while (xml.hasNext()) {
                    var event = xml.next();
                    if (event == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("c")) break;
                    if (event == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("v")) yield of(own, parts.get(number(xml.getElementText())));
                }
                yield null;
            }
            case "inlineStr" -> {
                while (xml.hasNext()) {
                    var event = xml.next();
                    if (event == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("c")) break;
                    if (event == XMLStreamConstants.START_ELEMENT
                            && xml.getLocalName().equals("is")) yield of(own, parts(xml, "is"));
                }
                yield null;
            }
            default -> null;
        };
    }

    private static @Nullable CellFont of(@Nullable OldFont own, @Nullable Parts parts) {
        if (parts == null || parts.texts().size() <= 1 && !parts.anyOld())
            return own == null ? null : new CellFont(own, null);
        OldFont main = null;
        var uniform = true;
        var text = new StringBuilder();
        for (var i = 0; i < parts.texts().size(); i++) {
            var named = parts.fonts().get(i);
            var font = named == null ? own : named.old();
            var part = parts.texts().get(i);
            uniform &= i == 0 || font == main;
            if (main == null) main = font;
            text.append(font == null || TextEncoding.isSurelyUnicode(part) ? part : font.decode(part));
        }
        if (main == null) return null;
        return new CellFont(main, uniform ? null : text.toString());
    }

    private static <T> @Nullable T at(List<@Nullable T> list, int index) {
        return index < 0 || index >= list.size() ? null : list.get(index);
    }

    /** -1 for anything that is no number. */
    private static int number(@Nullable String text) {
        return text == null || !text.matches("\\d{1,9}") ? -1 : Integer.parseInt(text);
    }

    /** 0-based column of "AB12"; -1 without. */
    private static int columnOf(@Nullable String address) {
        if (address == null) return -1;
        var column = 0;
        for (var i = 0; i < address.length() && i < 4; i++) {
            var c = address.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + c - 'A' + 1;
        }
        return column - 1;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
