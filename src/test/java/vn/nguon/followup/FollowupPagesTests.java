package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Statements;
import vn.nguon.shared.Viewer;

/** Every form of what comes after a class: empty, wrong, refused, right, twice, and by somebody it is not for. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class FollowupPagesTests {
    private static final LocalDate LAST_DAY = AfterClass.LAST_DAY;
    private static final LocalDate PLACED_ON = LAST_DAY.plusMonths(1);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AfterClass given;

    @Autowired
    HomeActions actions;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aTraineeOfTheFinishedClass() {
        given.build();
    }

    private MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who.id())).exchange();
    }

    private MvcTestResult post(Viewer who, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who.id())).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    private static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static Document refused(MvcTestResult result) {
        assertThat(status(result)).isEqualTo(422);
        return page(result);
    }

    private static void done(MvcTestResult result, String to) {
        assertThat(status(result)).as(page(result).select(".errors").text()).isEqualTo(303);
        assertThat(result.getResponse().getRedirectedUrl()).isEqualTo(to);
    }

    private String own() {
        return "/sau-lop/cua-toi/" + given.enrolment;
    }

    private void write(Viewer trainee) {
        done(
                post(trainee, own(), "viec-1", AfterClass.TWO.get(0), "viec-2", AfterClass.TWO.get(1)),
                "/sau-lop/cua-toi");
    }

    @Test
    void traineeWritesTwoActionsAndChangesThem() {
        var trainee = given.on(LAST_DAY.plusDays(2), given.trainee);
        assertThat(page(get(trainee, "/sau-lop/cua-toi"))
                        .select("main a[href^=/sau-lop/cua-toi/]")
                        .text())
                .startsWith("Ghi hai việc sẽ làm");
        var empty = refused(post(trainee, own(), "viec-1", " ", "viec-2", ""));
        assertThat(empty.select(".errors").text()).contains("Ghi việc 1", "Ghi việc 2");
        var half = refused(post(trainee, own(), "viec-1", "Họp dân", "viec-2", ""));
        assertThat(half.select("#viec-1").text()).isEqualTo("Họp dân");
        assertThat(refused(post(trainee, own(), "viec-1", "x".repeat(501), "viec-2", "y"))
                        .select(".errors")
                        .text())
                .contains("tối đa 500 ký tự");
        write(trainee);
        done(post(trainee, own(), "viec-1", "Họp dân hai bản", "viec-2", AfterClass.TWO.get(1)), "/sau-lop/cua-toi");
        assertThat(page(get(trainee, "/sau-lop/cua-toi")).select("main").text())
                .contains("Họp dân hai bản")
                .doesNotContain(AfterClass.TWO.get(0));
        assertThat(page(get(trainee, own())).select("#viec-1").text()).isEqualTo("Họp dân hai bản");
    }

    @Test
    void actionsAreRefusedOnceTheirTimeIsOverAndForOthersDoNotExist() {
        write(given.on(LAST_DAY.plusDays(2), given.trainee));
        var late = given.on(LAST_DAY.plusMonths(3).plusDays(1), given.trainee);
        assertThat(refused(post(late, own(), "viec-1", "a b", "viec-2", "c d"))
                        .select(".errors")
                        .text())
                .contains("quá thời gian");
        var neighbour = given.on(LAST_DAY.plusDays(3), given.neighbour());
        assertThat(status(get(neighbour, own()))).isEqualTo(403);
        var other = given.on(LAST_DAY.plusDays(3), given.stranger());
        assertThat(status(post(other, own(), "viec-1", "a b", "viec-2", "c d"))).isEqualTo(403);
    }

    @Test
    void whoFinishedNoClassReadsWhyThePageIsEmpty() {
        var commune = given.on(LAST_DAY.plusMonths(1), given.neighbour());
        assertThat(page(get(commune, "/sau-lop/xa")).select(".empty").text()).contains("hiện ở đây");
    }

    private String check(int months) {
        return "/sau-lop/xa/"
                + actions.own(given.trainee, given.enrolment)
                        .actions()
                        .getFirst()
                        .ref() + "/" + months;
    }

    @Test
    void communesPageAsksAsOftenForOneLineAsForMore() {
        write(given.on(LAST_DAY.plusDays(2), given.trainee));
        var commune = given.on(LAST_DAY.plusMonths(3), given.commune);
        var forTwo = Statements.during(() -> get(commune, "/sau-lop/xa"));
        jdbc.sql("DELETE FROM home_action WHERE no = 2").update();
        assertThat(Statements.during(() -> get(commune, "/sau-lop/xa"))).isEqualTo(forTwo);
    }

    @Test
    void communeSaysWhatCameOfAnAction() {
        write(given.on(LAST_DAY.plusDays(2), given.trainee));
        var commune = given.on(LAST_DAY.plusMonths(3), given.commune);
        var address = check(3);
        assertThat(page(get(commune, "/sau-lop/xa"))
                        .select("main a[href=" + address + "]")
                        .text())
                .startsWith("Xác nhận 3 tháng");
        assertThat(refused(post(commune, address)).select(".errors").text()).contains("Chọn việc này đã làm đến đâu");
        assertThat(refused(post(commune, address, "ket-qua", "XONG"))
                        .select(".errors")
                        .text())
                .contains("không còn trong danh sách");
        var without = refused(post(commune, address, "ket-qua", "NOT_YET", "ghi-chu", " "));
        assertThat(without.select(".errors").text()).contains("Ghi vì sao chưa xong");
        assertThat(without.select("input[value=NOT_YET]").hasAttr("checked")).isTrue();
        done(post(commune, address, "ket-qua", "NOT_YET", "ghi-chu", "Chờ kinh phí"), "/sau-lop/xa");
        done(post(commune, address, "ket-qua", "DONE"), "/sau-lop/xa");
        var list = page(get(commune, "/sau-lop/xa")).select("main").text();
        assertThat(list).contains("Đã làm xong", "Xác nhận lại 3 tháng").doesNotContain("Chờ kinh phí");
        assertThat(status(get(commune, check(6)))).isEqualTo(404);
        assertThat(status(get(commune, check(4)))).isEqualTo(404);
        var neighbour = given.on(LAST_DAY.plusMonths(3), given.neighbour());
        assertThat(status(get(neighbour, address))).isEqualTo(404);
        assertThat(status(post(neighbour, address, "ket-qua", "DONE"))).isEqualTo(404);
    }

    private String review(int months) {
        return "/sau-lop/nhan-xet/" + given.entry + "/" + months;
    }

    private static String[] answers(String value, String... more) {
        var fields = new ArrayList<String>();
        for (var skill : List.of("LEAD", "DIRECT", "RUN", "COORDINATE", "CARRY_OUT")) {
            fields.add("m-" + skill);
            fields.add(value);
        }
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    @Test
    void personPlacedReviewsThemselvesTwiceAndNamesTopics() {
        given.placed(PLACED_ON);
        var early = given.on(PLACED_ON.plusMonths(5), given.trainee);
        assertThat(page(get(early, review(6))).select("main").text()).contains("Chưa đến ngày nhận xét");
        assertThat(refused(post(early, review(6), answers("4"))).select("main").text())
                .contains("Chưa đến ngày nhận xét");
        var trainee = given.on(PLACED_ON.plusMonths(6), given.trainee);
        assertThat(page(get(trainee, review(6))).select("fieldset").size()).isEqualTo(6);
        assertThat(refused(post(trainee, review(6))).select(".errors li").size())
                .isEqualTo(5);
        assertThat(refused(post(trainee, review(6), answers("9")))
                        .select(".errors")
                        .text())
                .contains("không còn trong danh sách");
        assertThat(refused(post(
                                trainee,
                                review(6),
                                answers("3", "hoc-them", UUID.randomUUID().toString())))
                        .select(".errors")
                        .text())
                .contains("Chọn lại chuyên đề cần học thêm");
        done(post(trainee, review(6), answers("3", "hoc-them", given.resolution.toString())), "/viec-can-lam");
        done(
                post(
                        trainee,
                        review(6),
                        answers("4", "hoc-them", given.resolution.toString(), "nhan-xet", "Cần dân vận")),
                "/viec-can-lam");
        var kept = page(get(trainee, review(6)));
        assertThat(kept.select("input[value=4][checked]").size()).isEqualTo(5);
        assertThat(kept.select("input[name=hoc-them][checked]").size()).isEqualTo(1);
        var over = given.on(PLACED_ON.plusMonths(8), given.trainee);
        assertThat(page(get(over, review(6))).select("main").text())
                .contains("đã hết", "Xây dựng và thực hiện nghị quyết", "Cần dân vận");
        assertThat(page(get(over, "/sau-lop/cua-toi")).select("main").text()).contains("Đã nhận xét", "Chưa đến ngày");
    }

    @Test
    void reviewIsForThePersonAndTheCommitteeAlone() {
        given.placed(PLACED_ON);
        var due = PLACED_ON.plusMonths(6);
        assertThat(status(get(given.on(due, given.neighbour()), review(6)))).isEqualTo(404);
        assertThat(status(post(given.on(due, given.neighbour()), review(6), answers("4"))))
                .isEqualTo(404);
        assertThat(status(get(given.on(due, given.board), review(6)))).isEqualTo(404);
        assertThat(status(get(given.on(due, given.commune), review(7)))).isEqualTo(404);
        done(post(given.on(due, given.commune), review(6), answers("2")), "/viec-can-lam");
        assertThat(page(get(given.on(due, given.commune), "/sau-lop/xa"))
                        .select("main")
                        .text())
                .contains("Nhận xét người đã nhận chức", "Đã nhận xét");
    }

    @Test
    void leaderIsLedToPeopleAndToTheProgramme() {
        given.placed(LAST_DAY.minusDays(60));
        var board = given.on(LAST_DAY.plusMonths(1), given.board);
        var whole = page(get(board, "/sau-lop"));
        var link = "/sau-lop/chuong-trinh/" + given.programme;
        assertThat(whole.select("main a[href=" + link + "]").text()).contains("Bồi dưỡng Bí thư");
        var topics = page(get(board, link));
        assertThat(topics.select("main a[href=/chuong-trinh/" + given.programme + "]"))
                .isNotEmpty();
        assertThat(topics.select("tbody th").eachText())
                .containsExactly("1. Xây dựng và thực hiện nghị quyết", "2. Công tác dân vận ở bản xa");
        assertThat(topics.select("main").text()).contains("Chưa chuyên đề nào được gắn với mặt công tác");
        assertThat(status(get(given.on(LAST_DAY.plusMonths(1), given.stranger()), link)))
                .isEqualTo(404);
        assertThat(status(get(given.on(LAST_DAY.plusMonths(1), given.commune), link)))
                .isEqualTo(403);
    }

    @Test
    void whoWasPlacedUntrainedIsALinkToTheirCard() {
        given.leaveClass();
        given.placed(LAST_DAY.plusDays(5));
        var board = given.on(LAST_DAY.plusMonths(1), given.board);
        var link = page(get(board, "/sau-lop/chua-hoc")).select("tbody th a").attr("href");
        assertThat(link).startsWith("/can-bo/");
        assertThat(status(get(board, link))).isEqualTo(200);
    }

    @Test
    void aPageBehindTheEndOfAListSaysSoAndNotThatNobodyIsThere() {
        for (var path : List.of("/sau-lop/da-hoc", "/sau-lop/da-bo-tri", "/sau-lop/cho-bo-tri", "/sau-lop/chua-hoc")) {
            var past = page(get(given.board, path + "?trang=3"));
            assertThat(past.select(".empty b").text()).isEqualTo("Danh sách hết trước trang này");
            assertThat(past.select(".empty a").attr("href")).isEqualTo("?");
        }
        assertThat(page(get(given.board, "/sau-lop/cho-bo-tri?trang=21"))
                        .select(".empty b")
                        .text())
                .isEqualTo("Danh sách dài quá để lật từng trang");
    }
}
