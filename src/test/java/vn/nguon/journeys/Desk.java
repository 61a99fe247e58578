package vn.nguon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nguon.Browsers;

/**
 * A person at a window of the product, acting by what the screen says: labels, buttons, links. Each kind of page is looked at by
 * axe-core the first time anybody comes by.
 */
final class Desk {
    private static final Pattern PARTICULAR = Pattern.compile("[0-9a-f-]{36}|[A-Za-z0-9_-]{22}(?=$|/)|\\?.*");

    private final Page page;
    private final Set<String> looked;

    private Desk(Page page, Set<String> looked) {
        this.page = page;
        this.looked = looked;
    }

    static Desk at(Page page, Set<String> looked) {
        return new Desk(page, looked);
    }

    static Set<String> nothingLookedAt() {
        return new HashSet<>();
    }

    Page page() {
        return page;
    }

    Desk go(String path) {
        var response = page.navigate(path);
        assertThat(response.status()).as(path).isLessThan(400);
        return look();
    }

    /** axe-core on each kind of page once; nobody scrolls sideways. */
    Desk look() {
        var kind = PARTICULAR
                .matcher(page.url().replaceFirst("https?://[^/]+", ""))
                .replaceAll("…");
        if (looked.add(kind)) {
            Browsers.assertNoSidewaysScroll(page);
            if (System.getenv("NGUON_JOURNEY_HURRY") == null) Browsers.assertAccessible(page);
        }
        return this;
    }

    Desk fill(String label, String text) {
        labelled(label).fill(text);
        return this;
    }

    /** The label as written, with or without the words that say it may stay empty. The pattern is run by the browser, so no \\Q…\\E. */
    private Locator labelled(String label) {
        // A section can bear the same words as a field in it.
        return page.locator("input, select, textarea")
                .and(page.getByLabel(Pattern.compile(
                        "^\\s*" + label.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0") + "( \\(không bắt buộc\\))?\\s*$")))
                .first();
    }

    Desk fillIn(Locator form, String label, String text) {
        form.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first()
                .fill(text);
        return this;
    }

    Desk choose(String label, String option) {
        labelled(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    Desk tick(String label) {
        labelled(label).check();
        return this;
    }

    Desk attach(String label, Path file) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first()
                .setInputFiles(file);
        return this;
    }

    /** Presses and waits for the page that answers. A refusal fails with its own words, so that a broken step explains itself. */
    Desk press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return look().unrefused();
    }

    Desk pressRefused(String button, String sentence) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        assertThat(page.locator(".errors").first()).containsText(sentence);
        return look();
    }

    private Desk unrefused() {
        var errors = page.locator(".errors");
        if (errors.count() > 0)
            throw new AssertionError(page.url() + ": " + errors.first().innerText());
        return this;
    }

    Desk follow(String link) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .first()
                .click();
        page.waitForLoadState();
        return look();
    }

    Desk see(String text) {
        assertThat(page.locator("main")).containsText(text);
        return this;
    }

    Desk signIn(String username, String password) {
        page.navigate("/dang-nhap");
        fill("Tên đăng nhập", username).fill("Mật khẩu", password);
        return press("Đăng nhập");
    }

    Desk signOut() {
        page.navigate("/tai-khoan");
        return press("Đăng xuất");
    }

    /** First sign-in with a printed slip. */
    Desk activate(String username, String code, String password) {
        page.navigate("/dang-nhap/ma");
        fill("Tên đăng nhập", username)
                .fill("Mã một lần", code)
                .fill("Mật khẩu mới", password)
                .fill("Nhập lại mật khẩu mới", password);
        return press("Đặt mật khẩu").signIn(username, password);
    }
}
