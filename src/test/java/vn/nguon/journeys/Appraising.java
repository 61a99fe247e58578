package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import vn.nguon.Browsers;

/** What is said of the class by its trainees, and of a trainee by the class and its offices. */
final class Appraising {
    private static final String TOO_FEW = "Chưa đủ 5 câu trả lời nên không có kết quả";
    private static final String USEFUL = "Buổi thực hành tiếp công dân";
    private static final String OPINION = "Gương mẫu, hay giúp các bạn trong tổ";
    private static final String WORDS = "Nắm chắc việc ở bản, nên giao việc khó hơn.";

    private final Offices offices;
    private final String trainee;
    private final String commune;

    Appraising(Offices offices, String trainee, String commune) {
        this.offices = offices;
        this.trainee = trainee;
        this.commune = commune;
    }

    /** @return titles of the two topics that are asked about, in their order */
    List<String> openSurvey() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/danh-gia").see("Chưa có đánh giá").follow("Mở đánh giá");
        centre.fill("Đóng cuối ngày", "31/10/2022");
        var topics = centre.page().locator("input[name=chuyen-de]").all();
        for (var topic : topics.subList(2, topics.size())) topic.uncheck();
        centre.press("Mở đánh giá").see("Đã mở đánh giá cho 91 học viên").seeFigure("Người đã trả lời", "0/91");
        var phone = offices.desk(trainee);
        phone.go("/danh-gia").seeBeside("Bồi dưỡng", "Chưa trả lời").follow("Bồi dưỡng");
        return phone.page().locator("main form section h2").allInnerTexts();
    }

    /** The class and one topic; the other is left out. Nothing is shown to anybody while it is open. */
    void answerSurvey() {
        var phone = offices.desk(trainee);
        phone.go("/danh-gia/TD-2022-01").see("Câu trả lời không gắn với tên");
        var sections = phone.page().locator("main form section").all();
        score(sections.getFirst(), "5");
        score(sections.getLast(), "5");
        sections.getLast().locator("textarea").first().fill(USEFUL);
        phone.press("Gửi đánh giá")
                .see("Đã nhận câu trả lời, không gắn với tên ai")
                .see("Đã trả lời");
        phone.go("/danh-gia/TD-2022-01").unseen("Gửi đánh giá").unseen(USEFUL);
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/danh-gia")
                .seeFigure("Người đã trả lời", "5/91")
                .see("chưa ai xem được")
                .unseen(USEFUL)
                .see("86 người chưa trả lời");
        assertThat(centre.page().locator("main .votes").count()).isZero();
    }

    private static void score(Locator section, String score) {
        for (var item : section.locator("fieldset.scale").all())
            item.locator("input[value='" + score + "']").check(new Locator.CheckOptions().setForce(true));
    }

    /** Five answered of the class and of the first topic: bars with numbers. Four of the second: nothing at all. */
    void readSurvey(List<String> topics) {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/danh-gia").see("Đã tổng hợp").seeFigure("Người đã trả lời", "5/91");
        var first = subject(centre, topics.getFirst());
        PlaywrightAssertions.assertThat(first).containsText("5 câu trả lời");
        PlaywrightAssertions.assertThat(first.locator(".votes")).hasCount(3);
        // Two gave 4, two gave 5, and she 5.
        PlaywrightAssertions.assertThat(first.locator(".votes p").first()).containsText("4,60");
        assertThat(first.locator(".votes").first().locator("tbody td").allInnerTexts())
                .containsExactly("0", "0", "0", "2", "3");
        var second = subject(centre, topics.get(1));
        PlaywrightAssertions.assertThat(second).containsText(TOO_FEW);
        PlaywrightAssertions.assertThat(second.locator(".votes")).hasCount(0);
        centre.see(USEFUL);
        Browsers.picture(centre.page(), "danh-gia");
    }

    private static Locator subject(Desk desk, String title) {
        return desk.page()
                .locator("main section")
                .filter(new Locator.FilterOptions()
                        .setHas(desk.page()
                                .locator("h2")
                                .getByText(title, new Locator.GetByTextOptions().setExact(true))))
                .first();
    }

    /** The monitor is asked first; the draft comes from the facts, a person adds to it and signs; the commune receives it. */
    void appraise(String monitor) {
        var board = offices.desk("btc");
        board.go(CLASS + "/nhan-xet").press("Hỏi ý kiến ban cán sự, tổ");
        var phone = offices.desk(monitor);
        phone.go("/").see("kiến");
        phone.go(CLASS + "/y-kien")
                .fill(trainee + ", Xã Tam Hợp", OPINION)
                .press("Lưu ý kiến")
                .see("Đã lưu ý kiến về 1 người");

        board.go(CLASS + "/nhan-xet").press("Soạn nháp cho 91 người").see("Đã soạn nháp cho 91 người");
        board.follow(trainee);
        board.see(OPINION)
                .see("Bài thu hoạch: 9,25")
                .see("Thực hành vai trò người đứng đầu: 9,25")
                .see("Bài kiểm tra: 9,5");
        var draft = board.page().getByLabel("Lời nhận xét").inputValue();
        assertThat(draft)
                .contains("Bài thu hoạch: 9,25 điểm")
                .contains("Thực hành vai người đứng đầu 1 lượt, 9,3 điểm")
                .contains("nêu 1 giải pháp, kiến nghị (tự nêu 1), 1 được tiếp thu")
                .contains("Năm mặt công tác");
        board.choose("Vận dụng lý luận vào thực tiễn", "Tốt")
                .fill("Lời nhận xét", draft + " " + WORDS)
                .press("Lưu")
                .see("Đã lưu nhận xét " + trainee);
        board.go(CLASS + "/nhan-xet/ky")
                .fill("Người ký", "Lữ Trọng Khuê")
                .fill("Chức vụ", "Trưởng Ban Tổ chức Huyện ủy")
                .fill("Nơi ký", "Tương Dương")
                .press("Ký các phiếu đã chọn")
                .see("Đã ký 91 phiếu, gửi đến nơi cử và vào hồ sơ cán bộ");
        Browsers.picture(board.page(), "nhan-xet");

        var sender = offices.desk(commune);
        sender.go("/phieu-nhan-xet")
                .seeBeside(trainee, "Chưa nhận")
                .press("Đã nhận 5 phiếu")
                .seeBeside(trainee, "Đã nhận");
        sender.follow(trainee);
        assertThat(sender.page().content()).contains(WORDS).contains("Lữ Trọng Khuê");
        board.go("/can-bo?q=lo+thi+loan").follow(trainee);
        board.see("Phiếu nhận xét");
    }

    /** Proposed by rule and quota, decided by people at both levels; whoever has the one is not proposed for the other. */
    void commend() {
        var school = offices.desk("giamhieu");
        school.go(CLASS + "/khen-thuong")
                .see("tối đa 5 người (6% số người đạt)")
                .seeBeside(trainee, "9,31 Xuất sắc");
        school.follow("Xét, quyết định");
        school.see("Giấy khen").seeBeside(trainee, "Đề nghị");
        decide(school, "431/QĐ-TCT").see(trainee);
        var committee = offices.desk("btv");
        committee.go(CLASS + "/khen-thuong").follow("Xét, quyết định");
        committee.see("Tuyên dương").see("chỉ tiêu 15 người");
        PlaywrightAssertions.assertThat(committee.line(trainee)).not().containsText("Đề nghị");
        decide(committee, "921-QĐ/HU");
        Browsers.picture(committee.page(), "khen-thuong");
    }

    /** As it is proposed. */
    private static Desk decide(Desk desk, String number) {
        var proposed = desk.page().locator("main input[name=khen]:checked").count();
        assertThat(proposed).isPositive();
        return desk.fill("Số quyết định", number)
                .fill("Ngày quyết định", "16/11/2022")
                .press("Ghi quyết định")
                .see("Đã ghi quyết định: " + proposed + " người")
                .see(number);
    }
}
