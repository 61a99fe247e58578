package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.classes.ClassHead;
import vn.nguon.people.People;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@Import({PlannedDistrict.class, TaughtClass.class})
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimetablePagesTests {
    static final String NTM = "Kỹ năng xây dựng nông thôn mới";

    @Autowired
    PlannedDistrict district;

    @Autowired
    TaughtClass given;

    @Autowired
    Sessions sessions;

    @Autowired
    Timetables timetables;

    @Autowired
    People people;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    private final MockMvcTester mvc;
    private int classes;
    private Viewer centre;
    private ClassHead head;

    TimetablePagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeAll
    void ground() {
        given.build();
        given.lecturer("Nguyễn Thị Hải", "Phó Hiệu trưởng Trường Chính trị", NTM);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        centre = district.viewer("Vi Thị Hạnh", Role.CENTRE, district.centre);
        newClass();
    }

    private void newClass() {
        var code = "TP-" + ++classes;
        given.trainingClass(code, PlannedDistrict.FIRST_DAY.plusDays(28L * (classes - 1)));
        head = district.head(centre, code);
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private Document page(String below) {
        var answer = get(centre, head.link("/lich" + below));
        assertThat(answer).hasStatus(200);
        return html(answer);
    }

    private MvcTestResult post(String below, String... params) {
        var request = mvc.post().uri(head.link("/lich" + below)).requestAttr(Frame.VIEWER, centre);
        for (var i = 0; i < params.length; i += 2) request = request.param(params[i], params[i + 1]);
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private List<SessionCard> all() {
        return sessions.of(centre, head);
    }

    @Test
    void fillsByOneButtonAndShowsTheWeeks() {
        assertThat(page("").select(".cell.is-free")).hasSize(2);
        assertThat(post("/phong", "ten-phong", "Hội trường " + classes, "so-cho", "120")).hasStatus(303);
        var room = page("").select("select#phong option").last().attr("value");
        assertThat(post("/xep", "phong", room)).hasStatus(303);
        var board = page("");
        assertThat(board.select(".head-meta, .muted").text()).contains("Tuần 1 trên 4 · đã xếp 32/32 buổi, 128/128 tiết");
        assertThat(board.select(".cell-what").first().text()).contains("hai giảng");
        assertThat(board.select("tfoot td").eachText()).containsExactly("128", "128", "0");
        var next = board.select("a[rel=next]").attr("href");
        var second = html(get(centre, next));
        assertThat(second.select(".board-day")).hasSize(5);
        assertThat(second.select(".cell:not(.is-free) .cell-what")).hasSize(10);
        assertThat(second.select(".cell-when").first().text()).isEqualTo("Sáng 07:30 · 4 tiết · Khối I");
        assertThat(html(get(centre, head.link("/lich/in"))).select("tbody tr")).hasSize(34);
        var refused = post("/xep");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors p").text()).contains("đã xếp đủ tiết");
        assertThat(post("/phat-hanh")).hasStatus(303);
        assertThat(page("").select(".tag").text()).contains("Bản 1");
        assertThat(page("").select("button").eachText()).noneMatch(t -> t.startsWith("Phát hành"));
    }

    @Test
    void addsASessionByFormAndSaysWhatIsMissing() {
        var add = page("").select(".is-free a").first().attr("href");
        var below = add.substring(head.link("/lich").length());
        var form = page(below);
        assertThat(form.select("label[for=giang-vien-1]").text()).startsWith("Giảng viên");
        var teacher = form.select("select#giang-vien-1 option").get(1);
        assertThat(teacher.text()).startsWith("Nguyễn Thị Hải");
        var wrong = post(below, "loai", "TOPIC", "so-tiet", "4", "tu-gio", "25:00", "den-gio", "");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").eachAttr("href")).contains("#chuyen-de", "#tu-gio");
        var topic = form.select("select#chuyen-de option").stream().filter(o -> o.text().contains(NTM)).findFirst().orElseThrow();
        assertThat(post(below, "loai", "TOPIC", "chuyen-de", topic.attr("value"), "so-tiet", "4", "giang-vien-1", teacher.attr("value")))
                .hasStatus(303);
        assertThat(all()).singleElement().satisfies(s -> assertThat(s.lecturers()).startsWith("Nguyễn Thị Hải"));
        var again = post(below, "loai", "TOPIC", "chuyen-de", topic.attr("value"), "so-tiet", "4");
        assertThat(again).hasStatus(422);
        assertThat(html(again).select(".errors li").text()).contains("Một buổi có 4 tiết");
    }

    @Test
    void changesMovesSwapsAndTakesOff() {
        timetables.fill(centre, head, null);
        var first = all().get(1);
        var last = all().get(all().size() - 2);
        var form = page("/" + first.ref());
        assertThat(form.select("select#chuyen-de option[selected]").text()).contains(first.title());
        assertThat(form.select("select#den option").eachText()).anyMatch(t -> t.contains("đổi chỗ với"));
        assertThat(post("/" + first.ref() + "/chuyen", "den", "doi:" + last.ref())).hasStatus(303);
        assertThat(sessions.get(centre, first.ref()).day()).isEqualTo(last.day());
        assertThat(post("/" + first.ref() + "/chuyen", "den", "khong-co")).hasStatus(422);

        assertThat(post("/" + last.ref() + "/bo")).hasStatus(303);
        assertThat(page("").select(".sec li").text()).contains("còn 4 tiết");
        var session = sessions.get(centre, first.ref());
        var stale = post("/" + first.ref(), "phien-ban", "0", "loai", "SELF_STUDY", "ten", "Viết thu hoạch", "so-tiet", "4");
        assertThat(stale).hasStatus(409);
        assertThat(post("/" + first.ref(), "phien-ban", "" + session.version(), "loai", "SELF_STUDY", "ten", "Viết thu hoạch", "so-tiet", "4"))
                .hasStatus(303);
        assertThat(sessions.get(centre, first.ref()).title()).isEqualTo("Viết thu hoạch");
    }

    @Test
    void showsAClashWithAWayToTheOtherSession() {
        timetables.fill(centre, head, null);
        var taught = all().stream().filter(s -> s.title().equals(NTM)).findFirst().orElseThrow();
        var other = head;
        var code = "TP-X" + classes;
        given.trainingClass(code, Objects.requireNonNull(head.firstDay()));
        head = district.head(centre, code);
        var below = "/them?o=" + taught.slot().key();
        var form = page(below);
        var teacher = form.select("select#giang-vien-1 option").get(1).attr("value");
        var answer = post(below, "loai", "DISCUSSION", "ten", "Thảo luận", "so-tiet", "4", "giang-vien-1", teacher);
        assertThat(answer).hasStatus(422);
        var error = html(answer).select(".errors li");
        assertThat(error.text()).contains("Nguyễn Thị Hải đã có buổi “" + NTM + "” của lớp " + other.code());
        assertThat(error.select("a").attr("href")).startsWith(other.link("/lich?tuan=")).endsWith("#b-" + taught.ref());
    }

    @Test
    void showsALecturerOnlyTheOwnSessionsTodaysFirst() {
        timetables.fill(centre, head, null);
        var person = new PersonId(jdbc.sql("SELECT id FROM person WHERE full_name = 'Nguyễn Thị Hải'").query(Long.class).single());
        var account = people.accountOf(person).orElseGet(() -> {
            var made = district.viewer("Nguyễn Thị Hải", Role.LECTURER, district.board).id();
            people.linkAccount(person, made);
            return made;
        });
        var taught = all().stream().filter(s -> s.title().equals(NTM)).toList();
        clock.travelTo(taught.getFirst().day().atTime(7, 0));
        var viewer = new Viewer(account, "Nguyễn Thị Hải", Set.of(Role.LECTURER), "", "", 0, taught.getFirst().day());
        var page = html(get(viewer, "/lich-giang"));
        assertThat(page.select("h2").first().text()).startsWith("Hôm nay");
        assertThat(page.select("section").first().select(".task-name").text()).contains(NTM);
        assertThat(page.text()).doesNotContain("Khai giảng");
        assertThat(get(viewer, head.link("/lich"))).hasStatus(200);
        assertThat(html(get(viewer, head.link("/lich"))).select(".cell-do")).isEmpty();
        assertThat(get(viewer, head.link("/lich/" + taught.getFirst().ref()))).hasStatus(403);
    }

    @Test
    void closesItsDoorsToOthers() {
        timetables.fill(centre, head, null);
        var elsewhere = district.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = district.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        for (var below : List.of("", "/in", "/phong", "/them?o=2022-10-07-sang", "/" + all().getFirst().ref()))
            assertThat(get(stranger, head.link("/lich" + below))).hasStatus(404);
    }
}
