package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nguon.programmes.Browser;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Who is shut out of a timetable, and what a lecturer and a trainee see of it on pages of their own. */
class OwnTimetablePagesTests extends TimetabledClass {
    @Autowired
    MockMvcTester mvc;

    private Browser hanh;

    @BeforeEach
    void aBrowser() {
        hanh = new Browser(mvc, centre);
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

    private static String text(Document page, String selector) {
        return page.select(selector).text().replace('\u00a0', ' ');
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
        divide(2);
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
