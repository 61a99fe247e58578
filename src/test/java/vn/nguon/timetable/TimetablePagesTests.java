package vn.nguon.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nguon.programmes.Browser;

class TimetablePagesTests extends TimetabledClass {
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
        divide(2);
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
    void saysThatTheTimetableOfAFinishedClassStays() {
        hanh.saved(add(6, "sang"), form());
        var address = board() + "/" + only().ref();
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
        assertThat(hanh.page(board()).select("main a[href^='" + board() + "/']").eachAttr("href"))
                .doesNotContain(address)
                .noneMatch(href -> href.contains("/them"));
        for (var path : List.of(add(6, "chieu"), address, address + "/chuyen", address + "/bo")) {
            var typed = hanh.get(path);
            assertThat(typed).hasStatus(409);
            assertThat(text(Browser.html(typed), "main")).contains("lịch không thay đổi nữa");
        }
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
}
