package vn.nguon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
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

    private Locator labelled(String label) {
        // A section can bear the same words as a field in it.
        return page.locator("input, select, textarea")
                .and(page.getByLabel(asWritten(label)))
                .first();
    }

    /** A label as written, with or without the words that say it may stay empty. The pattern is run by the browser, so no \\Q…\\E. */
    private static Pattern asWritten(String label) {
        return Pattern.compile(
                "^\\s*" + label.replaceAll("[^\\p{L}\\p{N} ]", "\\\\$0") + "( \\(không bắt buộc\\))?\\s*$");
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

    /** One of a few radio buttons under a question. */
    Desk pick(String question, String option) {
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(asWritten(question)))
                .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
                .check();
        return this;
    }

    Desk attach(String label, FilePayload file) {
        labelled(label).setInputFiles(file);
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

    Desk unseen(String text) {
        assertThat(page.locator("main")).not().containsText(text);
        return this;
    }

    /** The first line of a table or list that names this. */
    Locator line(String named) {
        return page.locator("main tr, main li, main article")
                .filter(new Locator.FilterOptions().setHasText(named))
                .first();
    }

    Desk seeBeside(String named, String text) {
        assertThat(line(named)).containsText(text);
        return this;
    }

    /** One of the figures at the head of a page. */
    Desk seeFigure(String label, String value) {
        assertThat(page.locator("dl.figures > div")
                        .filter(new Locator.FilterOptions().setHasText(label))
                        .first()
                        .locator("b"))
                .hasText(value);
        return this;
    }

    /** What the server sends at that address to whoever sits here. */
    byte[] download(String path) {
        var response = page.context().request().get(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        return response.body();
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
