package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

/** Appraisals and commendations as their pages take and show them. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class AppraisalPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Results results;

    private final MockMvcTester mvc;
    private FinishedClass given;
    private FinishedClass.Made made;
    private Viewer organiser;
    private Viewer commune;

    AppraisalPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aMarkedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(3);
        given.mark(made, 0, "8.75");
        given.mark(made, 1, "8.5");
        organiser = given.viewer("Lữ Trọng Khuê", Role.ORGANISATION_BOARD, given.district);
        commune = given.viewer("Vi Thị Lan", Role.COMMUNE, given.commune);
    }

    @Test
    void goesFromEmptyOverDraftsToSignedSheetsAtTheCommune() {
        var empty = html(get(organiser, path("/nhan-xet")));
        assertThat(empty.select(".figures b").eachText()).containsExactly("3", "0", "0", "0");
        assertThat(html(get(given.clerk, path("/nhan-xet"))).select("main form"))
                .isEmpty();
        assertThat(post(organiser, path("/nhan-xet/nhap"), Map.of())).hasStatus(303);
        var drafts = html(get(organiser, path("/nhan-xet")));
        assertThat(drafts.select("tbody tr").first().select("td").eachText())
                .containsExactly("8,69 Giỏi, vắng 0 tiết", "Tốt", "Tốt", "Tốt", "Tốt", "Tốt", "Chờ ký");
        var href = drafts.select("tbody th a").first().attr("href");
        var form = html(get(organiser, href));
        assertThat(form.select("#nhan-xet").text()).contains("Thu hoạch: 8,75 điểm");
        var saved = Map.of("ban", "0", "muc-1", "FAIR", "muc-2", "GOOD", "muc-3", "", "nhan-xet", "Chắc lý luận");
        assertThat(post(organiser, href, saved)).hasStatus(303);
        assertThat(post(organiser, href, saved)).as("somebody else's version").hasStatus(409);
        assertThat(html(get(organiser, path("/nhan-xet?tt=nhap"))).select("tbody tr"))
                .hasSize(1);
        var wrong = post(organiser, href, Map.of("ban", "1", "nhan-xet", "x".repeat(2001)));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).isEqualTo("Lời nhận xét dài tối đa 2.000 ký tự");

        var signing = html(get(organiser, path("/nhan-xet/ky")));
        assertThat(signing.select("input[name=nguoi][checked]")).hasSize(2);
        assertThat(signing.select("#nguoi-ky").val()).isEqualTo("Lữ Trọng Khuê");
        var unsigned = post(organiser, path("/nhan-xet/ky"), Map.of("nguoi-ky", "", "ngay", "10/11/2022"));
        assertThat(unsigned).hasStatus(422);
        assertThat(html(unsigned).select(".errors li")).hasSize(3);
        var sign = mvc.post()
                .uri(path("/nhan-xet/ky"))
                .requestAttr(Frame.VIEWER, organiser)
                .param("nguoi-ky", "Lữ Trọng Khuê")
                .param("chuc-vu", "Trưởng Ban Tổ chức")
                .param("noi", "Tương Dương")
                .param("ngay", "10/11/2022")
                .param("do-mat", "INTERNAL");
        for (var ref : signing.select("input[name=nguoi]").eachAttr("value")) sign.param("nguoi", ref);
        assertThat(sign.exchange()).hasStatus(303);
        assertThat(html(get(organiser, path("/nhan-xet"))).select(".figures b").eachText())
                .containsExactly("0", "1", "0", "2");

        var sent = html(get(commune, "/phieu-nhan-xet"));
        assertThat(sent.select(".task")).hasSize(2);
        var sheet = html(get(commune, sent.select(".task a").first().attr("href")));
        assertThat(sheet.select("tbody tr").eachText()).contains("Phẩm chất Tốt", "Khả năng học tập Tốt");
        assertThat(sheet.select("main").text())
                .contains("Nội bộ", "Tương Dương, ngày 10 tháng 11 năm 2022", "Trưởng Ban Tổ chức");
        assertThat(post(commune, "/phieu-nhan-xet/" + made.code() + "/nhan", Map.of()))
                .hasStatus(303);
        assertThat(html(get(commune, "/phieu-nhan-xet")).select(".tag").eachText())
                .containsOnly("Đã nhận");
        assertThat(get(given.stranger, sent.select(".task a").first().attr("href")))
                .hasStatus(404);
        var printed = html(get(organiser, path("/nhan-xet/in")));
        assertThat(printed.select("h1")).hasSize(2);
        var word = get(organiser, printed.select("header a").attr("href"));
        assertThat(word).hasStatusOk();
        assertThat(word)
                .headers()
                .hasHeaderSatisfying(
                        "Content-Disposition",
                        values -> assertThat(values.getFirst())
                                .startsWith("attachment")
                                .contains(".docx"));
        assertThat(words(word, "word/document.xml"))
                .contains("PHIẾU NHẬN XÉT HỌC VIÊN", "Phẩm chất", "Tốt", "Lữ Trọng Khuê");
        assertThat(words(word, "word/footer1.xml")).isEqualTo("Lữ Trọng Khuê xuất tệp lúc 09:00 ngày 10/11/2022");
        var one = sent.select(".task a").first().attr("href") + "/tep";
        assertThat(words(get(commune, one), "word/document.xml"))
                .contains("Nội bộ", "Tương Dương, ngày 10 tháng 11 năm 2022");
        assertThat(get(given.stranger, one)).hasStatus(404);
        assertThat(get(given.stranger, path("/nhan-xet/tep"))).hasStatus(404);
    }

    @Test
    void fillsOneLevelForThoseWhoHaveNone() {
        assertThat(post(organiser, path("/nhan-xet/nhap"), Map.of())).hasStatus(303);
        jdbc.sql("UPDATE appraisal_draft SET research = NULL WHERE class_id = :id")
                .param("id", made.id().value())
                .update();
        assertThat(html(get(organiser, path("/nhan-xet"))).select("select[name=mat] option"))
                .hasSize(6);
        var wrong = post(organiser, path("/nhan-xet/dien"), Map.of("mat", "", "muc", ""));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li")).hasSize(2);
        assertThat(post(organiser, path("/nhan-xet/dien"), Map.of("mat", "9", "muc", "GOOD")))
                .hasStatus(422);
        assertThat(post(given.clerk, path("/nhan-xet/dien"), Map.of("mat", "3", "muc", "FAIR")))
                .hasStatus(403);
        assertThat(post(organiser, path("/nhan-xet/dien"), Map.of("mat", "3", "muc", "FAIR")))
                .hasStatus(303);
        assertThat(html(get(organiser, path("/nhan-xet"))).select("tbody tr"))
                .allSatisfy(row -> assertThat(row.select("td").get(3).text()).isEqualTo("Khá"));
        assertThat(html(get(organiser, path("/nhan-xet"))).select("select[name=mat]"))
                .as("nobody is left without")
                .isEmpty();
    }

    @Test
    void takesOpinionsFromWhoeverWasAskedUntilTheSheetsAreSigned() {
        var uri = path("/y-kien");
        jdbc.sql("UPDATE enrolment SET office = 'MONITOR' WHERE id = :id")
                .param("id", made.enrolments().getFirst())
                .update();
        var monitor = given.trainee(made, 0);
        assertThat(get(monitor, uri)).as("nobody asked").hasStatus(404);
        assertThat(post(given.clerk, path("/nhan-xet/hoi-y-kien"), Map.of())).hasStatus(403);
        assertThat(post(organiser, path("/nhan-xet/hoi-y-kien"), Map.of())).hasStatus(303);
        assertThat(post(organiser, path("/nhan-xet/hoi-y-kien"), Map.of()))
                .as("asked once")
                .hasStatus(422);

        var form = html(get(monitor, uri));
        var fields = form.select("textarea").eachAttr("name");
        assertThat(fields).as("everybody but oneself").hasSize(2);
        var wrong = post(monitor, uri, Map.of(fields.getFirst(), "x".repeat(301)));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").attr("href")).isEqualTo("#" + fields.getFirst());
        assertThat(post(monitor, uri, Map.of(fields.getFirst(), "Chăm chỉ", "y-kien-" + UUID.randomUUID(), "Lạ")))
                .hasStatus(303);
        assertThat(html(get(monitor, uri)).select("textarea").first().text()).isEqualTo("Chăm chỉ");
        assertThat(get(given.trainee(made, 1), uri)).as("no officer").hasStatus(404);

        post(organiser, path("/nhan-xet/nhap"), Map.of());
        var signing = html(get(organiser, path("/nhan-xet/ky")));
        var sign = mvc.post()
                .uri(path("/nhan-xet/ky"))
                .requestAttr(Frame.VIEWER, organiser)
                .param("nguoi-ky", "Lữ Trọng Khuê")
                .param("chuc-vu", "Trưởng Ban Tổ chức")
                .param("noi", "Tương Dương")
                .param("ngay", "10/11/2022")
                .param("do-mat", "NORMAL");
        for (var ref : signing.select("input[name=nguoi]").eachAttr("value")) sign.param("nguoi", ref);
        assertThat(sign.exchange()).hasStatus(303);
        var late = post(monitor, uri, Map.of(fields.getFirst(), "Muộn"));
        assertThat(late).hasStatus(422);
        assertThat(html(late).select(".errors li").text()).contains("đã ký hết");
    }

    private static String words(MvcTestResult file, String part) {
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(file.getResponse().getContentAsByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals(part))
                    return Jsoup.parse(new String(zip.readAllBytes(), StandardCharsets.UTF_8), "", Parser.xmlParser())
                            .text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no " + part);
    }

    @Test
    void showsNothingToPrintBeforeAnythingIsSigned() {
        assertThat(get(organiser, path("/nhan-xet/in"))).hasStatus(404);
        assertThat(html(get(organiser, path("/nhan-xet/ky"))).select(".empty")).hasSize(1);
        assertThat(html(get(commune, "/phieu-nhan-xet")).select(".empty")).hasSize(1);
        assertThat(get(given.clerk, path("/nhan-xet/ky"))).hasStatus(403);
    }

    @Test
    void commendsByFormAndShowsItInTheResults() {
        assertThat(html(get(given.clerk, path("/khen-thuong"))).select(".empty"))
                .hasSize(1);
        results.decide(
                given.clerk,
                made.code(),
                CredentialKind.CERTIFICATE,
                Decide.byMarks(made.id().value() + "-QĐ/TCT", FinishedClass.DAY));
        var overview = html(get(given.clerk, path("/khen-thuong")));
        assertThat(overview.select("h2").eachText()).containsExactly("Giấy khen", "Tuyên dương");
        assertThat(overview.select("section .small").first().text()).endsWith("mặc định, chưa có văn bản.");
        var form = html(get(given.clerk, path("/khen-thuong/giay-khen")));
        assertThat(form.select("tbody tr")).hasSize(3);
        assertThat(form.select("tbody .tag").eachText())
                .as("all three are equal")
                .containsOnly("Bằng nhau ở cuối chỉ tiêu");
        var refs = form.select("input[name=khen]").eachAttr("value");
        var wrong = decide(given.clerk, refs, Map.of("so", "", "ngay", "10/11/2022", "quyet-dinh", "co"));
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).isEqualTo("Nhập số quyết định, ví dụ 431-QĐ/TCT");
        assertThat(html(wrong).select("input[name=khen][checked]")).hasSize(3);
        var one = refs.subList(0, 1);
        var refused = decide(given.clerk, one, Map.of("so", "431-QĐ/TCT", "ngay", "10/11/2022", "quyet-dinh", "co"));
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors li").text()).endsWith("khác với đề nghị theo quy tắc. Ghi lý do");
        var complete = new HashMap<>(Map.of(
                "so",
                made.id().value() + "-KT/TCT",
                "ngay",
                "10/11/2022",
                "quyet-dinh",
                "co",
                "ly-do-" + one.getFirst(),
                "Bài thu hoạch tốt nhất",
                "do-mat",
                "SECRET"));
        var secret = decide(given.clerk, one, complete);
        assertThat(secret).hasStatus(422);
        assertThat(html(secret).select("#do-mat-sai").text()).contains("nối mạng");
        complete.put("do-mat", "INTERNAL");
        assertThat(decide(given.clerk, one, complete)).hasStatus(303);
        assertThat(html(get(given.clerk, path("/khen-thuong"))).select("main").text())
                .contains(made.id().value() + "-KT/TCT, 10/11/2022, Nội bộ");
        assertThat(html(get(given.clerk, path("/ket-qua"))).select("main").text())
                .contains("Khen: Giấy khen");
        assertThat(html(get(given.clerk, path("/khen-thuong/in")))
                        .select("table.lines")
                        .first()
                        .select("tbody tr"))
                .hasSize(1);
        assertThat(words(get(given.clerk, path("/khen-thuong/tep")), "word/document.xml"))
                .contains("DANH SÁCH KHEN THƯỞNG", "Bài thu hoạch tốt nhất", "Cộng: 1 người.");
        assertThat(get(given.stranger, path("/khen-thuong/tep"))).hasStatus(404);
        assertThat(get(given.clerk, path("/khen-thuong/tuyen-duong")))
                .as("the school proposes")
                .hasStatus(200);
        assertThat(get(given.stranger, path("/khen-thuong"))).hasStatus(404);
        assertThat(get(given.clerk, path("/khen-thuong/bang-khen"))).hasStatus(404);
    }

    private MvcTestResult decide(Viewer viewer, List<String> people, Map<String, String> params) {
        var request = mvc.post().uri(path("/khen-thuong/giay-khen")).requestAttr(Frame.VIEWER, viewer);
        params.forEach(request::param);
        for (var ref : people) request.param("khen", ref);
        return request.exchange();
    }

    private String path(String below) {
        return "/lop/" + made.code() + below;
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private MvcTestResult post(Viewer viewer, String uri, Map<String, String> params) {
        var request = mvc.post().uri(uri).requestAttr(Frame.VIEWER, viewer);
        params.forEach(request::param);
        return request.exchange();
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
