package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a proxy says of who asks is believed from the one address that --proxy names, over real sockets: 127.0.0.1, and not 127.0.0.2. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "server.address=127.0.0.1")
class ProxyTests {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void asTheCommandLineSays(DynamicPropertyRegistry registry) {
        var options = ((Command.Serve) CommandLine.parse("--proxy", "127.0.0.1")).options();
        var nobody =
                new Database("jdbc:postgresql://none/none", new Database.Login("a", "a"), new Database.Login("a", "a"));
        options.properties(false, nobody).forEach((name, value) -> {
            if (name.startsWith("server.tomcat.") || name.startsWith("server.forward")) registry.add(name, () -> value);
        });
    }

    @Test
    void marksCookiesSecureWhenTheNamedProxySaysThatItSpeaksHttps() throws IOException {
        assertThat(cookie("127.0.0.1", "X-Forwarded-Proto: https"))
                .contains("Secure")
                .contains("SameSite=Lax");
        assertThat(cookie("127.0.0.1", "X-Forwarded-Proto: http")).doesNotContain("Secure");
        assertThat(cookie("127.0.0.2", "X-Forwarded-Proto: https"))
                .as("somebody else says so")
                .doesNotContain("Secure");
    }

    @Test
    void slowsDownWhoGuessesAndNotTheProxy() throws IOException {
        signInWrongly("127.0.0.1", "203.0.113.7");
        assertThat(slowed()).contains("may:203.0.113.7").doesNotContain("may:127.0.0.1");
        signInWrongly("127.0.0.2", "198.51.100.9");
        assertThat(slowed()).contains("may:127.0.0.2").doesNotContain("may:198.51.100.9");
    }

    private java.util.List<String> slowed() {
        return jdbc.sql("SELECT key FROM sign_in_failure").query(String.class).list();
    }

    private String cookie(String from, String header) throws IOException {
        return ask(from, "GET /thiet-lap HTTP/1.1", header, "")
                .lines()
                .filter(line -> line.startsWith("Set-Cookie: nguon-csrf="))
                .findFirst()
                .orElseThrow();
    }

    private void signInWrongly(String from, String client) throws IOException {
        var page = ask(from, "GET /thiet-lap HTTP/1.1", "X-Forwarded-For: " + client, "");
        var token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        var cookie = page.replaceAll("(?s).*Set-Cookie: (nguon-csrf=[^;]+);.*", "$1");
        var form = "ten=ai.do&mat-khau=sai&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var headers =
                "X-Forwarded-For: %s\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d"
                        .formatted(client, cookie, form.length());
        ask(from, "POST /dang-nhap HTTP/1.1", headers, form);
    }

    /** From a loopback address of the caller's choice, as no HTTP client lets one choose. */
    private String ask(String from, String request, String headers, String body) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write((request + "\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
