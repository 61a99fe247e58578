import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody signed in with a browser without JavaScript: keeps cookies, sends the forms as the pages give them. */
final class Browser {
    record Answer(int status, String body, byte[] bytes, String location) {}

    private final String site;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    /** Hidden field of the last page that had a form. */
    private String csrf = "";

    Browser(String site) {
        this.site = site;
    }

    /** Enters by the trial's button of that role. */
    static Browser of(String site, String role) throws Exception {
        var browser = new Browser(site);
        var page = browser.get("/dang-nhap").body();
        var account = find(page, "value=\"([0-9a-f-]{36})\">Vào thử<span class=\"visually-hidden\"> với vai " + role + "<").getFirst();
        var answer = browser.post("/dang-nhap/thu", Map.of("tai-khoan", account));
        if (answer.status() / 100 != 3 || !browser.cookies.containsKey("nguon"))
            throw new IllegalStateException("no sign-in as %s: %d %s %s".formatted(role, answer.status(), answer.location(), browser.cookies.keySet()));
        return browser;
    }

    String cookie() {
        return "nguon=" + cookies.get("nguon");
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(site + path)).GET());
    }

    /** @throws IllegalStateException unless it answers 200 */
    Answer page(String path) throws Exception {
        var answer = get(path);
        if (answer.status() != 200) throw new IllegalStateException(path + " answers " + answer.status());
        return answer;
    }

    Answer post(String path, Map<String, String> form) throws Exception {
        return send(request(path, body(form)));
    }

    /** The body of a form with the CSRF token of the last page. */
    String body(Map<String, String> form) {
        var text = new StringBuilder("_csrf=" + encode(csrf));
        form.forEach((name, value) -> text.append('&').append(encode(name)).append('=').append(encode(value)));
        return text.toString();
    }

    HttpRequest.Builder request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    Answer upload(String path, String field, String name, byte[] file) throws Exception {
        var mark = "----nguon-bench";
        var head = "--%s\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                .formatted(mark, csrf, mark, field, name);
        return send(HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(
                        head.getBytes(StandardCharsets.UTF_8), file, ("\r\n--" + mark + "--\r\n").getBytes(StandardCharsets.UTF_8)))));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var jar = new StringBuilder();
        cookies.forEach((name, value) -> jar.append(jar.isEmpty() ? "" : "; ").append(name).append('=').append(value));
        if (!jar.isEmpty()) request.header("Cookie", jar.toString());
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        for (var set : response.headers().allValues("Set-Cookie")) {
            var pair = set.substring(0, set.indexOf(';') < 0 ? set.length() : set.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        var text = response.headers().firstValue("Content-Type").orElse("").startsWith("text/");
        var body = text ? new String(response.body(), StandardCharsets.UTF_8) : "";
        var tokens = find(body, "name=\"_csrf\" value=\"([^\"]*)\"");
        if (!tokens.isEmpty()) csrf = tokens.getFirst();
        return new Answer(
                response.statusCode(),
                body,
                response.body(),
                response.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]*", ""));
    }

    /** Group 1 of every match, in order, without repeats. */
    static List<String> find(String page, String pattern) {
        return Pattern.compile(pattern).matcher(page).results().map(found -> found.group(1)).distinct().toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
