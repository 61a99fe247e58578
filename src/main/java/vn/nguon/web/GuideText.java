package vn.nguon.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes a page of the guide from its Markdown, by commonmark-java with tables, raw HTML escaped. Headings get the anchors that the forge gives
 * them; links to other pages of the guide stay inside the product; pictures are assets.
 */
final class GuideText {
    private static final String SCREENS = "../screens/";

    /** "(/quy-hoach)" after the name of a page. */
    private static final Pattern PRODUCT_PATH = Pattern.compile("\\((/[a-z0-9-]+(?:/[a-z0-9-]+)*)\\)");

    private static final Pattern PAGE_LINK = Pattern.compile("([A-Za-z-]+)\\.md(#.*)?");

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private GuideText() {}

    static GuidePage render(String slug, String markdown) {
        var document = PARSER.parse(markdown);
        var headings = new Headings();
        document.accept(headings);
        var renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(_ -> (node, tag, attributes) -> attributes(node, tag, attributes, headings))
                .build();
        return new GuidePage(slug, headings.title, renderer.render(document), headings.sections);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes, Headings headings) {
        switch (node) {
            case Heading heading -> {
                var id = headings.ids.get(heading);
                if (id != null) attributes.put("id", id);
            }
            case TableBlock _ -> attributes.put("class", "table");
            case Link link -> attributes.put("href", target(link.getDestination()));
            case Image image when tag.equals("img") -> picture(image.getDestination(), attributes);
            default -> {}
        }
    }

    /** @throws IllegalArgumentException if it leads outside of the guide and is no whole address */
    static String target(String destination) {
        var page = PAGE_LINK.matcher(destination);
        if (page.matches()) {
            var slug = page.group(1).equals("README") ? Guide.COMMON : page.group(1);
            var anchor = page.group(2);
            return Guide.HOME + "/" + slug + (anchor == null ? "" : anchor);
        }
        if (destination.startsWith("#") || destination.startsWith("https://")) return destination;
        throw new IllegalArgumentException("a link of the guide leads nowhere in the product: " + destination);
    }

    private static void picture(String destination, Map<String, String> attributes) {
        if (!destination.startsWith(SCREENS))
            throw new IllegalArgumentException("no picture of docs/screens: " + destination);
        var asset = "screens/" + destination.substring(SCREENS.length());
        attributes.put("src", Assets.url(asset));
        attributes.put("loading", "lazy");
        attributes.put("class", asset.endsWith("-360.jpg") ? "guide-phone" : "guide-desk");
        var size = size(asset);
        attributes.put("width", Integer.toString(size.width()));
        attributes.put("height", Integer.toString(size.height()));
    }

    private record Size(int width, int height) {}

    /** From the header alone. */
    private static Size size(String asset) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(Assets.bytes(asset)))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IllegalArgumentException("no picture: " + asset);
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new Size(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anchors as the forge makes them: small letters, marks kept, spaces as hyphens, other signs dropped. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Headings with their anchors, and what pages of the product stand beneath which. */
    private static final class Headings extends AbstractVisitor {
        private final IdentityHashMap<Heading, String> ids = new IdentityHashMap<>();
        private final Map<String, String> sections = new LinkedHashMap<>();
        private String title = "";
        private String current = "";

        @Override
        public void visit(Heading heading) {
            var words = new Words();
            heading.accept(words);
            current = anchor(words.text.toString());
            ids.put(heading, current);
            if (heading.getLevel() == 1) title = words.text.toString();
            visitChildren(heading);
        }

        @Override
        public void visit(Text text) {
            var paths = PRODUCT_PATH.matcher(text.getLiteral());
            while (paths.find()) sections.putIfAbsent(paths.group(1), current);
        }
    }

    private static final class Words extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text part) {
            text.append(part.getLiteral());
        }

        @Override
        public void visit(Code part) {
            text.append(part.getLiteral());
        }
    }
}
