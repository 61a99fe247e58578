package vn.nguon.news;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.nguon.web.PublicAddress;

/** The feed of stories as Atom (RFC 4287): ids that never change, absolute links, the lead as summary. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String TITLE = "Tin bài về các lớp bồi dưỡng";

    private AtomFeed() {}

    /** @param stories the latest updated first; an empty feed says that nothing was ever updated (1970) */
    static byte[] of(PublicAddress address, List<PublicStories.Line> stories) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", "vi");
            text(xml, "id", address.of(PublicStoryPages.FEED));
            text(xml, "title", TITLE);
            text(
                    xml,
                    "updated",
                    moment(
                            stories.isEmpty()
                                    ? Instant.EPOCH
                                    : stories.getFirst().updatedAt()));
            link(xml, "self", "application/atom+xml", address.of(PublicStoryPages.FEED));
            link(xml, "alternate", "text/html", address.of(PublicStoryPages.HOME));
            for (var story : stories) entry(xml, address, story);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static void entry(XMLStreamWriter xml, PublicAddress address, PublicStories.Line story)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        text(xml, "id", "urn:uuid:" + story.ref());
        text(xml, "title", story.title());
        text(xml, "published", moment(story.publishedAt()));
        text(xml, "updated", moment(story.updatedAt()));
        xml.writeStartElement("author");
        text(xml, "name", StoryView.byline(story.bylinePerson(), story.bylineBody()));
        xml.writeEndElement();
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", story.category());
        link(xml, "alternate", "text/html", address.of(PublicStoryPages.HOME + "/" + story.slug()));
        text(xml, "summary", story.lead());
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(sound(text));
        xml.writeEndElement();
    }

    /** Signs that XML does not know become spaces. */
    private static String sound(String text) {
        return text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " ");
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** ETag: another list, another tag, also when a story was withdrawn. */
    static String tag(byte[] feed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(feed), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
