package vn.nguon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody in front of the demonstration with a browser without JavaScript; cookies are kept, redirects are followed. */
final class Visitor implements AutoCloseable {
    private final URI site;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Visitor(int port) {
        this.site = URI.create("http://localhost:" + port);
    }

    /** Accounts on the sign-in page: role to the value of its button. */
    Map<String, String> offered() throws IOException, InterruptedException {
        var offered = new LinkedHashMap<String, String>();
        for (var row : page("/dang-nhap").select("li.task"))
            offered.put(row.select(".task-name").text(), row.select("button").val());
        return offered;
    }

    /** Enters by the button of the sign-in page; the page that comes then. */
    Document enter(String account) throws IOException, InterruptedException {
        var token = page("/dang-nhap").select("input[name=_csrf]").first();
        assertThat(token).isNotNull();
        var form = "_csrf=%s&tai-khoan=%s".formatted(URLEncoder.encode(token.val(), StandardCharsets.UTF_8), account);
        return read(HttpRequest.newBuilder(site.resolve("/dang-nhap/thu"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /** @throws AssertionError unless the page answers 200 */
    Document page(String path) throws IOException, InterruptedException {
        return read(HttpRequest.newBuilder(site.resolve(path)).build());
    }

    private Document read(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request.uri() + " → " + answer.uri()).isEqualTo(200);
        return Jsoup.parse(answer.body(), site.toString());
    }

    @Override
    public void close() {
        browser.close();
    }
}
