package vn.nguon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.TestPropertySource;
import vn.nguon.BrowserTest;
import vn.nguon.Browsers;
import vn.nguon.shared.Role;

/**
 * The main screens of planning, nominating, reorganising and of what a class does beyond lectures as the demonstration's people see them, for docs/screens: only under {@code
 * ./check --pictures}, or alone by {@code -Dnguon.pictures=true -Dtest=ScreensTests}, which takes no journey. None may scroll sideways.
 */
@BrowserTest
@TestPropertySource(properties = {"nguon.demo=true", "nguon.today=2026-11-22"})
@EnabledIfSystemProperty(named = "nguon.pictures", matches = "true")
class ScreensTests {
    private static final String CLASS = "/lop/TD-2026-04";

    private static Page as(Browsers browsers, Role role) {
        var page = browsers.desk();
        page.navigate("/dang-nhap");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("vai " + role.vietnamese() + "$")))
                .click();
        page.waitForURL(url -> !url.contains("/dang-nhap"));
        return page;
    }

    private static void take(Page page, String path, String name) {
        page.navigate(path);
        assertThat(page.locator("h1").first().innerText()).isNotBlank();
        for (var width : new int[] {360, 1280}) {
            page.setViewportSize(width, 800);
            Browsers.assertNoSidewaysScroll(page);
        }
        Browsers.picture(page, name);
    }

    /** The first link in the page whose address fits. */
    private static String link(Page page, String path, String selector) {
        page.navigate(path);
        var found = page.locator(selector).first();
        found.waitFor(new Locator.WaitForOptions());
        return found.getAttribute("href");
    }

    @Test
    void ofTheOrganisationBoard(Browsers browsers) {
        var board = as(browsers, Role.ORGANISATION_BOARD);
        take(board, "/quy-hoach", "quy-hoach");
        take(board, "/quy-hoach/don-vi", "quy-hoach-don-vi");
        take(board, CLASS + "/cu-hoc-vien", "bang-chi-tieu");
        take(board, CLASS + "/cu-hoc-vien/can-hoc", "can-hoc");
        take(board, CLASS + "/trieu-tap", "trieu-tap");
        take(board, "/ke-hoach-nam/2026", "ke-hoach-nam");
        take(board, "/tong-hop/luot-hoc?theo=don-vi&cot=ket-qua", "tong-hop");
        take(board, "/lop/TD-2022-01/bao-cao", "bao-cao-tong-ket");
        take(board, CLASS + "/hoc-vien/ngay?ngay=18/11/2026", "danh-sach-tai-ngay");
        take(board, link(board, "/can-bo", "main tbody a[href^='/can-bo/']"), "can-bo");
        take(board, "/sau-lop", "sau-lop");
        take(board, link(board, "/sau-lop", "main a[href^='/sau-lop/chuong-trinh/']"), "sau-lop-chuyen-de");
        take(board, "/de-an", "de-an");
        take(board, link(board, "/de-an", "main tbody a[href^='/de-an/']"), "de-an-chi-tieu");
    }

    @Test
    void ofHomes(Browsers browsers) {
        take(as(browsers, Role.APPROVER), "/viec-can-lam", "lanh-dao");
        take(as(browsers, Role.CENTRE), "/viec-can-lam", "viec-can-lam");
        take(as(browsers, Role.TRAINEE), "/viec-can-lam", "hoc-vien");
    }

    @Test
    void ofTheCommune(Browsers browsers) {
        var commune = as(browsers, Role.COMMUNE);
        take(commune, link(commune, "/cu-hoc-vien", "main a[href^='/cu-hoc-vien/']"), "xa-cu-hoc-vien");
    }

    /** The class that is taught today, as this page's list of classes has it. */
    private static String today(Page page) {
        return link(page, "/lop?trang-thai=STUDYING", "main tbody a[href^='/lop/TD-2026']");
    }

    @Test
    void ofRolePractice(Browsers browsers) {
        var centre = as(browsers, Role.CENTRE);
        take(centre, today(centre) + "/thuc-hanh", "thuc-hanh");
        var lecturer = as(browsers, Role.LECTURER);
        take(lecturer, link(lecturer, "/thuc-hanh", "main a[href^='/thuc-hanh/luot/']"), "cham-thuc-hanh");
    }

    @Test
    void ofFieldStudyAndItsRecommendations(Browsers browsers) {
        var board = as(browsers, Role.ORGANISATION_BOARD);
        var study = "/lop/TD-2022-01/thuc-te";
        take(board, link(board, study, "main a[href^='" + study + "/']"), "thuc-te");
        take(board, "/kien-nghi", "kien-nghi");
        take(board, "/lop/TD-2022-01/nhan-xet", "nhan-xet");
        take(board, "/lop/TD-2022-01/danh-gia", "danh-gia");
    }

    @Test
    void ofMarkingWithoutNames(Browsers browsers) {
        var lecturer = as(browsers, Role.LECTURER);
        var queue = link(lecturer, "/cham", "main a[href^='/cham/TD-']");
        take(lecturer, queue, "cham-bai");
        take(lecturer, link(lecturer, queue, "main tbody a[href^='" + queue + "/']") + "/doi-chieu", "doi-chieu");
    }

    @Test
    void ofWhoeverRedrawsTheMap(Browsers browsers) {
        var administrator = as(browsers, Role.ADMINISTRATOR);
        take(administrator, link(administrator, "/sap-xep", "main a[href^='/sap-xep/']"), "sap-xep");
    }

    @Test
    void ofThePropagandaBoard(Browsers browsers) {
        var board = as(browsers, Role.PROPAGANDA_BOARD);
        take(board, "/tin-bai", "tin-bai");
        take(board, "/tin-bai/them", "tin-bai-them");
        var draft = link(board, "/tin-bai?trang-thai=DRAFT", "main tbody a[href^='/tin-bai/']");
        take(board, draft, "tin-bai-viet");
        board.locator("#sapo").fill("Lớp cán bộ quy hoạch các xã đã khai giảng.");
        board.locator("main button:has-text('Lưu')").first().click();
        board.waitForLoadState();
        take(board, draft + "/dang", "tin-bai-dang");
        Browsers.assertAccessible(board);
        var published = link(board, "/tin-bai?trang-thai=PUBLISHED", "main tbody a[href^='/tin-bai/']");
        take(board, published + "/anh", "tin-bai-anh");
        Browsers.assertAccessible(board);
        take(board, published + "/lich-su", "tin-bai-lich-su");
        take(board, "/tin-bai/danh-muc", "tin-bai-danh-muc");
        Browsers.assertAccessible(board);
        take(board, "/tro-giup", "tro-giup");
    }

    @Test
    void ofAnybody(Browsers browsers) {
        var anybody = browsers.desk();
        take(anybody, "/tin", "tin");
        take(anybody, link(anybody, "/tin", "main article a"), "tin-mot");
        Browsers.assertAccessible(anybody);
    }
}
