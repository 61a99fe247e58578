package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;
import vn.nguon.web.ListQuery;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class LibraryTests {
    @Autowired
    PaperLibrary library;

    @Autowired
    CopyChecks checks;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;
    private MarkedClass of;
    private Trainee an;
    private Viewer trainee;
    private UUID paper;

    LibraryTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aReleasedPaper() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        an = of.trainee("Vi Văn An");
        trainee = of.trainees.get(an);
        of.handIn(papers, an, "Đề án", "Vi Văn An viết về nước sinh hoạt ở bản Xốp Mạt, xã Yên Na");
        checks.run();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) FROM copy_check WHERE state = 'WAITING'")
                                .query(Integer.class)
                                .single()
                        == 0);
        paper = jdbc.sql("SELECT ref FROM paper WHERE enrolment_id = :id")
                .param("id", an.enrolment())
                .query(UUID.class)
                .single();
    }

    private void release() {
        of.given.run("UPDATE paper_setting SET released_at = '2022-11-02' WHERE class_id = " + of.given.id.value());
    }

    private void inTheLibrary(boolean withName, boolean all) {
        release();
        assertThat(library.propose(of.school, of.code(), paper)).isInstanceOf(Outcome.Done.class);
        library.allow(trainee, paper, true, withName);
        assertThat(library.approve(of.school, of.code(), paper, all)).isInstanceOf(Outcome.Done.class);
    }

    private PaperLibrary.Results search(Viewer viewer, String words) {
        return library.search(viewer, ListQuery.from(Map.of("tim", words), "khop"));
    }

    @Test
    void needsTheReleaseTheTraineesWordAndTheSchoolsInThisOrder() {
        assertThat(library.propose(of.school, of.code(), paper)).isInstanceOf(Outcome.Refused.class);
        release();
        library.propose(of.school, of.code(), paper);
        assertThat(library.propose(of.school, of.code(), paper)).isInstanceOf(Outcome.Refused.class);
        assertThat(library.approve(of.school, of.code(), paper, false)).isInstanceOf(Outcome.Refused.class);
        library.allow(trainee, paper, false, true);
        assertThat(library.approve(of.school, of.code(), paper, false)).isInstanceOf(Outcome.Refused.class);
        library.allow(trainee, paper, true, false);
        assertThat(search(of.school, "xop mat").found()).isEmpty();
        assertThat(library.approve(of.school, of.code(), paper, false)).isInstanceOf(Outcome.Done.class);
        assertThat(search(of.school, "xop mat").found()).hasSize(1);
        library.allow(trainee, paper, false, false);
        assertThat(search(of.school, "xop mat").found()).isEmpty();
    }

    @Test
    void findsWordsWithoutTonesInTitleAndTextAndShowsNoNameUnlessAllowed() {
        inTheLibrary(false, false);
        assertThat(search(trainee, "nuoc sinh hoat").found()).singleElement().satisfies(found -> {
            assertThat(found.author()).isNull();
            assertThat(found.body()).contains("[đã ẩn] viết về nước").doesNotContain("Vi Văn An");
        });
        assertThat(search(trainee, "chất lượng sinh hoạt chi bộ").found()).hasSize(1);
        assertThat(search(trainee, "con trâu").found()).isEmpty();
        assertThat(search(trainee, "vi van").found()).isEmpty();
        library.allow(trainee, paper, true, true);
        assertThat(search(trainee, "nuoc").found().getFirst().author()).isEqualTo("Vi Văn An");
    }

    @Test
    void putsTheLatestFirstWhereTooManyAreFoundToBeRanked() {
        inTheLibrary(false, false);
        var words = ListQuery.from(Map.of("tim", "nuoc"), "khop");
        var ranked = library.search(trainee, words, 1);
        var latest = library.search(trainee, words, 0);
        assertThat(ranked.ranked()).isTrue();
        assertThat(latest.ranked()).isFalse();
        assertThat(latest.found()).isEqualTo(ranked.found()).hasSize(1);
        assertThat(latest.total()).isEqualTo(ranked.total());
    }

    @Test
    void staysWithinTheSchoolUnlessForAll() {
        inTheLibrary(false, false);
        var other = new MarkedClass(jdbc);
        var ref = search(of.school, "xop").found().getFirst().ref();
        assertThat(search(other.school, "xop mat").found()).isEmpty();
        assertThatThrownBy(() -> library.read(other.school, ref)).isInstanceOf(NotFound.class);
        library.remove(of.school, of.code(), paper);
        inTheLibrary(false, true);
        assertThat(search(other.school, "xop mat").found()).hasSize(1);
        library.remove(of.school, of.code(), paper);
    }

    @Test
    void nobodyElseProposesOrAllows() {
        release();
        library.propose(of.school, of.code(), paper);
        var clerk = of.given.staff("Nguyễn Thị Hải", Role.CENTRE, of.given.centre, MarkedClass.DAY);
        assertThatThrownBy(() -> library.desk(clerk, of.code())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> library.allow(clerk, paper, true, true)).isInstanceOf(NotFound.class);
    }

    @Test
    void showsItsPages() {
        var desk = "/lop/" + of.code() + "/thu-hoach/kho-bai";
        assertThat(html(get(of.school, desk)).text()).contains("Điểm chưa công bố");
        release();
        assertThat(post(of.school, desk, "bai", paper.toString(), "viec", "de-nghi"))
                .hasStatus(303);
        assertThat(html(get(trainee, "/bai-nop")).select("button[name=dong-y]")).hasSize(3);
        assertThat(post(trainee, "/bai-nop/kho-bai/" + paper, "dong-y", "khong-ten"))
                .hasStatus(303);
        assertThat(html(get(of.school, desk)).text()).contains("Học viên đồng ý");
        assertThat(post(of.school, desk, "bai", paper.toString(), "viec", "dua-vao"))
                .hasStatus(303);
        assertThat(post(of.school, desk, "bai", paper.toString(), "viec", "khac"))
                .hasStatus(404);

        var found = html(get(trainee, "/kho-bai?tim=xop mat"));
        assertThat(found.select("mark").eachText()).contains("Xốp", "Mạt");
        var href = found.select("h2 a").attr("href");
        assertThat(html(get(trainee, href)).select("article mark").eachText()).containsExactly("Xốp", "Mạt");
        assertThat(html(get(trainee, "/kho-bai?tim=khongcotunay")).text()).contains("Không có bài nào khớp");
        var other = new MarkedClass(jdbc);
        assertThat(get(other.school, href)).hasStatus(404);
    }

    @Test
    void takesNoSecretPaperWhileConnected() {
        var secret = papers.handIn(
                trainee,
                new HandIn(
                        of.code(),
                        null,
                        "",
                        "Đề án",
                        "Đề tài",
                        of.ref("organisation", of.given.commune.value()),
                        Classification.SECRET,
                        List.of(),
                        "bai.docx",
                        Documents.docx("x")));
        assertThat(secret)
                .isInstanceOfSatisfying(
                        HandedIn.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("classification"));
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
