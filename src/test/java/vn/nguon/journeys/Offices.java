package vn.nguon.journeys;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.nguon.Browsers;

/** The offices of the class of 2022: who they are, and the windows of the people who act for them. */
final class Offices {
    static final String PASSWORD = "mật khẩu dài 2022";
    private final Browsers browsers;
    private final Set<String> looked;
    private final Set<String> narrow = Desk.nothingLookedAt();
    private final Desk admin;
    private final Map<String, Desk> desks = new HashMap<>();

    Offices(Browsers browsers, Set<String> looked, Desk admin) {
        this.browsers = browsers;
        this.looked = looked;
        this.admin = admin;
    }

    /** Places by the file; then the bodies that no file names, entered on screen on the map of their time. */
    void enterPlacesAndOrganisations(Path places) {
        admin.go("/noi").attach("Tệp địa bàn (CSV)", places).press("Nhập tệp").see("Đã nhập");
        admin.go("/noi?ngay=01/07/2025").see("Xã Tam Thái");
        attachProvince();
        organisation(
                "Ban Thường vụ Tỉnh ủy Nghệ An",
                "BTV Tỉnh ủy",
                "Ban Thường vụ",
                "Văn bản của Đảng",
                "Tỉnh ủy Nghệ An",
                "");
        organisation(
                "Ban Tổ chức Tỉnh ủy Nghệ An",
                "Ban Tổ chức Tỉnh ủy",
                "Ban tham mưu",
                "Văn bản của Đảng",
                "Tỉnh ủy Nghệ An",
                "");
        organisation(
                "Trường Chính trị tỉnh Nghệ An",
                "Trường Chính trị",
                "Trường chính trị",
                "Văn bản hành chính",
                "Tỉnh ủy Nghệ An",
                "");
        organisation(
                "Huyện ủy Tương Dương",
                "Huyện ủy",
                "Huyện ủy",
                "Văn bản của Đảng",
                "Tỉnh ủy Nghệ An",
                "Huyện Tương Dương, Tỉnh Nghệ An");
        var district = "Huyện ủy Tương Dương";
        organisation(
                "Ban Chấp hành Đảng bộ huyện Tương Dương",
                "BCH Đảng bộ huyện",
                "Ban Chấp hành",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Ban Thường vụ Huyện ủy Tương Dương",
                "BTV Huyện ủy",
                "Ban Thường vụ",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Ban Tổ chức Huyện ủy Tương Dương",
                "Ban Tổ chức Huyện ủy",
                "Ban tham mưu",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Ban Tuyên giáo Huyện ủy Tương Dương",
                "Ban Tuyên giáo",
                "Ban tham mưu",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Ban Dân vận Huyện ủy Tương Dương", "Ban Dân vận", "Ban tham mưu", "Văn bản của Đảng", district, "");
        organisation(
                "Ủy ban Kiểm tra Huyện ủy Tương Dương",
                "Ủy ban Kiểm tra",
                "Ủy ban Kiểm tra",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Văn phòng Huyện ủy Tương Dương", "Văn phòng Huyện ủy", "Văn phòng", "Văn bản của Đảng", district, "");
        organisation(
                "Trung tâm Chính trị huyện Tương Dương",
                "TTCT Tương Dương",
                "Trung tâm chính trị",
                "Văn bản của Đảng",
                district,
                "");
        organisation(
                "Ủy ban nhân dân huyện Tương Dương",
                "UBND huyện",
                "Ủy ban nhân dân",
                "Văn bản hành chính",
                "",
                "Huyện Tương Dương, Tỉnh Nghệ An");
        admin.go("/to-chuc?tim=yen+na").see("Đảng ủy xã Yên Na");
    }

    private void attachProvince() {
        admin.go("/to-chuc?tim=tinh+uy").follow("Tỉnh ủy Nghệ An");
        admin.page().getByText("Gắn với nơi").first().click();
        admin.choose("Nơi", "Tỉnh Nghệ An").press("Gắn với nơi này");
    }

    private void organisation(String name, String shortName, String kind, String form, String superior, String place) {
        admin.go("/to-chuc/moi")
                .fill("Tên đầy đủ", name)
                .fill("Tên gọn", shortName)
                .choose("Loại", kind)
                .choose("Thể thức văn bản", form);
        if (!superior.isEmpty()) admin.choose("Trực thuộc", superior);
        if (!place.isEmpty()) admin.choose("Nơi", place);
        admin.fill("Có từ ngày", "01/01/2020").press("Thêm tổ chức");
    }

    /**
     * One account a role. The second administrator is confirmed with the console's code, for there is nobody else yet; afterwards
     * roles that need a second person are confirmed by that one, who hands over the slip.
     */
    void openAccounts(String consoleCode) {
        open("Quản trị Hai", "quantri2", "Quản trị kỹ thuật", "Tỉnh ủy Nghệ An");
        admin.fill("Mã máy chủ", consoleCode).press("Xác nhận vai trò bằng mã máy chủ");
        signInFirst("quantri2", "quantri2", code(admin));
        confirmed("Lô Thị Tổ", "btc", "Ban Tổ chức", "Ban Tổ chức Huyện ủy Tương Dương");
        confirmed("Vi Văn Duyệt", "btv", "Người duyệt", "Ban Thường vụ Huyện ủy Tương Dương");
        account("Kha Thị Tâm", "trungtam", "Trung tâm chính trị", "Trung tâm Chính trị huyện Tương Dương");
        account("Hồ Văn Trường", "truong", "Phòng đào tạo của trường", "Trường Chính trị tỉnh Nghệ An");
        confirmed("Lương Thị Giám", "giamhieu", "Người duyệt", "Trường Chính trị tỉnh Nghệ An");
        confirmed("Nguyễn Thị Tỉnh", "btctinh", "Ban Tổ chức", "Ban Tổ chức Tỉnh ủy Nghệ An");
    }

    private void open(String name, String username, String role, String organisation) {
        admin.go("/quan-tri/tai-khoan/moi")
                .fill("Họ và tên", name)
                .fill("Tên đăng nhập", username)
                .press("Lập tài khoản");
        admin.choose("Vai trò", role).choose("Tại tổ chức", organisation).press("Cấp vai trò");
    }

    private void account(String name, String username, String role, String organisation) {
        open(name, username, role, organisation);
        admin.press("In phiếu mã một lần");
        signInFirst(username, username, code(admin));
    }

    private void confirmed(String name, String username, String role, String organisation) {
        open(name, username, role, organisation);
        var second = desk("quantri2").go("/quan-tri/tai-khoan").follow(name).press("Xác nhận vai trò " + role);
        signInFirst(username, username, code(second));
    }

    private static String code(Desk desk) {
        return desk.page().locator(".slip dd b").nth(1).innerText();
    }

    /** 01/07/2025: the province's organisation board takes the act through the wizard; everything of the district passes to it. */
    void redrawTheMap(Path places) {
        var board = desk("btctinh");
        board.go("/sap-xep/moi")
                .fill("Số, ký hiệu văn bản", "1678/NQ-UBTVQH15")
                .fill("Ngày văn bản", "16/06/2025")
                .fill("Cơ quan ban hành", "Ủy ban Thường vụ Quốc hội")
                .fill("Có hiệu lực từ ngày", "01/07/2025")
                .press("Lưu và tiếp tục");
        board.attach("Tệp địa bàn (CSV)", places)
                .press("Lấy thay đổi từ tệp")
                .see("Xã Tam Hợp (16936) thành Xã Tam Thái (16936)");
        var act = board.page().url().replaceAll("^https?://[^/]+", "");
        // What hangs under a committee is asked about once the committee ends.
        for (board.go(act + "/noi-giu");
                board.page().locator("select[name^=giu-ho-so]").count() > 0;
                board.go(act + "/noi-giu")) {
            var selects = board.page().locator("select[name^=giu-ho-so]");
            for (var i = 0; i < selects.count(); i++)
                selects.nth(i)
                        .selectOption(new com.microsoft.playwright.options.SelectOption()
                                .setLabel("Ban Tổ chức Tỉnh ủy Nghệ An"));
            board.press("Ghi nơi giữ");
        }
        board.go(act + "/anh-huong").see("Quy hoạch");
        for (var kind : new String[] {"Quy hoạch", "Chức vụ đang giữ"}) {
            board.press("Mọi nơi chưa quyết định: tiếp tục ở nơi kế tiếp (" + kind + ")");
            var left = board.page().getByText("Mọi nơi chưa quyết định: để lại, chưa phân (" + kind + ")");
            if (left.count() > 0) left.click();
        }
        board.go(act + "/thuc-hien").look();
        board.page().getByLabel("Tôi đã xem lại").check();
        board.press("Thực hiện quyết định 1678/NQ-UBTVQH15").see("Đã thực hiện");
        board.look();
    }

    /** Somebody's first sign-in with a slip; afterwards their window is found by the person's name. */
    Desk signInFirst(String person, String username, String code) {
        var desk = Desk.at(browsers.desk(), looked).activate(username, code, PASSWORD);
        desks.put(person, desk);
        return desk;
    }

    /** Somebody who chose the password of this journey before it began. */
    Desk signIn(String person, String username) {
        var desk = Desk.at(browsers.desk(), looked).signIn(username, PASSWORD);
        desks.put(person, desk);
        return desk;
    }

    /** The same with a small phone; pages are looked at again, as narrow ones. */
    Desk signInByPhone(String person, String username) {
        var desk = Desk.at(browsers.phone(), narrow).signIn(username, PASSWORD);
        desks.put(person, desk);
        return desk;
    }

    /** The window of whoever signed in with that name. */
    Desk desk(String username) {
        var desk = desks.get(username);
        if (desk == null) throw new IllegalArgumentException("nobody signed in as " + username);
        return desk;
    }
}
