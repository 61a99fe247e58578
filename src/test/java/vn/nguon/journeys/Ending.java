package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.nguon.Browsers;
import vn.nguon.shared.NguonClock;

/** From the decisions to the certificate that anybody can check, and three years on. */
final class Ending {
    private final Offices offices;
    private final Browsers browsers;
    private final NguonClock clock;

    Ending(Offices offices, Browsers browsers, NguonClock clock) {
        this.offices = offices;
        this.browsers = browsers;
        this.clock = clock;
    }

    void decideAndIssue() {
        clock.travelTo(LocalDateTime.parse("2022-11-10T09:00"));
        decide("giamhieu", "chung-chi", "412-QĐ/TCT");
        decide("btv", "giay-chung-nhan", "940-QĐ/HU");
        Browsers.picture(offices.desk("truong").go(CLASS + "/ket-qua").page(), "ket-qua");
        issue("truong", "chung-chi", "HIỆU TRƯỞNG", "Hiệu trưởng");
        issue("btv", "giay-chung-nhan", "T/M BAN THƯỜNG VỤ", "Phó Bí thư");
        clock.travelTo(LocalDateTime.parse("2022-11-30T09:00"));
        offices.desk("trungtam").go(CLASS + "/trinh-duyet").press("Kết thúc lớp");
        offices.desk("trungtam").go(CLASS).see("Kết thúc");
    }

    private void decide(String who, String path, String number) {
        var desk = offices.desk(who);
        desk.go(CLASS + "/ket-qua/quyet-dinh/" + path)
                .fill("Số quyết định", number)
                .fill("Ngày quyết định", "10/11/2022")
                .press("Ghi quyết định");
    }

    private void issue(String who, String path, String capacity, String post) {
        var desk = offices.desk(who);
        desk.go(CLASS + "/chung-chi/" + path + "/cap")
                .fill("Họ và tên người ký", "Nguyễn Văn Ký")
                .fill("Dòng ghi quyền hạn ký", capacity)
                .fill("Chức vụ người ký", post)
                .fill("Nơi ký", "Nghệ An");
        desk.page().locator("form button.btn-primary").last().click();
        try {
            desk.page().waitForURL(url -> !url.endsWith("/cap"));
        } catch (TimeoutError e) {
            throw new AssertionError(desk.page().locator("main").innerText(), e);
        }
        // The job runs on its own; the page asks how far it is and shows itself anew when all are there. Reloading it
        // from here would
        // sometimes meet that, and one of the two is aborted.
        desk.see("91/91").look();
    }

    /** Text and QR of the printed paper, and what the public page says to whoever scans it. */
    void checkCertificate() {
        var trainee = offices.desk(Running.TRAINEE);
        trainee.go("/chung-chi").see("Chứng chỉ");
        var pdf = trainee.page().locator("main a[href$='.pdf']").first().getAttribute("href");
        var bytes =
                trainee.page().context().request().get(browsers.address() + pdf).body();
        try (var document = Loader.loadPDF(bytes)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains(Running.TRAINEE);
            var number = java.util.regex.Pattern.compile("\\d{4}/2022-\\w+").matcher(text);
            assertThat(number.find()).as(text).isTrue();
            var address = qr(document);
            assertThat(address).startsWith("https://nguon.example/kiem-tra/");
            var passer = Desk.at(browsers.phone(), Desk.nothingLookedAt());
            passer.go(address.replace("https://nguon.example", ""))
                    .see(Running.TRAINEE)
                    .see(number.group())
                    .see("1986");
            assertThat(passer.page().content())
                    .doesNotContain("quy hoạch")
                    .doesNotContain("09/11/1986")
                    .contains("noindex");
            passer.go("/kiem-tra").fill("Số hiệu", number.group()).fill("Mã kiểm tra", "AAAAAA");
            passer.page()
                    .getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions()
                                    .setName("Kiểm tra")
                                    .setExact(true))
                    .click();
            PlaywrightAssertions.assertThat(passer.page().locator("main")).not().containsText(Running.TRAINEE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String qr(PDDocument document) throws IOException {
        var image = new PDFRenderer(document).renderImageWithDPI(0, 200);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        try {
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(
                            new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("no QR code on the paper", e);
        }
    }

    void readCadreFile() {
        var board = offices.desk("btc");
        board.go("/can-bo?q=bui+thi+nga").follow(Running.TRAINEE);
        board.see("Chứng chỉ").see("Giấy chứng nhận").see("Phó Bí thư");
        Browsers.picture(board.page(), "ho-so");
    }

    /** Three years on the district bodies are gone: what they issued still prints as it was, and nothing more is issued for them. */
    void lookBackFrom2025() {
        clock.travelTo(LocalDateTime.parse("2025-07-01T08:00"));
        offices.redrawTheMap(Path.of("src/test/resources/journeys/dia-ban.csv"));
        var keeper = offices.desk("btctinh");
        for (var page : List.of(
                "",
                "/hoc-vien",
                "/hoc-vien/in",
                "/lich/in",
                "/diem-danh/bang/in",
                "/ket-qua",
                "/ket-qua/in",
                "/chung-chi")) keeper.go(CLASS + page);
        keeper.go(CLASS).see("Trung tâm Chính trị huyện Tương Dương");
        keeper.go(CLASS + "/hoc-vien/in").see("Xã Tam Hợp");
        keeper.go("/quy-hoach").see("Đảng ủy xã Tam Thái");
    }
}
