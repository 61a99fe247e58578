package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

@BrowserTest
class BrowsersTests {

    @Test
    void opensTheProgramInAVietnameseBrowser(Browsers browsers, Page page) {
        assertThat(page.navigate("/")).isNotNull();
        assertThat(page.url()).startsWith(browsers.address());
        assertThat(page.evaluate("() => navigator.language")).isEqualTo("vi-VN");
        assertThat(page.evaluate("() => new Date(Date.UTC(2022, 9, 7, 18)).getDate()"))
                .isEqualTo(8);
        assertThat(browsers.phone().viewportSize().width).isEqualTo(360);
    }

    @Test
    void findsAFieldWithoutANameAndAPageThatIsTooWide(Page page) {
        page.setContent(
                "<html lang=\"vi\"><head><title>x</title></head><body><main><h1>x</h1><input></main></body></html>");
        assertThat(Browsers.axe(page)).hasSize(1).first().asString().startsWith("label: ");
        page.setContent("<div style=\"width:3000px\">x</div>");
        assertThatThrownBy(() -> Browsers.assertNoSidewaysScroll(page)).isInstanceOf(AssertionError.class);
    }
}
