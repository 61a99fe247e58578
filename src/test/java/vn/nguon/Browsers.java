package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Opens pages in Debian's Chromium, one browser a JVM. Each window is a person of its own: cookies are not shared. Addresses may begin
 * with a slash. The browser thinks it is in Vietnam.
 */
public final class Browsers {
    /** The headless shell first: the whole browser takes twice the processor time for the same pages. */
    private static final List<Path> CHROMIUM =
            List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

    private static final Path PICTURES = Path.of("docs/screens");
    private static final int MOST_HEIGHT = 2_400;
    /** Nothing takes so long; a machine with ten other things to do does. */
    private static final int WAIT_MILLIS = 90_000;

    private static @Nullable Browser browser;

    private final String address;
    private final List<BrowserContext> opened = new ArrayList<>();

    private Browsers(String address) {
        this.address = address;
    }

    /** Where the program answers, without a slash at the end. */
    public String address() {
        return address;
    }

    /** A new person at a desk, 1280 pixels wide. */
    public Page desk() {
        return open(1280, 800, true);
    }

    /** A new person with a small phone, 360 pixels wide. */
    public Page phone() {
        return open(360, 740, true);
    }

    /** A new person whose browser runs no scripts. */
    public Page withoutScripts() {
        return open(1280, 800, false);
    }

    /** Fails with a readable list if axe-core finds anything on the page as it stands. */
    public static void assertAccessible(Page page) {
        assertThat(axe(page)).as("axe-core on " + page.url()).isEmpty();
    }

    /**
     * What axe-core finds on the page: rule, what it says, and the places. The first twelve of a long list stand for the rest: rows are
     * made by one loop, and a roll of 91 takes axe-core five to ten times as long as twelve of it.
     */
    public static List<String> axe(Page page) {
        var onlyViolations = new AxeRunOptions(); // what passed is not listed: half the time of a look
        onlyViolations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                        .options(onlyViolations)
                        .setLegacyMode(true) // no frames here; otherwise each look opens a page of its own
                        .exclude(":is(tr, li, fieldset, option):nth-child(n+13)")
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(violation -> "%s: %s %s"
                                .formatted(
                                        violation.getId(),
                                        violation.getHelp(),
                                        violation.getNodes().stream()
                                                .limit(5)
                                                .map(node -> node.getHtml())
                                                .toList()))
                        .toList();
    }

    /** Fails if the page can be scrolled sideways. */
    public static void assertNoSidewaysScroll(Page page) {
        var tooWide = page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return [];
                  return [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll'))
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 160));
                }
                """);
        assertThat((List<?>) tooWide).as("too wide at " + page.url()).isEmpty();
    }

    /**
     * Writes docs/screens/name-360.jpg and name-1280.jpg of the page as it stands, of a long one its beginning; only under {@code ./check --pictures}, so that a
     * normal run leaves the tree alone.
     */
    public static void picture(Page page, String name) {
        if (!Boolean.getBoolean("nguon.pictures")) return;
        var before = page.viewportSize();
        for (var width : new int[] {360, 1280}) {
            page.setViewportSize(width, width == 360 ? 740 : 800);
            var height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("%s-%d.jpg".formatted(name, width)))
                    .setType(ScreenshotType.JPEG)
                    .setQuality(80)
                    .setFullPage(true)
                    .setClip(0, 0, width, Math.min(height.intValue(), MOST_HEIGHT)));
        }
        page.setViewportSize(before.width, before.height);
    }

    private Page open(int width, int height, boolean scripts) {
        var context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(address)
                        .setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setJavaScriptEnabled(scripts)
                        .setViewportSize(width, height));
        context.setDefaultTimeout(WAIT_MILLIS);
        opened.add(context);
        return context.newPage();
    }

    private void close() {
        opened.forEach(BrowserContext::close);
        opened.clear();
    }

    private static synchronized Browser browser() {
        if (browser != null) return browser;
        var chromium = CHROMIUM.stream().filter(Files::isExecutable).findFirst();
        assertThat(chromium)
                .as("a browser is needed: apt-get install chromium-headless-shell, or run ./check as a user who may")
                .isPresent();
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }

    /** Hands a test method its browsers and closes what it opened. */
    static final class Extension implements ParameterResolver, AfterEachCallback {
        private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Browsers.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            var type = parameter.getParameter().getType();
            return type == Browsers.class || type == Page.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var browsers = context.getStore(SPACE)
                    .computeIfAbsent(Browsers.class, key -> new Browsers(addressOf(context)), Browsers.class);
            return parameter.getParameter().getType() == Page.class ? browsers.desk() : browsers;
        }

        @Override
        public void afterEach(ExtensionContext context) {
            var browsers = context.getStore(SPACE).remove(Browsers.class, Browsers.class);
            if (browsers != null) browsers.close();
        }

        private static String addressOf(ExtensionContext context) {
            var port = SpringExtension.getApplicationContext(context)
                    .getEnvironment()
                    .getRequiredProperty("local.server.port");
            return "http://localhost:" + port;
        }
    }
}
