package vn.nguon.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.journeys.Preparation.CLASS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import vn.nguon.Browsers;

/** What a trainee says of the five skills before and after, and the turn as head of the committee in between. */
final class Acting {
    private static final List<String> SKILLS =
            List.of("Lãnh đạo", "Chỉ đạo", "Điều hành", "Phối hợp", "Triển khai nhiệm vụ");
    private static final List<String> SCALE = List.of(
            "1. Chưa làm được",
            "2. Làm được khi có người giúp",
            "3. Làm được việc thường ngày",
            "4. Làm tốt",
            "5. Làm tốt và hướng dẫn được người khác");
    private static final String OWN_TURN = "Lượt của mình";
    private static final String REMARK = "Nghe hết ý kiến rồi mới kết luận";
    private static final String CONCLUSION = "Giao việc rõ người, rõ hạn; nên chốt sớm hơn.";

    private final Offices offices;
    private final String trainee;

    Acting(Offices offices, String trainee) {
        this.offices = offices;
        this.trainee = trainee;
    }

    /** On the first day the trainee, then the commune that sent her; the offices see who has answered and what. */
    void answerBefore(String commune) {
        var phone = offices.desk(trainee);
        phone.go("/").see("Tự nhận xét năm mặt công tác, đầu khóa");
        phone.go("/phieu-nam-mat").seeBeside("Tự nhận xét", "Chưa trả lời").follow("Tự nhận xét");
        phone.pressRefused("Lưu phiếu", "Chọn một mức cho mặt Lãnh đạo");
        answer(phone, 2, "Chưa chủ trì cuộc họp nào của đảng ủy.");
        phone.seeBeside("Đã trả lời", "Tự nhận xét");

        var sender = offices.desk(commune);
        sender.go("/").see("Nhận xét 5 học viên của xã, đầu khóa");
        sender.go("/phieu-nam-mat").follow(trainee);
        sender.see("Nhận xét về " + trainee);
        answer(sender, 3, "");
        sender.seeBeside(trainee, "Đã trả lời");

        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/nam-mat")
                .seeFigure("Học viên trả lời đầu khóa", "1/91")
                .seeFigure("Đảng ủy xã trả lời đầu khóa", "1/91")
                .follow(trainee);
        centre.see("Chưa chủ trì cuộc họp nào").seeBeside("Lãnh đạo", "chưa có");
    }

    private static void answer(Desk desk, int level, String remark) {
        for (var skill : SKILLS) desk.pick(skill, SCALE.get(level - 1));
        desk.fill("Nhận xét thêm", remark).press("Lưu phiếu");
    }

    /** On the last day again: the comparison says by how much. */
    void answerAfter(String commune) {
        var phone = offices.desk(trainee);
        phone.go("/phieu-nam-mat");
        phone.page().locator("main a[href$='/cuoi-khoa']").click();
        answer(phone, 4, "Đã chủ trì được cuộc họp có người phản đối.");
        var sender = offices.desk(commune);
        sender.go("/phieu-nam-mat");
        sender.page()
                .locator("main a[href$='/cuoi-khoa']")
                .filter(new Locator.FilterOptions().setHasText(trainee))
                .click();
        answer(sender, 4, "");
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/nam-mat")
                .seeFigure("Học viên trả lời cuối khóa", "1/91")
                .seeBeside("Lãnh đạo", "tăng 2")
                .follow(trainee);
        Browsers.picture(centre.page(), "nam-mat");
        for (var skill : SKILLS) centre.seeBeside(skill, "tăng 2").seeBeside(skill, "tăng 1");
    }

    /** Turns of twenty minutes do not fit into the half day, turns of twelve do; the deal makes everybody head once, and the same again. */
    void deal() {
        var centre = offices.desk("trungtam");
        centre.go("/tinh-huong")
                .see("Giải quyết tranh chấp đất đai giữa hai bản")
                .follow("Đêm lũ");
        centre.see("bốn tại chỗ").see("(người đứng đầu)").see("Người quan sát nhìn gì");
        centre.go(CLASS + "/thuc-hanh")
                .see("Cần 91 lượt cho 91 học viên (mỗi lượt 20 phút)")
                .see("Thiếu ");
        centre.follow("Cách thực hành");
        centre.pick("Mỗi học viên đóng vai người đứng đầu", "Mỗi người một lần trong cả khóa")
                .fill("Một lượt dài, phút", "12")
                .choose("Điểm thực hành tính vào phần điểm", "Thực hành vai trò người đứng đầu")
                .fill("Số chia", "2022")
                .press("Lưu")
                .see("mỗi lượt 12 phút")
                .see("đủ thời gian");
        centre.press("Chia tình huống").see("Đã chia 91 lượt");
        var heads = heads(centre);
        assertThat(heads).hasSize(91).doesNotHaveDuplicates();
        assertThat(heads).anyMatch(head -> head.startsWith(trainee));
        centre.press("Chia lại").see("Đã chia 91 lượt");
        assertThat(heads(centre)).isEqualTo(heads);
        centre.seeFigure("Học viên đã đóng vai người đứng đầu", "0/91");
        Browsers.picture(centre.page(), "thuc-hanh");
    }

    private static List<String> heads(Desk desk) {
        return desk.page().locator("main tbody th[scope=row]").allInnerTexts();
    }

    /** @return the first of them who only looks on at her turn */
    String onlooker(List<String> fellows) {
        var phone = offices.desk(trainee);
        phone.go("/thuc-hanh");
        var cast = openOwn(phone).page().locator("main dl.facts").innerText();
        assertThat(cast).contains(trainee);
        return fellows.stream().filter(one -> !cast.contains(one)).findFirst().orElseThrow();
    }

    /** Observer and lecturer score what they see, on their phones. Until the release she learns nothing of it. */
    void score(String observer, String lecturer) {
        var phone = offices.desk(trainee);
        phone.go("/thuc-hanh").seeBeside(OWN_TURN, "Chuẩn bị");
        openOwn(phone).see("Điểm, nhận xét hiện ở đây sau khi công bố").see("Yêu cầu với người đứng đầu");

        var watching = offices.desk(observer);
        watching.go("/thuc-hanh").seeBeside(trainee + ": ", "Chưa chấm").follow(trainee + ": ");
        scores(watching, "9,3");
        watching.pressRefused("Lưu phiếu", "Điểm theo bước 0,5");
        scores(watching, "9");
        watching.fill("Nhận xét", REMARK).press("Lưu phiếu").seeBeside(trainee + ": ", "Đã chấm");

        var leading = offices.desk(lecturer);
        leading.go("/thuc-hanh")
                .seeBeside(trainee + ": ", "1 phiếu của học viên")
                .follow(trainee + ": ");
        scores(leading, "9,5");
        leading.fill("Kết luận của giảng viên", CONCLUSION).press("Lưu phiếu");
        Browsers.picture(leading.go("/thuc-hanh").page(), "cham-thuc-hanh");

        phone.go("/thuc-hanh").seeBeside(OWN_TURN, "Chuẩn bị");
        openOwn(phone).unseen("Kết quả").unseen(REMARK).unseen(CONCLUSION);
    }

    private static void scores(Desk desk, String score) {
        var fields = desk.page().locator("main form input[inputmode=decimal]").all();
        assertThat(fields).hasSizeGreaterThan(2);
        for (var field : fields) field.fill(score);
    }

    private static Desk openOwn(Desk phone) {
        phone.line(OWN_TURN).getByRole(AriaRole.LINK).click();
        phone.page().waitForLoadState();
        return phone.look();
    }

    /** Everybody was head; the half day is released, and she reads scores, remarks and the conclusion. */
    void release() {
        var centre = offices.desk("trungtam");
        centre.go(CLASS + "/thuc-hanh")
                .seeFigure("Học viên đã đóng vai người đứng đầu", "91/91")
                .seeFigure("Buổi đã công bố", "1")
                .press("Công bố kết quả buổi này")
                .seeFigure("Buổi đã công bố", "2");
        var own = centre.page()
                .locator("main tr")
                .filter(new Locator.FilterOptions()
                        .setHas(centre.page().locator("th a").filter(new Locator.FilterOptions().setHasText(trainee))));
        PlaywrightAssertions.assertThat(own).containsText("1 giảng viên, 1 người quan sát");
        PlaywrightAssertions.assertThat(own).containsText("9,3");
        var phone = offices.desk(trainee);
        phone.go("/thuc-hanh").seeBeside(OWN_TURN, "Điểm 9,3");
        openOwn(phone)
                .see("Kết quả")
                .see("Điểm 9,3")
                .see(REMARK)
                .see(CONCLUSION)
                .seeBeside("Người quan sát", "Giảng viên");
        Browsers.picture(phone.page(), "ket-qua-thuc-hanh");
    }
}
