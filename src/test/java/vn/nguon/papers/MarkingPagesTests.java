package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class MarkingPagesTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Papers papers;

    @Autowired
    Markers markers;

    private final MockMvcTester mvc;
    private MarkedClass of;
    private Viewer binh;
    private Trainee an;

    MarkingPagesTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        binh = of.marker(markers, "Lê Văn Bình");
        of.marker(markers, "Ngô Sỹ Cường");
        an = of.trainee("Vi Văn An");
    }

    private void twoMarkers() {
        assertThat(post(of.school, way(), "cach", "TWO", "phan", of.part.toString()))
                .hasStatus(303);
        of.handIn(papers, an, "Đề án", "Chi bộ bản ở xã Yên Na sinh hoạt đều");
        assertThat(post(of.school, "/lop/" + of.code() + "/thu-hoach/cham")).hasStatus(303);
    }

    private String way() {
        return "/lop/" + of.code() + "/thu-hoach/cach-cham";
    }

    @Test
    void setsTheWayAndAsksForThePart() {
        var form = html(get(of.school, way()));
        assertThat(form.select("input[name=cach][checked]").attr("value")).isEqualTo("OPEN");
        assertThat(form.select("select[name=phan] option[selected]").text()).isEqualTo("Bài thu hoạch");
        assertThat(form.text()).contains("chỉ cử một học viên");
        var wrong = post(of.school, way(), "cach", "TWO", "phan", "");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors li").text()).contains("Chọn phần điểm");
        twoMarkers();
        assertThat(html(get(of.school, "/lop/" + of.code() + "/thu-hoach/cham")).text())
                .contains("Lê Văn Bình: chưa chấm")
                .contains("mặc định, chưa có văn bản")
                .doesNotContain("Vi Văn An");
    }

    @Test
    void setsARubricLineByLine() {
        var uri = "/lop/" + of.code() + "/thu-hoach/phieu-cham";
        assertThat(html(get(of.school, uri)).select("textarea")).hasSize(3);
        var wrong = post(of.school, uri, "loai", "Đề án", "ban", "0", "tieu-chi-0", "Nội dung\nTrình bày: 2");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").attr("href")).isEqualTo("#tieu-chi-0");
        assertThat(html(wrong).select("#tieu-chi-0").text()).contains("Nội dung");
        assertThat(post(of.school, uri, "loai", "Đề án", "ban", "0", "tieu-chi-0", "Nội dung: 7\nTrình bày: 2"))
                .hasStatus(422);
        assertThat(post(
                        of.school,
                        uri,
                        "loai",
                        "Đề án",
                        "ban",
                        "0",
                        "tieu-chi-0",
                        "Nội dung: 7,5\nTrình bày, thể thức: 2,5"))
                .hasStatus(303);
        assertThat(html(get(of.school, uri)).select("#tieu-chi-0").text()).contains("Trình bày, thể thức: 2,5");
        assertThat(post(of.school, uri, "loai", "Đề án", "ban", "0", "tieu-chi-0", "A: 10"))
                .hasStatus(409);
    }

    @Test
    void marksInTheTable() {
        twoMarkers();
        var uri = "/cham/" + of.code();
        var no = of.number(an);
        var page = html(get(binh, uri));
        assertThat(page.select("input.score")).hasSize(4);
        assertThat(page.text()).doesNotContain("Vi Văn An").doesNotContain("Yên Na");
        assertThat(html(get(binh, "/cham")).select("a[href=" + uri + "]")).hasSize(1);

        var wrong = post(
                binh,
                uri,
                "d%d-0".formatted(no),
                "9",
                "d%d-1".formatted(no),
                "3",
                "d%d-2".formatted(no),
                "3",
                "d%d-3".formatted(no),
                "1",
                "cu",
                no + ":0");
        assertThat(wrong).hasStatus(422);
        assertThat(html(wrong).select(".errors a").attr("href")).isEqualTo("#d%d-0".formatted(no));
        assertThat(html(wrong).select("#d%d-0".formatted(no)).attr("value")).isEqualTo("9");
        assertThat(post(
                        binh,
                        uri,
                        "d%d-0".formatted(no),
                        "2",
                        "d%d-1".formatted(no),
                        "3",
                        "d%d-2".formatted(no),
                        "3",
                        "d%d-3".formatted(no),
                        "1",
                        "cu",
                        no + ":0"))
                .hasStatus(303);
        assertThat(html(get(binh, uri)).select("output").text()).isEqualTo("9");
    }

    @Test
    void marksOnePaperBesideItsText() {
        twoMarkers();
        var no = of.number(an);
        var uri = "/cham/%s/%d".formatted(of.code(), no);
        var page = html(get(binh, uri));
        assertThat(page.select("article.doc").text()).isEqualTo("Chi bộ bản ở xã [đã ẩn] sinh hoạt đều");
        assertThat(post(binh, uri, "d%d-0".formatted(no), "")).hasStatus(303);
        var saved = post(
                binh,
                uri,
                "d%d-0".formatted(no),
                "2",
                "d%d-1".formatted(no),
                "3",
                "d%d-2".formatted(no),
                "3",
                "d%d-3".formatted(no),
                "1",
                "n" + no,
                "Tốt",
                "k" + no,
                "co",
                "cu",
                no + ":0");
        assertThat(saved).hasStatus(303).hasHeader("Location", "/cham/" + of.code());
        assertThat(html(get(binh, uri)).select("#kho[checked]")).hasSize(1);
        assertThat(get(binh, "/cham/" + of.code() + "/99")).hasStatus(404);

        var file = get(binh, uri + "/tep");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .contains("bai-")
                .doesNotContain("Vi");
        var zip = get(binh, "/cham/" + of.code() + "/tat-ca.zip");
        assertThat(zip).hasStatusOk();
        assertThat(zip.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void citesWhatTheClassFoundAndProposed() {
        assertThat(post(of.school, way(), "cach", "TWO", "phan", of.part.toString()))
                .hasStatus(303);
        var trainee = of.trainees.get(an);
        var uri = "/bai-nop/" + of.code();
        assertThat(html(get(trainee, uri)).select("input[name=trich]")).isEmpty();
        of.given.run("""
                INSERT INTO field_study (class_id, topic, first_day, last_day) VALUES (%1$d, 'Nước sinh hoạt', '2022-10-20', '2022-10-21');
                INSERT INTO field_group (ref, class_id, no, name) VALUES (gen_random_uuid(), %1$d, 2, 'Đoàn 2');
                INSERT INTO finding (ref, group_id, no, kind, body, at, account_id, actor)
                SELECT gen_random_uuid(), id, 1, 'LIMIT', 'Bản xa nhất ở xã Yên Na thiếu nước', '2022-10-21', %2$d, 'x' FROM field_group WHERE class_id = %1$d
                """.formatted(of.given.id.value(), of.school.id().value()));
        var box = html(get(trainee, uri)).select("input[name=trich]");
        assertThat(box).hasSize(1);
        var commune = of.ref("organisation", of.given.commune.value());
        assertThat(mvc.post()
                        .uri(uri)
                        .multipart()
                        .file(new MockMultipartFile(
                                "tep", "bai.docx", "application/octet-stream", Documents.docx("Về nước sinh hoạt")))
                        .requestAttr(Frame.VIEWER, trainee)
                        .param("loai", "Đề án")
                        .param("ten-bai", "Nước sinh hoạt")
                        .param("xa", commune.toString())
                        .param("do-mat", "NORMAL")
                        .param("trich", box.attr("value"))
                        .exchange())
                .hasStatus(303);
        assertThat(html(get(trainee, uri)).select("input[name=trich][checked]")).hasSize(1);
        assertThat(post(of.school, "/lop/" + of.code() + "/thu-hoach/cham")).hasStatus(303);
        assertThat(html(get(binh, "/cham/%s/%d".formatted(of.code(), of.number(an))))
                        .text())
                .contains("Khảo sát: Bản xa nhất ở xã [đã ẩn] thiếu nước")
                .doesNotContain("Tổ 2");
    }

    @Test
    void takesCorrectedPapersAfterALook() {
        twoMarkers();
        var uri = "/cham/" + of.code() + "/tra-bai";
        var empty = mvc.post().uri(uri).requestAttr(Frame.VIEWER, binh).exchange();
        assertThat(empty).hasStatus(422);
        var bad = upload(uri, "la.docx");
        assertThat(bad).hasStatus(422);
        assertThat(html(bad).select("#khong-nhan").text()).isEqualTo("Không nhận 1 tệp");
        var good = upload(uri, "bai-%03d.docx".formatted(of.number(an)));
        assertThat(good).hasStatusOk();
        assertThat(html(good).text()).contains("Chờ lưu: 1 bài");
        assertThat(post(binh, uri + "/luu")).hasStatus(303).hasHeader("Location", "/cham/" + of.code());
        assertThat(post(binh, uri + "/luu")).hasStatus(303).hasHeader("Location", uri);
    }

    @Test
    void makesTheCoverForWhoeverMaySeeTheName() {
        twoMarkers();
        var paper = jdbc.sql("SELECT ref FROM paper WHERE enrolment_id = :id")
                .param("id", an.enrolment())
                .query(java.util.UUID.class)
                .single();
        var uri = "/bai-nop/tep/" + paper + "/bia";
        assertThat(html(get(of.trainees.get(an), uri)).text())
                .contains("Vi Văn An")
                .contains("Xã Yên Na");
        assertThat(get(binh, uri)).hasStatus(404);
        assertThat(get(binh, "/lop/" + of.code() + "/thu-hoach")).hasStatus(303).hasHeader("Location", "/cham");
        assertThat(html(get(of.school, "/lop/" + of.code() + "/thu-hoach")).select("a[href=" + uri + "]"))
                .hasSize(1);
    }

    private MvcTestResult upload(String uri, String name) {
        return mvc.post()
                .uri(uri)
                .multipart()
                .file(new MockMultipartFile("tep", name, "application/octet-stream", Documents.docx("Sửa")))
                .requestAttr(Frame.VIEWER, binh)
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, String uri, String... params) {
        var request = mvc.post().uri(uri).requestAttr(Frame.VIEWER, viewer);
        for (var n = 0; n < params.length; n += 2) request = request.param(params[n], params[n + 1]);
        return request.exchange();
    }

    private MvcTestResult get(Viewer viewer, String uri) {
        return mvc.get().uri(uri).requestAttr(Frame.VIEWER, viewer).exchange();
    }

    private static Document html(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
