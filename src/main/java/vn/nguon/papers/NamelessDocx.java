package vn.nguon.papers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A Word document without what names its author outside the text: properties, comments and who made them, revisions (insertions are
 * accepted, deletions gone), the ids of editing sessions, the template's path, texts behind pictures. What is written in the text itself
 * stays: papers that carry the name are not taken in where names are hidden ({@link Names}).
 */
final class NamelessDocx {
    /** Parts that are left out altogether. */
    private static final Pattern GONE = Pattern.compile(
            "docProps/.*|customXml/.*|word/comments[A-Za-z]*\\.xml|word/people\\.xml|word/_rels/(settings|comments[A-Za-z]*)\\.xml\\.rels");

    private static final Pattern MARKED_UP = Pattern.compile("word/[A-Za-z0-9]+\\.xml|word/glossary/[a-z]+\\.xml");

    /** How relationships to those parts end in their type. */
    private static final Set<String> GONE_TYPES = Set.of(
            "core-properties",
            "extended-properties",
            "custom-properties",
            "thumbnail",
            "comments",
            "commentsExtended",
            "commentsIds",
            "commentsExtensible",
            "people",
            "customXml",
            "attachedTemplate");

    /** Left out with all that is in them. */
    private static final Set<String> DROPPED = Set.of(
            "del",
            "moveFrom",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblGridChange",
            "tblPrExChange",
            "trPrChange",
            "tcPrChange",
            "numberingChange",
            "cellIns",
            "cellDel",
            "cellMerge",
            "commentRangeStart",
            "commentRangeEnd",
            "commentReference",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
            "customXmlInsRangeStart",
            "customXmlInsRangeEnd",
            "customXmlDelRangeStart",
            "customXmlDelRangeEnd",
            "dataBinding",
            "rsids",
            "trackRevisions",
            "attachedTemplate",
            "mailMerge",
            "docId");

    /** Left out, while what is in them stays. */
    private static final Set<String> UNWRAPPED = Set.of("ins", "moveTo");

    private static final Set<String> ATTRIBUTES = Set.of("author", "initials", "date", "descr");
    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    private NamelessDocx() {}

    /** @throws UncheckedIOException if a part is no XML after all */
    static byte[] of(byte[] bytes) {
        try (var from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                        .get();
                var out = new ByteArrayOutputStream(bytes.length)) {
            try (var to = new ZipOutputStream(out)) {
                for (var entries = from.getEntries(); entries.hasMoreElements(); ) {
                    var entry = entries.nextElement();
                    var name = entry.getName();
                    if (entry.isDirectory() || GONE.matcher(name).matches()) continue;
                    byte[] part;
                    try (var in = from.getInputStream(entry)) {
                        part = in.readAllBytes();
                    }
                    var fresh = new ZipEntry(name);
                    fresh.setTime(0);
                    to.putNextEntry(fresh);
                    if (isMarkup(name)) clean(part, to);
                    else to.write(part);
                    to.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMarkup(String name) {
        return name.equals("[Content_Types].xml")
                || name.toLowerCase(Locale.ROOT).endsWith(".rels")
                || MARKED_UP.matcher(name).matches();
    }

    private static void clean(byte[] part, OutputStream to) throws XMLStreamException, IOException {
        var bytes = new ByteArrayOutputStream(part.length);
        var reader = PaperText.factory().createXMLEventReader(new ByteArrayInputStream(part));
        var writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(bytes, StandardCharsets.UTF_8.name());
        while (reader.hasNext()) {
            var event = reader.nextEvent();
            if (event.isStartElement()) {
                var start = event.asStartElement();
                if (drops(start)) skip(reader);
                else if (!unwraps(start.getName().getLocalPart())) write(start, writer);
            } else if (!event.isEndElement()
                    || !unwraps(event.asEndElement().getName().getLocalPart())) writer.add(event);
        }
        writer.close();
        reader.close();
        bytes.writeTo(to);
    }

    private static boolean unwraps(String element) {
        return UNWRAPPED.contains(element);
    }

    private static boolean drops(StartElement start) {
        return switch (start.getName().getLocalPart()) {
            case "Override" ->
                GONE.matcher(attribute(start, "PartName").replaceFirst("^/", ""))
                        .matches();
            case "Relationship" -> {
                var type = attribute(start, "Type");
                yield GONE_TYPES.contains(type.substring(type.lastIndexOf('/') + 1));
            }
            case String element -> DROPPED.contains(element);
        };
    }

    private static String attribute(StartElement start, String name) {
        for (Iterator<Attribute> all = start.getAttributes(); all.hasNext(); ) {
            var one = all.next();
            if (one.getName().getLocalPart().equals(name)) return one.getValue();
        }
        return "";
    }

    private static void write(StartElement start, XMLEventWriter writer) throws XMLStreamException {
        List<Attribute> kept = new ArrayList<>();
        start.getAttributes().forEachRemaining(one -> {
            var name = one.getName().getLocalPart();
            if (!ATTRIBUTES.contains(name) && !name.startsWith("rsid")) kept.add(one);
        });
        writer.add(EVENTS.createStartElement(start.getName(), kept.iterator(), start.getNamespaces()));
    }

    private static void skip(XMLEventReader reader) throws XMLStreamException {
        for (var depth = 1; depth > 0; ) {
            var event = reader.nextEvent();
            if (event.isStartElement()) depth++;
            else if (event.isEndElement()) depth--;
        }
    }
}
