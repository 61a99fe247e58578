package vn.nguon.people;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody with a browser: signs in with a password, asks for pages. */
final class Visitor implements AutoCloseable {

    /** Longer than statements may take. */
    private static final Duration WAIT = Duration.ofMinutes(5);

    private final String root;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).version(HttpClient.Version.HTTP_1_1).build();

    Visitor(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    /** @param location where a redirect leads, path and query; empty without one */
    record Answer(int status, String body, double millis, String location) {}

    /** @throws IllegalStateException unless the password is taken */
    void signIn(String name, String password) throws Exception {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(must("/dang-nhap").body());
        if (!token.find()) throw new IllegalStateException("no form to sign in");
        var form = "ten=%s&mat-khau=%s&_csrf=%s".formatted(encode(name), encode(password), encode(token.group(1)));
        var answer = client.send(
                request("/dang-nhap")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 3) throw new IllegalStateException("sign-in of " + name + " answered " + answer.statusCode());
        if (get("/viec-can-lam").status() != 200) throw new IllegalStateException(name + " is not signed in");
    }

    /** @param page path and query, the query's values not encoded */
    Answer get(String page) throws Exception {
        var begin = System.nanoTime();
        var answer = client.send(request(page).build(), BodyHandlers.ofString());
        var millis = (System.nanoTime() - begin) / 1e6;
        var location = answer.headers().firstValue("Location").map(URI::create).map(to -> to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()));
        return new Answer(answer.statusCode(), answer.body(), millis, location.orElse(""));
    }

    /** @throws IllegalStateException unless it answers 200 */
    Answer must(String page) throws Exception {
        var answer = get(page);
        if (answer.status() != 200) throw new IllegalStateException(page + " answers " + answer.status());
        return answer;
    }

    /** Where the menu leads. */
    List<String> menu() throws Exception {
        return Pattern.compile("<a [^>]*href=\"(/[^\"]*)\"").matcher(must("/them").body()).results().map(found -> found.group(1))
                .filter(href -> !href.startsWith("/assets") && !href.contains("#"))
                .distinct()
                .toList();
    }

    private HttpRequest.Builder request(String page) {
        return HttpRequest.newBuilder(URI.create(root + address(page))).timeout(WAIT);
    }

    private static String address(String page) {
        return page.replace(" ", "+").chars().mapToObj(letter -> letter < 128 ? Character.toString(letter) : encode(Character.toString(letter)))
                .collect(java.util.stream.Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
