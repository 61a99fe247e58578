package vn.nguon.practice.field;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.practice.field.VisitedClass.DAY;
import static vn.nguon.practice.field.VisitedClass.done;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.files.Pictures;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

/** Each form: empty, wrong, refused, right; each list: empty and filled. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class FieldPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    FieldStudies studies;

    @Autowired
    Recommendations recommendations;

    private final MockMvcTester mvc;
    private VisitedClass given;
    private String here;
    private String base;

    FieldPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(16, 0));
        given = new VisitedClass(jdbc, studies);
        here = "/lop/" + given.room.code + "/thuc-te";
        base = here + "/" + given.group;
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private Document page(Viewer viewer, String uri) {
        var answer = get(viewer, uri);
        assertThat(answer).hasStatusOk();
        return html(answer);
    }

    private MvcTestResult post(Viewer viewer, String uri, String... fields) {
        var request = mvc.post().uri(uri).requestAttr(Frame.VIEWER, viewer);
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static Document html(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static List<String> errors(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        return html(answer).select(".errors li").eachText();
    }

    @Test
    void planIsWrittenWithItsQuestions() {
        assertThat(page(given.centre, here + "/ke-hoach").select("#chu-de").val())
                .isEqualTo("Sinh hoạt chi bộ bản");
        assertThat(errors(post(
                        given.centre, here + "/ke-hoach?ban=0", "chu-de", "", "tu-ngay", "31/02/2022", "den-ngay", "")))
                .hasSize(3)
                .first()
                .isEqualTo("Nhập chủ đề nghiên cứu thực tế");
        assertThat(errors(post(
                        given.centre,
                        here + "/ke-hoach?ban=0",
                        "chu-de",
                        "Sinh kế",
                        "tu-ngay",
                        "26/10/2022",
                        "den-ngay",
                        "25/10/2022")))
                .containsExactly("Ngày cuối ở trước ngày đầu. Sửa một trong hai ngày");
        assertThat(post(
                        given.centre,
                        here + "/ke-hoach?ban=0",
                        "chu-de",
                        "Sinh kế",
                        "tu-ngay",
                        "25/10/2022",
                        "den-ngay",
                        "26/10/2022",
                        "cau-hoi",
                        "Có bao nhiêu hộ?\n\nĐường ra sao?",
                        "so-van-ban",
                        "27-KH/TTCT",
                        "ngay-van-ban",
                        "17/10/2022",
                        "co-quan",
                        "0"))
                .hasStatus(303);
        assertThat(page(given.centre, here).select("main").text().replace('\u00a0', ' '))
                .contains("25/10–26/10/2022 · chủ đề: Sinh kế · kế hoạch 27-KH/TTCT, 17/10/2022");
    }

    @Test
    void groupsTableHasAGroupOfTheTrainee() {
        assertThat(page(given.centre, here).select("tbody th").eachText()).containsExactly("Tổ 1", "Tổ 2");
        assertThat(page(given.trainee, here).select("tbody th").eachText()).containsExactly("Tổ 1");
        assertThat(page(given.trainee, here).select("form[action$=/theo-to]")).isEmpty();
        assertThat(get(given.other, base)).hasStatus(404);
        assertThat(get(given.commune, base)).hasStatus(404);
    }

    @Test
    void theGroupsPlanHostAndItineraryAreSaved() {
        assertThat(errors(post(given.centre, base + "/sua?ban=1", "ten", ""))).containsExactly("Nhập tên tổ");
        assertThat(post(
                        given.centre,
                        base + "/sua?ban=1",
                        "ten",
                        "Tổ 1",
                        "ai-di",
                        "1",
                        "xa",
                        VisitedClass.ref(jdbc, given.maiSon).toString(),
                        "an-toan",
                        "Không qua ngầm khi nước trên 30 cm"))
                .hasStatus(303);
        assertThat(errors(post(
                        given.centre,
                        base + "/don-tiep?ban=2",
                        "nguoi-don",
                        "Xồng Bá Dênh",
                        "xac-nhan-ngay",
                        "26/10/2022")))
                .containsExactly("Ghi ngày hỏi xã, ở trước hoặc đúng ngày xã xác nhận");
        assertThat(post(
                        given.centre,
                        base + "/don-tiep?ban=2",
                        "nguoi-don",
                        "Xồng Bá Dênh",
                        "chuc-vu",
                        "Bí thư Đảng ủy",
                        "hoi-ngay",
                        "20/10/2022",
                        "xac-nhan-ngay",
                        "21/10/2022",
                        "xac-nhan-ai",
                        "Xồng Bá Dênh"))
                .hasStatus(303);
        assertThat(page(given.centre, base + "/lich-trinh").select("input[name^=b-]"))
                .hasSize(12);
        assertThat(post(
                        given.centre,
                        base + "/lich-trinh",
                        "b-2022-10-25-sang-noi",
                        "Trụ sở xã",
                        "b-2022-10-25-sang-viec",
                        "Nghe xã báo cáo"))
                .hasStatus(303);
        var side = page(given.trainee, base).select(".side").text().replace('\u00a0', ' ');
        assertThat(side)
                .contains(
                        "Xác nhận 21/10/2022, Xồng Bá Dênh",
                        "Sáng 25/10 Trụ sở xã: Nghe xã báo cáo",
                        "Không qua ngầm khi nước trên 30 cm");
    }

    @Test
    void aFindingIsWrittenOnThePhone() {
        assertThat(page(given.trainee, base).select(".empty b").eachText())
                .containsExactly("Chưa ghi điều gì", "Chưa có kiến nghị", "Chưa có ảnh");
        assertThat(errors(post(given.trainee, base + "/phat-hien")))
                .containsExactly("Chọn kết quả, hạn chế hay nguyên nhân", "Nhập điều thấy được");
        assertThat(post(
                        given.trainee,
                        base + "/phat-hien",
                        "loai",
                        "LIMIT",
                        "dieu-thay-duoc",
                        "Ba chi bộ họp dưới 70%",
                        "nguon",
                        "Sổ họp"))
                .hasStatus(303)
                .hasHeader("Location", base);
        var row = page(given.trainee, base).select("tbody tr").first();
        assertThat(row).isNotNull();
        assertThat(row.text()).isEqualTo("1 Hạn chế: Ba chi bộ họp dưới 70% Sổ họp");
        var edit = row.select("a").attr("href");
        assertThat(page(given.trainee, edit).select("#dieu-thay-duoc").text()).isEqualTo("Ba chi bộ họp dưới 70%");
        assertThat(post(given.trainee, edit + "/bo")).hasStatus(303);
        assertThat(page(given.trainee, base).select("tbody tr")).isEmpty();
    }

    @Test
    void theQuestionnaireIsAFormForTheGroupAndAListForReaders() {
        var form = page(given.trainee, base + "/phieu");
        assertThat(form.select("textarea")).hasSize(2);
        var first = form.select("textarea").first();
        assertThat(first).isNotNull();
        assertThat(post(given.trainee, base + "/phieu", first.id(), "Ba lần")).hasStatus(303);
        var school = given.room.staff("Phan Thị Nhàn", vn.nguon.shared.Role.SCHOOL, given.room.school, DAY);
        assertThat(page(school, base + "/phieu").select("dd").eachText())
                .containsExactly("Ba lần Vừ A Ỉ", "Chưa trả lời");
        assertThat(errors(post(given.trainee, base + "/phieu", first.id(), "x".repeat(2_001))))
                .hasSize(1);
    }

    @Test
    void minutesAreWrittenAndPrintedForBothSides() {
        assertThat(errors(post(given.trainee, base + "/bien-ban?ban=-1"))).hasSize(4);
        assertThat(post(
                        given.trainee,
                        base + "/bien-ban?ban=-1",
                        "ngay",
                        "26/10/2022",
                        "noi",
                        "Trụ sở xã",
                        "ben-xa",
                        "Xồng Bá Dênh, Bí thư",
                        "noi-dung-lam-viec",
                        "Nghe xã báo cáo"))
                .hasStatus(303);
        var paper = page(given.centre, base + "/bien-ban/in");
        assertThat(paper.text().replace('\u00a0', ' '))
                .contains("Hôm nay, ngày 26 tháng 10 năm 2022", "Vừ A Ỉ, Xã Yên Na", "in lúc");
    }

    private MvcTestResult upload(String name, byte[] bytes, String consent) {
        return mvc.post()
                .uri(base + "/anh")
                .multipart()
                .file(new MockMultipartFile("tep", name, "image/jpeg", bytes))
                .requestAttr(Frame.VIEWER, given.trainee)
                .param("chu-thich", "Làm việc với xã")
                .param("mo-ta", "Mọi người ngồi quanh bàn")
                .param("dong-y", consent)
                .exchange();
    }

    @Test
    void picturesAreAddedAndRefusedWithWhatToDo() {
        assertThat(errors(upload("anh.jpg", "không phải ảnh".getBytes(StandardCharsets.UTF_8), "NOBODY")))
                .containsExactly(
                        "Tệp này không phải ảnh JPEG hay PNG. Chọn ảnh chụp bằng điện thoại hoặc lưu ảnh thành JPEG rồi tải lên");
        for (var name : List.of("IMG_4512.HEIC", "anh.jpg")) {
            var refused = upload(name, Pictures.heic(), "NOBODY");
            assertThat(refused).as(name).hasStatus(422);
            assertThat(errors(refused)).as(name).singleElement().asString().startsWith("Ảnh này lưu kiểu HEIC");
        }
        assertThat(errors(upload("anh.jpg", Pictures.jpeg(90, 60), "GIVEN")))
                .containsExactly("Ghi ai đã hỏi và ai đồng ý");
        assertThat(upload("anh.jpg", Pictures.withExif(Pictures.jpeg(90, 60), 6), "NOBODY"))
                .hasStatus(303);
        var image = page(given.trainee, base).select(".photos img");
        assertThat(image.attr("alt")).isEqualTo("Mọi người ngồi quanh bàn");
        assertThat(image.attr("width")).isEqualTo("60");
        var bytes = get(given.trainee, image.attr("src"));
        assertThat(bytes).hasStatusOk().hasContentType("image/jpeg");
        assertThat(get(given.other, image.attr("src"))).hasStatus(404);
        assertThat(post(given.trainee, image.attr("src") + "/bo")).hasStatus(303);
        assertThat(page(given.trainee, base).select(".photos")).isEmpty();
    }

    private String proposed() {
        assertThat(post(
                        given.trainee,
                        base + "/kien-nghi",
                        "loai",
                        "RECOMMENDATION",
                        "cua-ai",
                        "toi",
                        "viec",
                        "Họp chi bộ vào ngày chợ phiên",
                        "chu-de",
                        "PARTY",
                        "uu-tien",
                        "HIGH",
                        "noi-nhan",
                        VisitedClass.ref(jdbc, given.maiSon).toString(),
                        "han",
                        "31/03/2023"))
                .hasStatus(303);
        return page(given.trainee, base).select("article.item a").attr("href");
    }

    @Test
    void aRecommendationIsWrittenChangedAndSent() {
        assertThat(errors(post(given.trainee, base + "/kien-nghi")))
                .containsExactly(
                        "Chọn giải pháp hay kiến nghị",
                        "Chọn đề xuất với tên tôi hay cả tổ",
                        "Nhập việc đề nghị làm",
                        "Chọn chủ đề",
                        "Chọn mức ưu tiên",
                        "Chọn nơi nhận",
                        "Nhập hạn làm xong");
        var edit = proposed();
        var form = page(given.trainee, edit);
        assertThat(form.select("#viec").val()).isEqualTo("Họp chi bộ vào ngày chợ phiên");
        assertThat(errors(post(
                        given.trainee,
                        edit + "?ban=0",
                        "loai",
                        "SOLUTION",
                        "viec",
                        "Họp",
                        "chu-de",
                        "PARTY",
                        "uu-tien",
                        "LOW",
                        "noi-nhan",
                        VisitedClass.ref(jdbc, given.maiSon).toString(),
                        "han",
                        "26/10/2022")))
                .containsExactly("Hạn làm xong phải ở sau hôm nay, 26/10/2022");

        var outbox = here + "/gui";
        assertThat(page(given.centre, outbox).select("input[name=chon][checked]"))
                .hasSize(1);
        assertThat(errors(post(given.centre, outbox)))
                .contains("Chọn ít nhất một kiến nghị để gửi", "Nhập hạn xã trả lời", "Nhập số, ký hiệu văn bản");
        var ref = edit.substring(edit.lastIndexOf('/') + 1);
        assertThat(post(
                        given.centre,
                        outbox,
                        "chon",
                        ref,
                        "han-tra-loi",
                        "18/11/2022",
                        "so-van-ban",
                        "51-CV/TTCT",
                        "ngay-van-ban",
                        "26/10/2022",
                        "co-quan",
                        "0"))
                .hasStatus(303);
        assertThat(page(given.centre, outbox).select(".empty b").text()).isEqualTo("Không có kiến nghị nào chờ gửi");
        assertThat(page(given.centre, base).select("article.item .tag").text().replace('\u00a0', ' '))
                .isEqualTo("Hẹn 18/11/2022");
    }

    private UUID sent() {
        var edit = proposed();
        var ref = UUID.fromString(edit.substring(edit.lastIndexOf('/') + 1));
        done(recommendations.send(
                given.centre, given.room.code, List.of(ref), VisitedClass.letter(given.room.centre), DAY.plusDays(21)));
        return ref;
    }

    @Test
    void theCommuneAnswersAndReports() {
        assertThat(page(given.commune, "/kien-nghi").select(".empty b").text())
                .isEqualTo("Chưa có kiến nghị nào gửi xã");
        var uri = "/kien-nghi/" + sent();
        assertThat(page(given.commune, "/kien-nghi").select("tbody th a").attr("href"))
                .isEqualTo(uri);
        var page = page(given.commune, uri);
        assertThat(page.text()).doesNotContain("Vừ A Ỉ").contains("Tổ 1");
        assertThat(errors(post(given.commune, uri + "/tra-loi?ban=1")))
                .containsExactly("Chọn nhận, nhận một phần hay không nhận", "Nhập nội dung trả lời");
        assertThat(post(
                        given.commune,
                        uri + "/tra-loi?ban=1",
                        "tra-loi",
                        "PARTLY",
                        "noi-dung-tra-loi",
                        "Áp dụng cho nghị quyết chuyên đề",
                        "so-van-ban",
                        "31-CV/ĐU",
                        "ngay-van-ban",
                        "26/10/2022"))
                .hasStatus(303);
        assertThat(errors(post(given.commune, uri + "/tien-do?ban=2", "phan-tram", "101", "da-lam", "Đã làm")))
                .containsExactly("Đã làm được, % từ 0 đến 100");
        assertThat(post(given.commune, uri + "/tien-do?ban=2", "phan-tram", "60", "da-lam", "Đã sửa mẫu"))
                .hasStatus(303);
        assertThat(errors(post(given.commune, uri + "/tien-do?ban=3", "phan-tram", "50", "da-lam", "Lùi")))
                .containsExactly("Lần trước đã báo 60%. Ghi từ mức đó trở lên");
        var office = page(given.centre, uri);
        assertThat(office.select("#qua-trinh + ul li").eachText()).hasSize(3);
        assertThat(office.text()).contains("Vừ A Ỉ", "31-CV/ĐU");
        assertThat(office.select("form[action*=tra-loi]")).isEmpty();
        assertThat(page(given.centre, base).select(".reply").text()).contains("Áp dụng cho nghị quyết chuyên đề");
    }

    @Test
    void theOrganiserRemindsAndReturns() {
        var uri = "/kien-nghi/" + sent();
        assertThat(post(given.centre, uri + "/nhac")).hasStatus(303);
        assertThat(page(given.centre, uri).text()).contains("Nhắc Đảng ủy xã Mai Sơn");
        assertThat(errors(post(given.centre, uri + "/tra-lai"))).containsExactly("Nhập lý do trả lại");
        assertThat(errors(post(given.centre, uri + "/tra-lai", "ly-do", "Chưa rõ")))
                .hasSize(1);
    }

    @Test
    void theOverviewCountsFiltersAndExports() {
        sent();
        var all = page(given.centre, "/kien-nghi?lop=" + given.room.code);
        assertThat(all.select(".figures b").eachText()).containsExactly("1", "1", "0", "0", "0");
        assertThat(page(given.centre, "/kien-nghi?lop=" + given.room.code + "&tinh-trang=DONE")
                        .select(".empty b")
                        .text())
                .isEqualTo("Không có kiến nghị nào khớp");
        var file = get(given.centre, "/kien-nghi.xlsx?lop=" + given.room.code);
        assertThat(file).hasStatusOk();
        assertThat(file.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void listsOfAllClassesShowOwnOnes() {
        assertThat(page(given.trainee, "/thuc-te").select(".task a").attr("href"))
                .isEqualTo(here);
        assertThat(page(given.centre, "/thuc-te").select(".task a").attr("href"))
                .isEqualTo(here);
        given.room.state("FINISHED");
        assertThat(page(given.centre, here).select(".note").text()).contains("Kết thúc");
        assertThat(page(given.trainee, base).select("a[href$=/phat-hien]")).isEmpty();
    }
}
