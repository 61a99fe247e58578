package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;

/** Every page of the guide in Chromium, for whoever is not signed in: readable by machines that read aloud, and on a phone. */
@BrowserTest
class GuideScreenTests {
    @Test
    void everyPageIsAccessibleAndFitsAPhone(Browsers browsers) {
        var page = browsers.desk();
        for (var one : Guide.all()) {
            page.navigate("/tro-giup/" + one.slug());
            assertThat(page.locator("h1").first().innerText()).isEqualTo(one.title());
            page.setViewportSize(1280, 800);
            Browsers.assertAccessible(page);
            page.setViewportSize(360, 740);
            Browsers.assertNoSidewaysScroll(page);
        }
    }
}
