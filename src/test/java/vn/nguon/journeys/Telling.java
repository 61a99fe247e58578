package vn.nguon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import vn.nguon.Browsers;

/** What is told of the class to others: the propaganda board's story for everybody, the report for the office. */
final class Telling {
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Offices offices;
    private final Browsers browsers;

    Telling(Offices offices, Browsers browsers) {
        this.offices = offices;
        this.browsers = browsers;
    }

    /** Drafted from the facts of the class; a trainee's name put in by hand is pointed out, and only published knowingly. */
    void publishStory(String trainee) {
        var board = offices.desk("btg");
        board.go("/tin-bai/them").pressRefused("Soạn từ số liệu của lớp", "Chọn lớp để soạn từ số liệu của lớp");
        board.page().getByLabel("Kể về lớp").selectOption("TD-2022-01");
        board.press("Soạn từ số liệu của lớp");
        var text = board.page().getByLabel("Nội dung");
        assertThat(text.inputValue()).contains("91").doesNotContain("quy hoạch").doesNotContain(trainee);
        text.fill(text.inputValue() + "\nHọc viên " + trainee + " đã họp dân hai bản xa nhất.");
        board.press("Lưu").page().locator("main a[href$='/dang']").first().click();
        board.look()
                .see("Có 1 chỗ cần xem lại")
                .see(trainee)
                .pressRefused("Đăng tin", "hoặc đánh dấu là đã đọc và vẫn đăng");
        board.tick("Tôi đã đọc 1 chỗ trên và vẫn đăng nguyên như vậy").press("Đăng tin");
        var address = board.page().locator("main a[href^='/tin/']").first().getAttribute("href");
        var passer = Desk.at(browsers.phone(), Desk.nothingLookedAt());
        passer.go(address).see("đã họp dân hai bản xa nhất");
        Browsers.picture(passer.page(), "tin");
    }

    /** Ninety-one turns of learning in every sum of the table, on paper, in the file and behind the number. */
    void readReport() {
        var board = offices.desk("btc");
        board.go("/tong-hop/luot-hoc").see("91");
        var rows = board.page().locator("tbody tr td:nth-last-child(2)").allInnerTexts().stream()
                .mapToInt(Telling::number)
                .sum();
        var whole = number(board.page().locator("tfoot td:nth-last-child(2)").innerText());
        assertThat(whole).isEqualTo(91);
        assertThat(rows).isEqualTo(whole);
        var file = board.page().locator("main a[href*='bang.xlsx']").first().getAttribute("href");
        var answer = board.page().context().request().get(browsers.address() + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith('P', 'K');
        board.page().locator("tfoot td a").last().click();
        board.look();
        assertThat(board.page().locator("tbody tr").first()).isVisible();
        Browsers.picture(board.go("/tong-hop/luot-hoc").page(), "tong-hop");
    }

    private static int number(String text) {
        var found = NUMBER.matcher(text.replace(".", ""));
        return found.find() ? Integer.parseInt(found.group()) : 0;
    }
}
