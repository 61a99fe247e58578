package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody in front of a real server with a browser without JavaScript; cookies are kept, redirects are followed where they say so. */
public final class Visitor implements AutoCloseable {
    private final URI site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final HttpClient still = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public Visitor(URI site) {
        this.site = site;
    }

    /** Accounts on a demonstration's sign-in page: role to the value of its button. */
    public Map<String, String> offered() throws IOException, InterruptedException {
        var offered = new LinkedHashMap<String, String>();
        for (var row : page("/dang-nhap").select("li.task"))
            offered.put(row.select(".task-name").text(), row.select("button").val());
        return offered;
    }

    /** Enters by the button of a demonstration's sign-in page; the page that comes then. */
    public Document enter(String account) throws IOException, InterruptedException {
        var token = page("/dang-nhap").select("input[name=_csrf]").first();
        assertThat(token).isNotNull();
        return read(post("/dang-nhap/thu", Map.of("_csrf", token.val(), "tai-khoan", account)));
    }

    /** @throws AssertionError unless the server leads away from the sign-in page */
    public void signIn(String username, String password) throws IOException, InterruptedException {
        var form = fields(page("/dang-nhap").expectForm("form[action=/dang-nhap]"));
        form.put("ten", username);
        form.put("mat-khau", password);
        assertThat(send("/dang-nhap", form).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("/dang-nhap"));
    }

    /** What a form would send as it stands: hidden fields, texts and chosen values by name. */
    public static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : ((org.jsoup.nodes.FormElement) form).formData()) fields.put(field.key(), field.value());
        return fields;
    }

    /** Sends a form and shows the bare answer: a redirect is the acknowledgement, and is not followed. */
    public HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        return still.send(post(path, form), HttpResponse.BodyHandlers.ofString());
    }

    /** @throws AssertionError unless the page answers 200 */
    public Document page(String path) throws IOException, InterruptedException {
        return read(HttpRequest.newBuilder(site.resolve(path)).build());
    }

    /** A download. @throws AssertionError unless it answers 200 */
    public byte[] bytes(String path) throws IOException, InterruptedException {
        var answer = browser.send(
                HttpRequest.newBuilder(site.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /**
     * A link followed: where it stood, where it leads, its kind (the address without what differs), and the answer.
     *
     * @param text what a person reads in it: of a page the words shown, of a spreadsheet its cells, else nothing
     */
    public record Step(String from, String path, String kind, int status, boolean page, String text) {
        @Override
        public String toString() {
            return "%s from %s: %d".formatted(path, from, status);
        }
    }

    /**
     * Follows links from home on, each kind of address at most twice.
     *
     * @param before called before each request
     * @param after called with each answer
     */
    public void crawl(Runnable before, Consumer<Step> after) throws IOException, InterruptedException {
        var followed = new HashSet<String>();
        var ofAKind = new HashMap<String, Integer>();
        var ahead = new ArrayDeque<>(List.of(Map.entry("", "/"), Map.entry("", "/them"), Map.entry("", "/tai-khoan")));
        while (!ahead.isEmpty()) {
            var link = ahead.remove();
            var path = link.getValue();
            var kind = kind(path);
            if (!followed.add(path) || ofAKind.merge(kind, 1, Integer::sum) > 2) continue;
            before.run();
            var answer = browser.send(
                    HttpRequest.newBuilder(site.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            var page = type.startsWith("text/html");
            var read = Jsoup.parse(page ? new String(answer.body(), StandardCharsets.UTF_8) : "");
            var text = type.contains("spreadsheetml") ? cells(answer.body()) : read.text();
            after.accept(new Step(link.getKey(), path, kind, answer.statusCode(), page, text));
            for (var next : read.select("a[href^=/]"))
                ahead.add(Map.entry(path, next.attr("href").replaceFirst("#.*", "")));
        }
    }

    private static String cells(byte[] spreadsheet) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(spreadsheet))) {
            var text = new StringBuilder();
            for (var row : book.getFirstSheet().read())
                for (var cell : row)
                    if (cell != null) text.append(cell.getText()).append('\n');
            return text.toString();
        }
    }

    private static String kind(String path) {
        return path.replaceFirst("[?].*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*")
                .replaceAll("/lop/[A-Z][A-Z0-9-]*", "/lop/*")
                .replaceAll("/anh-huong/[a-z-]+/", "/anh-huong/*/")
                .replaceAll("[0-9][0-9-]*", "*");
    }

    private HttpRequest post(String path, Map<String, String> form) {
        return HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Document read(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request.uri() + " → " + answer.uri()).isEqualTo(200);
        return Jsoup.parse(answer.body(), site.toString());
    }

    @Override
    public void close() {
        browser.close();
        still.close();
    }
}
