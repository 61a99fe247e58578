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
        admin.go("/to-chuc").see("Đảng ủy xã Yên Na");
    }

    private void attachProvince() {
        admin.go("/to-chuc").follow("Tỉnh ủy Nghệ An");
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

    /** One account a role; roles of the organisation board and of approvers wait for the second administrator. */
    void openAccounts() {
        account("Quản trị Hai", "quantri2", "Quản trị kỹ thuật", "Tỉnh ủy Nghệ An");
        account("Lô Thị Tổ", "btc", "Ban Tổ chức", "Ban Tổ chức Huyện ủy Tương Dương");
        account("Vi Văn Duyệt", "btv", "Người duyệt", "Ban Thường vụ Huyện ủy Tương Dương");
        account("Kha Thị Tâm", "trungtam", "Trung tâm chính trị", "Trung tâm Chính trị huyện Tương Dương");
        account("Hồ Văn Trường", "truong", "Phòng đào tạo của trường", "Trường Chính trị tỉnh Nghệ An");
        account("Lương Thị Giám", "giamhieu", "Người duyệt", "Trường Chính trị tỉnh Nghệ An");
        account("Nguyễn Thị Tỉnh", "btctinh", "Ban Tổ chức", "Ban Tổ chức Tỉnh ủy Nghệ An");
        confirm("Nguyễn Thị Tỉnh", "Ban Tổ chức");
        confirm("Lô Thị Tổ", "Ban Tổ chức");
        confirm("Vi Văn Duyệt", "Người duyệt");
        confirm("Lương Thị Giám", "Người duyệt");
    }

    private void account(String name, String username, String role, String organisation) {
        admin.go("/quan-tri/tai-khoan/moi")
                .fill("Họ và tên", name)
                .fill("Tên đăng nhập", username)
                .press("Lập tài khoản");
        admin.choose("Vai trò", role).choose("Tại tổ chức", organisation).press("Cấp vai trò");
        admin.press("In phiếu mã một lần");
        var code = admin.page().locator(".slip dd b").nth(1).innerText();
        signInFirst(username, username, code);
    }

    /** 30/06/2025 is the last day of the district: its bodies end from the leaves up, each saying who keeps what. */
    void endDistrict() {
        for (var name : new String[] {
            "Trung tâm Chính trị huyện Tương Dương", "Văn phòng Huyện ủy Tương Dương",
                    "Ủy ban Kiểm tra Huyện ủy Tương Dương",
            "Ban Dân vận Huyện ủy Tương Dương", "Ban Tuyên giáo Huyện ủy Tương Dương",
                    "Ban Tổ chức Huyện ủy Tương Dương",
            "Ban Thường vụ Huyện ủy Tương Dương", "Ban Chấp hành Đảng bộ huyện Tương Dương", "Huyện ủy Tương Dương"
        }) {
            admin.go("/to-chuc").follow(name);
            admin.page().getByText("Kết thúc hoạt động").first().click();
            admin.fill("Ngày hoạt động cuối cùng", "30/06/2025").fill("Căn cứ", "50-ĐA/TU, 16/06/2025");
            for (var keeper : new String[] {"Nơi giữ hồ sơ", "Nơi giữ sổ cấp", "Nơi nhận việc còn mở"})
                admin.choose(keeper, "Ban Tổ chức Tỉnh ủy Nghệ An");
            admin.press("Ghi kết thúc");
        }
    }

    private void confirm(String person, String role) {
        desk("quantri2")
                .go("/quan-tri/tai-khoan")
                .follow(person)
                .press("Xác nhận vai trò " + role)
                .see("Đã xác nhận");
    }

    /** Somebody's first sign-in with a slip; afterwards their window is found by the person's name. */
    Desk signInFirst(String person, String username, String code) {
        var desk = Desk.at(browsers.desk(), looked).activate(username, code, PASSWORD);
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
