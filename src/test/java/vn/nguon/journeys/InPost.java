package vn.nguon.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.Browsers;
import vn.nguon.followup.Counting;
import vn.nguon.followup.Owed;
import vn.nguon.schemes.Measuring;
import vn.nguon.shared.NguonClock;

/** What becomes of two people after the class of 2022: one was in it, the other never. The hourly jobs run when the clock has moved. */
final class InPost {
    private static final List<String> SKILLS =
            List.of("Lãnh đạo", "Chỉ đạo", "Điều hành", "Phối hợp", "Triển khai nhiệm vụ");

    private final ApplicationContext program;
    private final NguonClock clock;
    private final Offices offices;
    private final Desk phone;
    private final Somebody trainee;
    private final Somebody newcomer;

    /** @param entry ref of the planning entry of 2020-2025; @param username empty for who has no account */
    record Somebody(String fullName, UUID person, UUID entry, String username) {}

    private static final String TRAINEE = """
            SELECT c.full_name, c.ref AS person, n.ref AS entry, a.username
              FROM enrolment e
              JOIN training_class k ON k.id = e.class_id AND k.code = 'TD-2022-01'
              JOIN person_card c ON c.id = e.person_id
              JOIN planning_entry n ON n.person_id = e.person_id AND n.organisation_id = e.organisation_id AND n.term = '2020-2025'
              JOIN person_account o ON o.person_id = e.person_id
              JOIN account a ON a.id = o.account_id
             WHERE e.state = 'ACTIVE' AND e.unit_name = 'Xã Yên Na'
             ORDER BY e.id
             LIMIT 1
            """;

    private static final String NEWCOMER = """
            SELECT c.full_name, c.ref AS person, n.ref AS entry, '' AS username
              FROM planning_entry n
              JOIN person_card c ON c.id = n.person_id
             WHERE n.term = '2020-2025'
               AND NOT EXISTS (SELECT FROM enrolment e WHERE e.person_id = n.person_id)
             ORDER BY n.id
             LIMIT 1
            """;

    InPost(ApplicationContext program, JdbcClient jdbc, NguonClock clock, Offices offices, Desk phone) {
        this.program = program;
        this.clock = clock;
        this.offices = offices;
        this.trainee = jdbc.sql(TRAINEE).query(Somebody.class).single();
        this.newcomer = jdbc.sql(NEWCOMER).query(Somebody.class).single();
        this.phone = phone.signIn(trainee.username(), Offices.PASSWORD);
    }

    String traineeName() {
        return trainee.fullName();
    }

    private void travel(String to) {
        clock.travelTo(LocalDateTime.parse(to));
        program.getBean(Owed.class).again();
        program.getBean(Measuring.class).measureDaily();
        program.getBean(Counting.class).countHourly();
    }

    void nameTwoActions() {
        phone.go("/viec-can-lam").follow("Ghi hai việc sẽ làm sau lớp");
        phone.fill("Việc 1", "Họp dân hai bản xa nhất về đường nội bản, xong trước 31/03/2023")
                .pressRefused("Lưu", "Ghi việc 2");
        phone.fill("Việc 2", "Lập lịch công tác tuần của cấp ủy, thông báo chiều thứ sáu")
                .press("Lưu")
                .see("Họp dân hai bản xa nhất");
        Browsers.picture(phone.page(), "viec-sau-lop");
    }

    /** By decision, date, title and organisation: both on one day, in one commune committee and another. */
    void placeTwoPeople() {
        travel("2022-12-15T08:00");
        offices.desk("btv").go("/sau-lop").see("Chưa ghi ai nhận chức");
        for (var somebody : List.of(trainee, newcomer)) {
            var board = offices.desk("btc").go("/quy-hoach/nguoi/" + somebody.person());
            board.page()
                    .locator("a[href$='" + somebody.entry() + "/bo-nhiem']")
                    .first()
                    .click();
            board.look().pressRefused("Ghi bổ nhiệm", "Nhập số quyết định");
            board.fill("Số quyết định", "934-QĐ/HU")
                    .fill("Ngày quyết định", "15/12/2022")
                    .choose("Cơ quan ban hành", "Huyện ủy Tương Dương")
                    .press("Ghi bổ nhiệm")
                    .see("934-QĐ/HU");
        }
        travel("2022-12-15T14:00");
    }

    /** One of two was trained in time; sixty per cent should have been. The number leads to both, and to the one who is missing. */
    void seeTheTargetAtRisk() {
        var board = offices.desk("btc").go("/de-an").follow("Người nhận chức được bồi dưỡng kịp thời");
        board.press("Tính lại ngay").see("50% (1/2)").see("Chậm 1");
        board.follow("Danh sách 2").see(trainee.fullName()).see(newcomer.fullName());
        board.choose("Gồm", "Chưa được tính").press("Lọc").see(newcomer.fullName());
        assertThat(board.page().locator("tbody")).not().containsText(trainee.fullName());
        offices.desk("btv")
                .go("/viec-can-lam")
                .see("Người nhận chức được bồi dưỡng kịp thời")
                .see("Chậm 1");
        Browsers.picture(offices.desk("btv").page(), "lanh-dao");
    }

    void seeWhoWasPlacedUntrained() {
        var leader = offices.desk("btv").go("/viec-can-lam").see("Người mới nhận chức đã qua lớp");
        leader.page().locator("main a[href='/sau-lop/chua-hoc']").first().click();
        leader.look().see(newcomer.fullName());
        assertThat(leader.page().locator("tbody")).not().containsText(trainee.fullName());
        leader.follow(newcomer.fullName()).see("934-QĐ/HU");
    }

    /** After three months one action is under way, which needs a word why; after six it is done. */
    void sayWhatCameOfTheActions(String when, int months) {
        travel(when);
        var commune = offices.desk("xa");
        commune.go("/viec-can-lam").follow("sau %d tháng".formatted(months));
        for (var left = 2; left > 0; left--) {
            commune.go("/sau-lop/xa")
                    .page()
                    .getByRole(
                            AriaRole.LINK, new Page.GetByRoleOptions().setName("Xác nhận %d tháng".formatted(months)))
                    .first()
                    .click();
            commune.look();
            if (months == 3 && left == 2) {
                commune.tick("Đang làm").pressRefused("Xác nhận", "Ghi vì sao chưa xong");
                commune.fill("Kết quả, vướng mắc", "Đã họp một bản, bản còn lại chờ hết mưa")
                        .press("Xác nhận");
            } else commune.tick("Đã làm xong").press("Xác nhận");
        }
        assertThat(commune.go("/viec-can-lam").page().locator("main"))
                .not()
                .containsText("việc làm sau lớp sau %d tháng".formatted(months));
        phone.go("/sau-lop/cua-toi").see("Sau %d tháng".formatted(months));
    }

    /** By the person on the phone and by the committee, on the five skills; the person names a topic to learn more of. */
    void review(String when, int months, int level) {
        travel(when);
        phone.go("/viec-can-lam").follow("Tự nhận xét sau %d tháng nhận chức".formatted(months));
        phone.pressRefused("Lưu nhận xét", "Chọn một mức cho mặt Lãnh đạo");
        answer(phone, level);
        phone.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Chuyên đề cần học thêm"))
                .getByRole(AriaRole.CHECKBOX)
                .nth(1)
                .check();
        phone.press("Lưu nhận xét");
        Browsers.picture(phone.go("/sau-lop/cua-toi").see("Đã nhận xét").page(), "nhan-xet-sau-lop");
        var commune = offices.desk("xa");
        commune.go("/viec-can-lam").follow("Nhận xét %s sau %d tháng nhận chức".formatted(trainee.fullName(), months));
        answer(commune, level + 1);
        commune.press("Lưu nhận xét").go("/sau-lop/xa").see("Đã nhận xét");
    }

    private static void answer(Desk desk, int level) {
        for (var skill : SKILLS)
            desk.page()
                    .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(skill))
                    .getByRole(AriaRole.RADIO)
                    .nth(level - 1)
                    .check();
    }

    /** Before, at the end, after six and twelve months; by topic; and on to the programme that should change. */
    void seeWhetherItHelped() {
        var leader = offices.desk("btv");
        leader.go("/sau-lop").see("Lớp có giúp không").see("Sau 12 tháng").see("TD-2022-01");
        Browsers.picture(leader.page(), "sau-lop");
        leader.follow("Bồi dưỡng cán bộ quy hoạch các chức danh");
        leader.see("Sau 12 tháng thấp nhất").see("1\u00a0người");
        Browsers.picture(leader.page(), "sau-lop-chuyen-de");
        leader.follow("Chuyên đề phục vụ mặt nào").see("Phục vụ");
        leader.page().goBack();
        leader.follow("Mở chương trình để sửa cho lớp sau").see("tiết");
    }

    /** "/" leads to the search from any page, and is a letter where one is typing. */
    void searchByKey() {
        var board = offices.desk("btc").go("/sau-lop");
        var page = board.page();
        page.keyboard().press("/");
        assertThat(page.locator(".top-search input")).isFocused();
        page.keyboard().type("934-QĐ/HU");
        assertThat(page.locator(".top-search input")).hasValue("934-QĐ/HU");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("/tim"));
        board.look().see("Văn bản").see("934-QĐ/HU ngày 15/12/2022");
        board.follow("934-QĐ/HU").see("2020–2025");
        board.go("/tim?q=chan+nuoi").see("Thu hoạch");
        Browsers.picture(page, "tim-kiem");
    }
}
