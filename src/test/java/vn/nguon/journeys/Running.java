package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import vn.nguon.Browsers;
import vn.nguon.shared.NguonClock;

/** From the roster to the last roll: 91 trainees, 32 half days. */
final class Running {
    static final String TRAINEE = "Bùi Thị Nga";

    private final Offices offices;
    private final Path files;
    private final NguonClock clock;

    Running(Offices offices, Path files, NguonClock clock) {
        this.offices = offices;
        this.files = files;
        this.clock = clock;
    }

    void takeInRoster() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/hoc-vien/nhap")
                .attach("Tệp danh sách học viên (.xlsx, .xls)", files.resolve("danh-sach-hoc-vien.xlsx"))
                .press("Tải lên và kiểm tra");
        var write =
                centre.page().locator("form[action$='/nhap'] button").first().innerText();
        assertThat(write).isEqualTo("Nhập 91 dòng");
        centre.press(write);
        centre.go(CLASS + "/hoc-vien").see("91");
        assertThat(centre.page().content()).doesNotContain("Khơ Mú"); // sensitive, and not the centre's to know
        offices.desk("btc").go(CLASS + "/hoc-vien/con-thieu").see("46");
        centre.go(CLASS + "/hoc-vien/to")
                .choose("Cách chia", "Theo cụm xã")
                .fill("Số tổ", "3")
                .press("Chia tổ");
        var board = offices.desk("btv"); // the Standing Committee sends people by its decision
        board.go(CLASS + "/hoc-vien/duyet").pressRefused("Duyệt danh sách 91 người", "Nhập số");
        board.fill("Số, ký hiệu văn bản", "869-QĐ/HU").fill("Ngày văn bản", "30/09/2022");
        board.choose("Cơ quan ban hành", "Ban Thường vụ Huyện ủy Tương Dương").press("Duyệt danh sách 91 người");
        giveSlip();
    }

    /** One trainee's printed slip, and the first look at her own timetable with it. */
    private void giveSlip() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/hoc-vien")
                .follow(TRAINEE)
                .follow("In phiếu tài khoản khác")
                .press("In phiếu");
        var slip = centre.page().locator(".slip").first();
        var username = slip.locator("b").first().innerText();
        offices.signInFirst(TRAINEE, username, slip.locator("b").nth(1).innerText());
    }

    void fillTimetable() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/lich/phong").fill("Tên phòng", "Hội trường 1").press("Thêm phòng");
        centre.go(CLASS + "/lich").press("Xếp theo thứ tự chương trình").see("128/128");
        Browsers.picture(centre.page(), "lich");
        centre.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Phát hành lịch"))
                .first()
                .click();
        centre.look();
        teach("Lê Văn Giảng");
        centre.go(CLASS + "/trieu-tap")
                .fill("Số, ký hiệu văn bản", "21-GTT/TTCT")
                .fill("Ngày văn bản", "03/10/2022")
                .fill("Cơ quan khác", "Trung tâm Chính trị huyện")
                .press("Triệu tập 91 người");
        offices.desk(TRAINEE).go("/lich-hoc").see("Chủ nghĩa Mác");
        offices.desk("Lê Văn Giảng").go("/lich-giang").see("Chủ nghĩa Mác");
    }

    private void teach(String lecturer) {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/lich");
        var edit = centre.page()
                .locator(".cell a", new Page.LocatorOptions().setHasText(Pattern.compile("^Sửa.*Chủ nghĩa Mác")))
                .first();
        centre.go(edit.getAttribute("href"));
        centre.page().getByLabel(Pattern.compile("^" + lecturer)).first().check();
        centre.press("Lưu buổi");
    }

    /** The clock goes from half day to half day; each roll is taken and closed. One trainee misses one half day. */
    void takeRolls() {
        clock.travelTo(LocalDateTime.parse("2022-10-07T07:20"));
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/trinh-duyet").press("Bắt đầu lớp");
        var rolls = rollLinks(LocalDateTime.parse("2022-10-28T18:00"));
        assertThat(rolls.size()).isGreaterThanOrEqualTo(32);
        var first = true;
        for (var roll : rolls) {
            centre.go(roll);
            if (first) Browsers.picture(centre.page(), "diem-danh");
            if (first) miss(centre, TRAINEE);
            first = false;
            var rest = centre.page().locator("button[value='con-lai']");
            if (rest.count() > 0) {
                rest.click();
                centre.page().waitForLoadState();
            }
            centre.page().locator("button[value='chot']").click();
            centre.page().waitForLoadState();
        }
        centre.go(CLASS + "/diem-danh/bang").see("4");
        Browsers.picture(centre.go(CLASS).page(), "lop");
        offices.desk(TRAINEE).go("/diem-danh-cua-toi").see("4");
    }

    private static void miss(Desk desk, String trainee) {
        desk.page()
                .locator("fieldset.roll", new Page.LocatorOptions().setHasText(trainee))
                .locator("input[value='p']")
                .check(new Locator.CheckOptions().setForce(true));
    }

    private List<String> rollLinks(LocalDateTime at) {
        clock.travelTo(at);
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/diem-danh");
        return centre.page().locator("main a[href*='/diem-danh/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> href.matches(".*/diem-danh/[0-9a-f-]{36}"))
                .distinct()
                .toList();
    }

    /** The trainee hands in her own paper; what is no .docx is refused and changes nothing. */
    void handInAndMark() {
        var trainee = offices.desk(TRAINEE);
        clock.travelTo(LocalDateTime.parse("2022-10-27T09:00"));
        trainee.go("/bai-nop/TD-2022-01");
        trainee.page().getByLabel("Loại thu hoạch").first().selectOption(new SelectOption().setIndex(1));
        trainee.fill("Tên đề tài", "Phát triển chăn nuôi bò nhốt ở bản vùng cao");
        trainee.attach("Tệp bài làm", Docx.file("bai.docx", "không phải Word".getBytes(StandardCharsets.UTF_8)));
        trainee.pressRefused("Nộp bài", "Word");
        trainee.attach("Tệp bài làm", Docx.file("bai.docx", Docx.of(List.of("Thu hoạch"))));
        trainee.press("Nộp bài");
        clock.travelTo(LocalDateTime.parse("2022-11-02T09:00"));
        offices.desk("trungtam").go(CLASS + "/trinh-duyet").press("Chuyển sang chờ kết quả");
        var school = offices.desk("truong");
        school.go(CLASS + "/diem");
        var parts = school.page().locator("main a[href*='/diem/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> href.matches(".*/diem/[0-9a-f-]{36}"))
                .distinct()
                .toList();
        assertThat(parts).hasSize(2);
        for (var part : parts) {
            school.go(part);
            var scores = school.page().locator("input.score").all();
            assertThat(scores).hasSize(91);
            for (int i = 0; i < scores.size(); i++) scores.get(i).fill(i % 10 == 0 ? "9,25" : "7,5");
            school.press("Lưu điểm");
        }
        school.go(CLASS + "/diem").see("9,25");
    }
}
