package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import vn.nguon.Browsers;

/** From the planning lists to the approved class. */
final class Preparation {
    static final String CLASS = "/lop/TD-2022-01";
    private static final String PROGRAMME =
            "Bồi dưỡng cán bộ quy hoạch các chức danh Bí thư, Phó Bí thư đảng ủy xã, thị trấn";

    private final Offices offices;
    private final Path files;

    Preparation(Offices offices, Path files) {
        this.offices = offices;
        this.files = files;
    }

    /** The two lists as they are; the pair of namesakes of whom one has a birth year only is asked about and told apart. */
    void takeInPlanningLists() {
        var board = offices.desk("btc");
        planningList(board, "quy-hoach-2020-2025.xlsx");
        planningList(board, "quy-hoach-2025-2030.xlsx");
        board.go("/quy-hoach").see("234");
        board.go("/can-bo").see("137");
        board.go("/quy-hoach/nhap").attach("Tệp", files.resolve("quy-hoach-2020-2025.xlsx"));
        board.page().getByRole(AriaRole.BUTTON, named("Tải lên và kiểm tra")).click();
        board.see("Tệp này đã nhập rồi");
    }

    private void planningList(Desk board, String file) {
        board.go("/quy-hoach/nhap").attach("Tệp", files.resolve(file)).press("Tải lên và kiểm tra");
        board.choose("Cơ quan ban hành", "Huyện ủy Tương Dương")
                .choose("Tra tên xã trong", "Huyện ủy Tương Dương")
                .press("Lưu quyết định");
        board.page().locator(".picks a").last().click();
        board.look();
        Browsers.picture(board.page(), "nhap-danh-sach");
        while (board.page()
                        .getByRole(AriaRole.BUTTON, named("Hai người khác nhau"))
                        .count()
                > 0) board.press("Hai người khác nhau");
        var write = board.page().locator("button.btn-primary").first().innerText();
        assertThat(write).startsWith("Nhập 117 dòng");
        board.press(write).see("Đã nhập 117 lượt quy hoạch");
    }

    void buildProgramme() {
        var school = offices.desk("truong");
        school.go("/chuong-trinh/nhap").attach("Tệp chương trình (.xlsx, .xls)", files.resolve("chuong-trinh.xlsx"));
        if (school.page().getByLabel("Cơ quan lập chương trình").count() > 0)
            school.choose("Cơ quan lập chương trình", "Trường Chính trị tỉnh Nghệ An");
        school.press("Đọc tệp").see("128");
        school.fill("Tên chương trình", PROGRAMME).press("Ghi chương trình 128\u00a0tiết");
        school.follow("Sửa phần điểm");
        school.fill("Tên phần điểm 1", "Thu hoạch")
                .fill("Hệ số của phần 1", "3")
                .fill("Điểm tối thiểu của phần 1", "5");
        school.fill("Tên phần điểm 2", "Thực hành vai trò")
                .fill("Hệ số của phần 2", "1")
                .press("Lưu");
        lecturer("Lê Văn Giảng", "1975", "Phó Hiệu trưởng");
        lecturer("Trần Thị Dạy", "1980", "Trưởng khoa Xây dựng Đảng");
    }

    private void lecturer(String name, String born, String post) {
        var school = offices.desk("truong");
        school.go("/giang-vien/them")
                .fill("Họ và tên", name)
                .fill("Ngày sinh hoặc năm sinh", born)
                .fill("Chức vụ hiện nay", post);
        var form = school.page().locator("form[action='/giang-vien/them']");
        form.getByLabel("Đơn vị công tác")
                .first()
                .selectOption(
                        new com.microsoft.playwright.options.SelectOption().setLabel("Trường Chính trị tỉnh Nghệ An"));
        form.getByLabel("Loại giảng viên")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        if (form.getByLabel("Giảng dạy cho").count() > 0)
            form.getByLabel("Giảng dạy cho")
                    .selectOption(new com.microsoft.playwright.options.SelectOption()
                            .setLabel("Trường Chính trị tỉnh Nghệ An"));
        form.getByLabel("Từ ngày").fill("01/01/2020");
        school.press("Thêm người mới").press("Tạo tài khoản, in phiếu");
        var username = school.page().locator(".slip dd b").first().innerText();
        var code = school.page().locator(".slip dd b").nth(1).innerText();
        offices.signInFirst(name, username, code);
    }

    /** Proposed by the centre, its programme approved by the school, decided by the Standing Committee. */
    void proposeAndApproveClass() {
        var centre = offices.desk("trungtam");
        centre.go("/lop/moi")
                .fill("Tên lớp", "Bồi dưỡng cán bộ quy hoạch các chức danh Bí thư, Phó Bí thư Đảng ủy xã, thị trấn");
        centre.fill("Tên công khai", "Bồi dưỡng cán bộ quy hoạch")
                .fill("Mã lớp", "TD-2022-01")
                .fill("Số chỗ", "100")
                .fill("Nơi học", "Hội trường Trung tâm Chính trị huyện");
        if (centre.page().getByLabel("Cơ quan tổ chức lớp").count() > 0)
            centre.choose("Cơ quan tổ chức lớp", "Trung tâm Chính trị huyện Tương Dương");
        centre.pressRefused("Lập lớp", "quy hoạch");
        centre.fill("Tên công khai", "Bồi dưỡng cán bộ chủ chốt xã, thị trấn, khóa tháng 10 năm 2022")
                .press("Lập lớp");
        part("Quyết định mở lớp", "Ban Thường vụ Huyện ủy Tương Dương");
        part("Phối hợp tổ chức", "Ban Tổ chức Huyện ủy Tương Dương");
        part("Cấp chứng chỉ", "Trường Chính trị tỉnh Nghệ An");
        part("Cấp giấy chứng nhận", "Ban Thường vụ Huyện ủy Tương Dương");
        centre.go(CLASS + "/ngay-hoc").fill("Từ ngày", "07/10/2022").fill("Đến ngày", "28/10/2022");
        for (var weekday : new String[] {"Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6"})
            centre.page()
                    .getByLabel(weekday.replace(" ", "\u00a0"))
                    .or(centre.page().getByLabel(weekday))
                    .first()
                    .check();
        centre.press("Lập danh sách ngày").press("Lưu ngày học");
        scheme("03-ĐA/HU", "11/10/2021", "Nâng cao chất lượng công tác đào tạo, bồi dưỡng tại Trung tâm Chính trị");
        scheme("06-ĐA/HU", "16/02/2022", "Nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức");
        centre.go(CLASS + "/chuong-trinh");
        centre.page()
                .getByLabel("Chương trình")
                .last()
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        centre.press("Chọn chương trình");
        centre.go(CLASS + "/chu-nhiem");
        centre.page()
                .getByLabel("Chủ nhiệm lớp")
                .last()
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        centre.press("Phân công");
        centre.go(CLASS + "/trinh-duyet").press("Trình duyệt");
        offices.desk("btv")
                .go(CLASS + "/trinh-duyet")
                .fill("Số quyết định mở lớp", "868-QĐ/HU")
                .fill("Ngày quyết định", "30/09/2022")
                .pressRefused("Duyệt", "Trường");
        offices.desk("truong").go(CLASS + "/chuong-trinh").press("Duyệt chương trình, giảng viên");
        offices.desk("btv")
                .go(CLASS + "/trinh-duyet")
                .fill("Số quyết định mở lớp", "868-QĐ/HU")
                .fill("Ngày quyết định", "30/09/2022")
                .press("Duyệt");
        centre.go(CLASS).see("Đã duyệt");
    }

    private void part(String part, String organisation) {
        offices.desk("trungtam")
                .go(CLASS + "/co-quan")
                .choose("Phần việc", part)
                .choose("Cơ quan", organisation)
                .press("Thêm cơ quan");
    }

    private void scheme(String number, String day, String about) {
        offices.desk("trungtam")
                .go(CLASS + "/can-cu")
                .fill("Số, ký hiệu", number)
                .fill("Ngày văn bản", day)
                .fill("Nơi ban hành", "Ban Chấp hành Đảng bộ huyện Tương Dương")
                .fill("Trích yếu", about)
                .press("Thêm văn bản");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
