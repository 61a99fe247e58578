package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nguon.classes.ClassHead;
import vn.nguon.people.People;
import vn.nguon.programmes.Browser;
import vn.nguon.rosters.GroupPlan;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.RosterGroups;
import vn.nguon.rosters.RosterImports;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({PlannedDistrict.class, TaughtClass.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimetablePagesTests {
    private static final String NTM = TimetableModuleTests.NTM;

    @Autowired
    PlannedDistrict district;

    @Autowired
    TaughtClass given;

    @Autowired
    Timetables timetables;

    @Autowired
    Sessions sessions;

    @Autowired
    Rooms rooms;

    @Autowired
    RosterImports imports;

    @Autowired
    RosterGroups groups;

    @Autowired
    People people;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    private final MockMvcTester mvc;
    private int classes;
    private Viewer centre;
    private Browser hanh;
    private ClassHead head;
    private UUID teacher;

    TimetablePagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeAll
    void ground() {
        given.build();
        teacher = given.lecturer("Nguyễn Thị Hải", "Phó Hiệu trưởng Trường Chính trị", NTM);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = district.viewer("Vi Thị Hạnh", Role.CENTRE, district.centre);
        hanh = new Browser(mvc, centre);
        head = newClass(PlannedDistrict.FIRST_DAY.plusDays(28L * classes));
    }

    private ClassHead newClass(LocalDate firstDay) {
        var code = "TP-" + ++classes;
        given.trainingClass(code, firstDay);
        return district.head(centre, code);
    }

    private LocalDate day(int n) {
        return jdbc.sql("SELECT day FROM study_day WHERE class_id = :id ORDER BY day OFFSET :n LIMIT 1")
                .param("id", head.id().value())
                .param("n", n - 1)
                .query(LocalDate.class)
                .single();
    }

    private String board() {
        return head.link("/lich");
    }

    private String add(int day, String half) {
        return board() + "/them?ngay=" + day(day) + "&buoi=" + half;
    }

    private Map<String, String> form(String... more) {
        var fields = new HashMap<>(
                Map.of("loai", "TOPIC", "chuyen-de", given.topic(NTM).toString(), "so-tiet", "4"));
        for (var i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return fields;
    }

    private SessionCard only() {
        return sessions.of(centre, head).getFirst();
    }

    private UUID room(String name) {
        return switch (rooms.add(centre, head, name, 120)) {
            case Outcome.Done<UUID>(var ref) -> ref;
            case Outcome.Refused<UUID> _ ->
                rooms.list(centre, head).stream()
                        .filter(r -> r.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .ref();
        };
    }

    private void divide() {
        if (imports.upload(centre, head, "x", district.file("danh-sach-hoc-vien.xlsx"))
                instanceof Outcome.Done<UUID>(var ref)) imports.write(centre, head, ref);
        groups.divide(centre, head, GroupPlan.BY_COMMUNES, 2);
    }

    private static String text(Document page, String selector) {
        return page.select(selector).text().replace('\u00a0', ' ');
    }

    @Test
    void fillsByOneButtonAndShowsTheWeekOfToday() {
        var empty = hanh.page(board());
        assertThat(text(empty, "main"))
                .contains("Đã xếp 0/128 tiết")
                .contains("Chưa xếp: I.1 ")
                .contains("Nháp, chưa phát hành");
        assertThat(empty.select(".cell.is-free")).hasSize(2);

        assertThat(hanh.saved(board() + "/xep", Map.of())).startsWith(board());
        clock.travelTo(day(8).atTime(9, 0));
        var page = hanh.page(board());
        assertThat(text(page, "main")).contains("Đã xếp 128/128 tiết").doesNotContain("Chưa xếp:");
        assertThat(page.select(".board-day")).hasSize(5);
        assertThat(page.select(".cell")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(text(page, ".picks a[aria-current=page]")).startsWith("Tuần ");
        assertThat(page.select(".cell-do a[href$=chuyen]")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(text(page, "tfoot")).isEqualTo("Cộng 128 128 0");
        assertThat(page.select(".btn-primary")).hasSize(1);

        var again = hanh.post(board() + "/xep", Map.of());
        assertThat(again).hasStatus(422);
        assertThat(text(Browser.html(again), ".errors")).contains("Mọi chuyên đề đã xếp đủ tiết");
        assertThat(hanh.statements(board())).isLessThanOrEqualTo(10);
    }

    @Test
    void showsTheWeekThatIsAskedFor() {
        hanh.saved(board() + "/xep", Map.of());
        assertThat(text(hanh.page(board() + "?tuan=1"), "h2")).contains("Lịch học, tuần");
        assertThat(hanh.page(board() + "?tuan=1").select(".cell-what").first().text())
                .isEqualTo("Khai giảng");
        assertThat(text(hanh.page(board() + "?tuan=99"), ".cell-what")).contains("Bế giảng");
        assertThat(hanh.page(board() + "?ngay=" + day(16))
                        .select(".picks a")
                        .last()
                        .attr("aria-current"))
                .isEqualTo("page");
    }

    @Test
    void addsASessionWithLecturerRoomAndHours() {
        var hall = room("Hội trường 1");
        var blank = hanh.page(add(1, "sang"));
        assertThat(blank.select("#loai option[selected]").attr("value")).isEqualTo("TOPIC");
        assertThat(blank.select("#so-tiet").attr("value")).isEqualTo("4");
        assertThat(text(blank, "#giang-vien + label, label[for=giang-vien]"))
                .contains("Nguyễn Thị Hải, Phó Hiệu trưởng");
        assertThat(hanh.statements(add(1, "sang"))).isLessThanOrEqualTo(13);

        var place = hanh.saved(
                add(1, "sang"),
                form("phong", hall.toString(), "giang-vien", teacher.toString(), "gio-tu", "7h00", "gio-den", "10:30"));
        assertThat(place).isEqualTo(board() + "?ngay=" + day(1));
        var cell = text(hanh.page(place), ".cell-part");
        assertThat(cell)
                .contains("Sáng 07:00 · 4 tiết")
                .contains(NTM)
                .contains("Nguyễn Thị Hải")
                .contains("Hội trường 1");

        var known = hanh.page(board() + "/" + only().ref());
        assertThat(known.select("#gio-tu").attr("value")).isEqualTo("07:00");
        assertThat(known.select("#phong option[selected]").attr("value")).isEqualTo(hall.toString());
        assertThat(known.select("input[name=giang-vien][checked]").attr("value"))
                .isEqualTo(teacher.toString());
        assertThat(known.select("#ten").attr("value")).isEmpty();
    }

    @Test
    void sendsBackWhatIsMissingOrWrongAndKeepsTheRest() {
        var empty = hanh.post(add(2, "chieu"), Map.of());
        assertThat(empty).hasStatus(422);
        assertThat(text(Browser.html(empty), "#loai-sai")).isEqualTo("Chọn loại buổi");

        var wrong = hanh.post(
                add(2, "chieu"),
                Map.of(
                        "loai",
                        "TOPIC",
                        "gio-tu",
                        "sáng",
                        "gio-den",
                        "10:30",
                        "noi",
                        "Nhà văn hóa xã Tam Hợp",
                        "so-tiet",
                        "x"));
        assertThat(wrong).hasStatus(422);
        var page = Browser.html(wrong);
        assertThat(text(page, "#gio-tu-sai")).isEqualTo("Giờ bắt đầu ghi như 07:30");
        assertThat(text(page, "#so-tiet-sai")).startsWith("Số tiết là số nguyên");
        assertThat(text(page, "#chuyen-de-sai")).isEqualTo("Chọn chuyên đề, hoặc nhập tên buổi");
        assertThat(page.select("#noi").attr("value")).isEqualTo("Nhà văn hóa xã Tam Hợp");
        assertThat(page.select(".errors a[href=#gio-tu]")).hasSize(1);
        assertThat(sessions.of(centre, head)).isEmpty();
    }

    @Test
    void saysWhichClassHasTheRoomAndTheLecturer() {
        var hall = room("Hội trường 2");
        hanh.saved(add(1, "sang"), form("phong", hall.toString(), "giang-vien", teacher.toString()));
        var other = head;
        var day = day(1);
        head = newClass(other.firstDay());
        assertThat(day(1)).isEqualTo(day);

        var refused = hanh.post(
                add(1, "sang"),
                form("phong", hall.toString(), "giang-vien", teacher.toString(), "ten", "Buổi của lớp sau"));
        assertThat(refused).hasStatus(422);
        var page = Browser.html(refused);
        assertThat(text(page, "#phong-sai")).contains("Hội trường 2 đã có buổi “" + NTM + "” của lớp " + other.code());
        assertThat(text(page, "#giang-vien-sai")).contains("Nguyễn Thị Hải đã có buổi");
        assertThat(page.select("#ten").attr("value")).isEqualTo("Buổi của lớp sau");
        assertThat(sessions.of(centre, head)).isEmpty();
    }

    @Test
    void refusesMoreThanTheHalfDayHoldsAndDaysOutsideTheClass() {
        hanh.saved(add(3, "sang"), form());
        var full = hanh.post(add(3, "sang"), form("so-tiet", "2"));
        assertThat(full).hasStatus(422);
        assertThat(text(Browser.html(full), "#so-tiet-sai")).contains("Một buổi có 4 tiết");
        assertThat(hanh.get(board() + "/them?ngay=2020-01-01&buoi=sang")).hasStatus(404);
        assertThat(hanh.get(board() + "/them?ngay=" + day(1) + "&buoi=toi")).hasStatus(404);
    }

    @Test
    void placesGroupsBesideEachOtherAndRefusesAGroupTwice() {
        divide();
        hanh.saved(add(4, "sang"), form("to", "1", "loai", "DISCUSSION", "so-tiet", "2"));
        hanh.saved(add(4, "sang"), form("to", "2", "loai", "DISCUSSION", "so-tiet", "2"));
        assertThat(text(hanh.page(board() + "?ngay=" + day(4)), ".cell-part"))
                .contains("Tổ 1")
                .contains("Tổ 2")
                .contains("Thảo luận");
        var twice = hanh.post(add(4, "sang"), form("to", "1", "gio-tu", "07:30", "gio-den", "09:00"));
        assertThat(twice).hasStatus(422);
        assertThat(text(Browser.html(twice), ".errors")).contains("Tổ 1 đã có buổi");
        assertThat(Browser.html(twice).select("input[name=to][checked]").attr("value"))
                .isEqualTo("1");
    }

    @Test
    void changesASessionAndSaysWhenSomebodyWasFaster() {
        hanh.saved(add(5, "sang"), form());
        var address = board() + "/" + only().ref();
        var version = hanh.page(address).select("input[name=ban]").attr("value");
        hanh.saved(address, form("ban", version, "so-tiet", "3", "ten", "Tên riêng"));
        assertThat(only().title()).isEqualTo("Tên riêng");
        assertThat(only().periods()).isEqualTo(3);
        assertThat(hanh.post(address, form("ban", version))).hasStatus(409);
        assertThat(hanh.post(address, form("ban", version, "loai", ""))).hasStatus(422);
    }

    @Test
    void movesSwapsAndEmpties() {
        hanh.saved(add(6, "sang"), form());
        var one = only().ref();
        hanh.saved(add(6, "chieu"), form("ten", "Buổi chiều"));
        var address = board() + "/" + one;
        var where = hanh.page(address + "/chuyen");
        assertThat(text(where, "label")).contains(": trống").contains("đổi chỗ với “Buổi chiều”");

        assertThat(text(Browser.html(hanh.post(address + "/chuyen", Map.of())), "#den-sai"))
                .isEqualTo("Chọn nơi chuyển tới");
        assertThat(hanh.post(address + "/chuyen", Map.of("den", "buoi:2020-01-01-sang")))
                .hasStatus(422);
        hanh.saved(address + "/chuyen", Map.of("den", "buoi:" + day(7) + "-sang"));
        assertThat(sessions.get(centre, one).day()).isEqualTo(day(7));

        var other = only().ref();
        hanh.saved(address + "/chuyen", Map.of("den", "doi:" + other));
        assertThat(sessions.get(centre, one).slot()).isEqualTo(new Slot(day(6), Half.AFTERNOON));
        assertThat(sessions.get(centre, other).slot()).isEqualTo(new Slot(day(7), Half.MORNING));

        assertThat(text(hanh.page(address + "/bo"), "main")).contains("thành trống");
        hanh.saved(address + "/bo", Map.of());
        assertThat(hanh.get(address)).hasStatus(404);
    }

    @Test
    void keepsASessionWithARollWhereItIs() {
        hanh.saved(add(8, "sang"), form());
        var ref = only().ref();
        jdbc.sql("INSERT INTO roll_closing VALUES ((SELECT id FROM session WHERE ref = :ref), '2022-10-07', :by, 'x')")
                .param("ref", ref)
                .param("by", centre.id().value())
                .update();
        var refused = hanh.post(board() + "/" + ref + "/bo", Map.of());
        assertThat(refused).hasStatus(422);
        assertThat(text(Browser.html(refused), ".errors")).contains("đã điểm danh");
    }

    @Test
    void refusesASwapThatOverfillsAHalfDay() {
        hanh.saved(add(8, "sang"), form("so-tiet", "2"));
        hanh.saved(add(8, "sang"), form("so-tiet", "2"));
        hanh.saved(add(9, "sang"), form());
        var all = sessions.of(centre, head);
        var choice = "doi:" + all.getLast().ref();
        var refused = hanh.post(board() + "/" + all.getFirst().ref() + "/chuyen", Map.of("den", choice));
        assertThat(refused).hasStatus(422);
        assertThat(text(Browser.html(refused), "#den-sai")).contains("nhiều hơn 4 tiết");
        assertThat(Browser.html(refused).select("input[name=den][checked]").attr("value"))
                .isEqualTo(choice);
    }

    @Test
    void issuesOnceAndPrints() {
        var nothing = hanh.post(board() + "/phat-hanh", Map.of());
        assertThat(nothing).hasStatus(422);
        assertThat(text(Browser.html(nothing), ".errors")).contains("Lịch chưa có buổi nào");
        hanh.saved(board() + "/xep", Map.of());
        assertThat(text(hanh.page(board() + "/in"), "main")).contains("Bản nháp, chưa phát hành");
        hanh.saved(board() + "/phat-hanh", Map.of());
        assertThat(text(hanh.page(board()), "main")).contains("Bản 1, phát hành 20/09/2022");
        assertThat(hanh.page(board()).select("form[action$=phat-hanh]")).isEmpty();
        assertThat(hanh.post(board() + "/phat-hanh", Map.of())).hasStatus(422);
        var paper = hanh.page(board() + "/in");
        assertThat(paper.select("tbody")).hasSize(16);
        assertThat(paper.select("tbody tr")).hasSize(34);
        assertThat(paper.select("body").hasClass("wide")).isTrue();
    }

    @Test
    void keepsRoomsByName() {
        assertThat(text(Browser.html(hanh.post(board() + "/phong", Map.of())), "#ten-sai"))
                .isEqualTo("Nhập tên phòng");
        var wrong = hanh.post(board() + "/phong", Map.of("ten", "Hội trường 9", "so-cho", "0"));
        assertThat(wrong).hasStatus(422);
        assertThat(Browser.html(wrong).select("#ten").attr("value")).isEqualTo("Hội trường 9");
        hanh.saved(board() + "/phong", Map.of("ten", "Hội trường 9", "so-cho", "120"));
        assertThat(text(hanh.page(board() + "/phong"), "tbody"))
                .contains("Hội trường 9 120 Trung tâm Chính trị huyện Tương Dương");
        var twice = hanh.post(board() + "/phong", Map.of("ten", "Hội trường 9"));
        assertThat(twice).hasStatus(422);
        assertThat(text(Browser.html(twice), "#ten-sai")).contains("Đã có phòng tên");
    }

    @Test
    void isShutToThoseWhoDoNotRunTheClass() {
        hanh.saved(add(1, "sang"), form("giang-vien", teacher.toString()));
        var session = board() + "/" + only().ref();
        var lecturer = lecturer();
        assertThat(text(lecturer.page(board()), "main")).contains(NTM);
        assertThat(lecturer.page(board())
                        .select("a[href$=chuyen], form[method=post][action*=lich], a[href*=lich/them]"))
                .isEmpty();
        for (var path : List.of(add(1, "chieu"), session, session + "/chuyen", session + "/bo", board() + "/phong"))
            assertThat(lecturer.get(path)).as(path).hasStatus(403);
        assertThat(lecturer.post(board() + "/xep", Map.of())).hasStatus(403);
        assertThat(lecturer.post(session + "/bo", Map.of())).hasStatus(403);

        var approver = new Browser(mvc, district.viewer("Lô Văn Duyệt", Role.APPROVER, district.standing));
        assertThat(approver.get(board())).hasStatus(200);
        assertThat(approver.post(board() + "/phat-hanh", Map.of())).hasStatus(403);

        var elsewhere = new Browser(
                mvc,
                district.viewer(
                        "Trung tâm khác",
                        Role.CENTRE,
                        district.organisation(
                                "Trung tâm Chính trị huyện Kỳ Sơn " + classes, "POLITICAL_CENTRE", null, null)));
        for (var path : List.of(board(), board() + "/in", session, add(1, "chieu")))
            assertThat(elsewhere.get(path)).as(path).hasStatus(404);
        assertThat(elsewhere.post(board() + "/xep", Map.of())).hasStatus(404);
    }

    private Browser lecturer() {
        var person = new PersonId(jdbc.sql("SELECT id FROM person WHERE ref = :ref")
                .param("ref", teacher)
                .query(Long.class)
                .single());
        var known = people.accountOf(person);
        var viewer = district.viewer("Nguyễn Thị Hải", Role.LECTURER, district.board);
        if (known.isPresent())
            return new Browser(
                    mvc,
                    new Viewer(known.get(), "Nguyễn Thị Hải", Set.of(Role.LECTURER), "", "", 0, LocalDate.now(clock)));
        people.linkAccount(person, viewer.id());
        return new Browser(mvc, viewer);
    }

    @Test
    void showsALecturerTodaysSessionFirstWithTheRoll() {
        hanh.saved(add(1, "sang"), form("giang-vien", teacher.toString()));
        hanh.saved(add(2, "sang"), form("giang-vien", teacher.toString()));
        hanh.saved(add(3, "sang"), form("giang-vien", teacher.toString()));
        clock.travelTo(day(2).atTime(7, 0));
        var lecturer = lecturer();
        var page = lecturer.page("/lich-giang");
        assertThat(page.select("h2").eachText()).startsWith("Hôm nay", "Sắp tới", "Đã qua");
        assertThat(page.select("section").first().select("a").attr("href")).startsWith(head.link("/diem-danh/"));
        assertThat(text(lecturer.page("/viec-can-lam"), "main"))
                .contains("Buổi hôm nay")
                .contains(NTM);
        assertThat(lecturer.get("/lich-hoc")).hasStatus(403);
        assertThat(hanh.get("/lich-giang")).hasStatus(403);
        assertThat(text(hanh.page("/viec-can-lam"), "main"))
                .contains("Buổi hôm nay")
                .contains(head.name());
    }

    @Test
    void showsATraineeTheOwnGroupOnceIssued() {
        divide();
        var person = jdbc.sql(
                        "SELECT e.person_id FROM enrolment e JOIN study_group g ON g.id = e.group_id WHERE e.class_id = :id AND g.no = 1 ORDER BY e.id LIMIT 1")
                .param("id", head.id().value())
                .query(Long.class)
                .single();
        var viewer = district.viewer(
                "Học viên", Role.TRAINEE, district.organisation("Chi bộ " + classes, "BOARD", null, null));
        var known = people.accountOf(new PersonId(person));
        known.ifPresentOrElse(_ -> {}, () -> people.linkAccount(new PersonId(person), viewer.id()));
        var trainee = new Browser(mvc, viewer);
        hanh.saved(add(1, "sang"), form("to", "1", "so-tiet", "2"));
        hanh.saved(add(1, "sang"), form("to", "2", "so-tiet", "2", "ten", "Buổi của tổ hai"));

        assertThat(text(trainee.page("/lich-hoc"), "main")).contains("Chưa có buổi nào");
        hanh.saved(board() + "/phat-hanh", Map.of());
        var page = trainee.page("/lich-hoc");
        assertThat(text(page, "main"))
                .contains("Sắp tới")
                .contains(NTM)
                .contains("Tổ 1")
                .doesNotContain("Buổi của tổ hai");
        assertThat(trainee.get("/lich-giang")).hasStatus(403);
        assertThat(trainee.get(board() + "/phong")).hasStatus(403);
    }
}
