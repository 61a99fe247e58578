package vn.nguon.credentials;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.nguon.web.Templates;

/**
 * Makes the paper of a register entry: A4 landscape, PDF/A-2b, fonts embedded, texts NFC. The same entry gives the same bytes
 * at any time, so nothing needs to be kept. Addresses outside the document are never fetched.
 */
@Component
final class CredentialPrinter {
    static final double HEIGHT = 210;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Function<CredentialSheets, String> html;
    private final CredentialLayouts layouts;
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();
    private final Queue<CredentialFonts> fonts = new ConcurrentLinkedQueue<>();

    @Autowired
    CredentialPrinter(Templates templates, CredentialLayouts layouts) {
        this(sheets -> templates.text("credentials/credential", sheets), layouts);
    }

    CredentialPrinter(Function<CredentialSheets, String> html, CredentialLayouts layouts) {
        this.html = html;
        this.layouts = layouts;
    }

    byte[] print(Printable entry) {
        return printAll(List.of(entry));
    }

    /**
     * One file with one page an entry, in the order given.
     *
     * @throws IllegalArgumentException if there is no entry, or they have different layouts
     */
    byte[] printAll(List<Printable> entries) {
        var first = entries.getFirst().content();
        var layout = layouts.get(first.layout());
        if (!entries.stream().allMatch(entry -> entry.content().layout().equals(layout.name())))
            throw new IllegalArgumentException("entries of different layouts");
        var lent = fonts.poll();
        if (lent == null) lent = new CredentialFonts();
        try (var document = new PDDocument()) {
            render(document, lent, layout, entries);
            if (document.getNumberOfPages() != entries.size())
                throw new IllegalStateException("%d pages for %d entries of layout %s"
                        .formatted(document.getNumberOfPages(), entries.size(), layout.name()));
            for (int i = 0; i < entries.size(); i++) {
                var page = document.getPage(i);
                try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
                    QrCode.draw(content, entries.get(i).qrAddress(), layout.qr(), HEIGHT);
                }
            }
            date(document, first.issuedOn(), entries.getFirst().qrAddress());
            var out = new ByteArrayOutputStream(64 * 1024);
            document.save(out);
            fonts.add(lent);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void render(PDDocument document, CredentialFonts lent, CredentialLayout layout, List<Printable> entries)
            throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePDDocument(document);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
        builder.useColorProfile(SRGB);
        builder.withProducer("Nguồn");
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        builder.useUriResolver((base, uri) -> uri.equals(STYLE) ? uri : null);
        builder.useProtocolsStreamImplementation(_ -> new Style(layout.css()), "nguon");
        lent.offer(builder, document);
        builder.withHtmlContent(html.apply(CredentialSheets.of(layout, entries)), STYLE);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
        }
    }

    private static final String STYLE = "nguon:layout.css";

    /** Replaces the renderer's wall-clock time by noon of the day of issue, so that printing again gives the same file. */
    private static void date(PDDocument document, LocalDate day, String identity) throws IOException {
        var noon = GregorianCalendar.from(day.atTime(LocalTime.NOON).atZone(ZONE));
        document.getDocumentInformation().setCreationDate(noon);
        document.setDocumentId((long) identity.hashCode());
        var catalog = document.getDocumentCatalog();
        var xmp = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8)
                .replaceFirst("(<xmp:CreateDate>)[^<]*", "$1" + STAMP.format(noon.toZonedDateTime()));
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
    }

    private record Style(String css) implements FSStream {
        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(css.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
        }
    }
}
