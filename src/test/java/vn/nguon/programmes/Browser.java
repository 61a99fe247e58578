package vn.nguon.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.accounts.SignIn;
import vn.nguon.shared.Viewer;

/** A signed-in browser for page tests: through the whole filter chain, with the CSRF token where a form would carry it. */
public final class Browser {
    private final MockMvcTester mvc;
    private final Viewer viewer;

    public Browser(MockMvcTester mvc, Viewer viewer) {
        this.mvc = mvc;
        this.viewer = viewer;
    }

    public MvcTestResult get(String path) {
        return mvc.get().uri(path).with(SignIn.as(viewer)).exchange();
    }

    /** The page, after checking that it is one and that what can be typed into has a label. */
    public Document page(String path) {
        var answer = get(path);
        assertThat(answer).hasStatus(200);
        return html(answer);
    }

    public MvcTestResult post(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignIn.as(viewer)).with(csrf());
        for (var field : fields.entrySet()) request = request.param(field.getKey(), field.getValue());
        return request.exchange();
    }

    public MvcTestResult upload(String path, String field, String fileName, byte[] bytes, Map<String, String> fields) {
        var request = mvc.post()
                .uri(path)
                .multipart()
                .file(new MockMultipartFile(field, fileName, "application/octet-stream", bytes));
        request = request.with(SignIn.as(viewer)).with(csrf());
        for (var other : fields.entrySet()) request = request.param(other.getKey(), other.getValue());
        return request.exchange();
    }

    /** Posts, expects the redirect, and gives where it leads. */
    public String saved(String path, Map<String, String> fields) {
        return location(post(path, fields));
    }

    public static String location(MvcTestResult answer) {
        assertThat(answer).hasStatus(303);
        var location = answer.getResponse().getHeader("Location");
        assertThat(location).isNotNull();
        return location == null ? "" : location;
    }

    public static Document html(MvcTestResult answer) {
        var page = Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        for (var input : page.select("input:not([type=hidden]), select, textarea"))
            assertThat(page.select("label[for=\"" + input.id() + "\"]"))
                    .as("label of " + input.id())
                    .hasSize(1);
        assertThat(page.select("[style], script:not([src])")).isEmpty();
        return page;
    }

    /** SQL statements that the program sends while it answers. */
    public int statements(String path) {
        var logger = (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");
        var level = logger.getLevel();
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        logger.addAppender(heard);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            assertThat(get(path)).hasStatus(200);
        } finally {
            logger.setLevel(level);
            logger.setAdditive(true);
            logger.detachAppender(heard);
        }
        return (int) heard.list.stream()
                .filter(event -> event.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
