package vn.nguon.rosters.yearly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.documents.DocumentReference;
import vn.nguon.planning.Planning;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.Frame;

/** The yearly plan at its façade and at its forms. */
@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearPlanTests {
    private static final String HUAN = "Lộc Văn Huấn|08/03/1978|Thị trấn Thạch Giám";
    private static final DocumentReference DECISION =
            new DocumentReference("12-KH/HU", LocalDate.of(2022, 9, 19), null, "Huyện ủy", "");

    @Autowired
    PlannedDistrict given;

    @Autowired
    YearPlans plans;

    @Autowired
    Planning planning;

    @Autowired
    Rosters rosters;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    private final MockMvcTester mvc;
    private int year = 2030;
    private Viewer board;
    private Viewer approver;

    YearPlanTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeAll
    void ground() {
        given.build();
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
    }

    @BeforeEach
    void anotherYear() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        year++;
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError(outcome);
    }

    private static String refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) return refusal.code();
        throw new AssertionError(outcome);
    }

    private PlanLine line(int seats) {
        return new PlanLine(
                "Bồi dưỡng bí thư",
                planning.words(board).titles(),
                planning.words(board).terms(),
                seats,
                LocalDate.of(year, 3, 1),
                LocalDate.of(year, 3, 12));
    }

    private List<String> todo(Viewer viewer) {
        return tasks.of(viewer).stream()
                .filter(task -> task.link().endsWith("/" + year))
                .map(TaskLine::subject)
                .toList();
    }

    @Test
    void isDraftedSubmittedApprovedAsAListAndMeasuredByItsClasses() {
        assertThat(plans.plan(board, year).lines()).isEmpty();
        var ref = done(plans.add(board, year, line(90)));
        done(plans.submit(board, year));
        assertThat(plans.plan(board, year).lines().getFirst().needThen()).isEqualTo(given.people.size());
        assertThat(todo(approver)).containsExactly("Duyệt kế hoạch đào tạo, bồi dưỡng năm " + year);
        assertThat(refused(plans.add(board, year, line(10)))).isEqualTo("ke-hoach-khong-sua");
        assertThat(refused(plans.tie(board, year, ref, "KH-" + year))).isEqualTo("ke-hoach-chua-duyet");
        done(plans.approve(approver, year, DECISION));
        assertThat(todo(approver)).isEmpty();
        assertThat(refused(plans.tie(board, year, ref, "KH-" + year))).isEqualTo("khong-thay-lop");
        var id = given.trainingClass("KH-" + year, 90, "APPROVED", LocalDate.of(2022, 1, 3));
        done(plans.tie(board, year, ref, "KH-" + year));
        var head = given.head(board, "KH-" + year);
        done(rosters.add(board, head, new AddTrainee(given.ref(given.person(HUAN)), null, "x", null)));
        assertThat(plans.plan(approver, year).trained()).isZero();
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(plans.plan(approver, year)).satisfies(plan -> {
            assertThat(plan.state()).isEqualTo(PlanState.APPROVED);
            assertThat(plan.trained()).isEqualTo(1);
            assertThat(plan.done()).isEqualTo(1);
            assertThat(plan.seats()).isEqualTo(90);
            assertThat(plan.lines().getFirst().needNow()).isEqualTo(given.people.size() - 1);
            assertThat(plan.lastStep()).contains("Lương Văn Thắng", "12-KH/HU ngày 19/09/2022");
        });
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM trainee_half").update();
    }

    @Test
    void tiesAClassToOneLineOnly() {
        var one = done(plans.add(board, year, line(20)));
        var two = done(plans.add(board, year, line(30)));
        done(plans.submit(board, year));
        done(plans.approve(approver, year, DECISION));
        given.trainingClass("KH-" + year, 90, "APPROVED", LocalDate.of(2022, 10, 3));
        done(plans.tie(board, year, one, "KH-" + year));
        assertThat(refused(plans.tie(board, year, two, "KH-" + year))).isEqualTo("lop-da-gan");
    }

    @Test
    void comesBackWithAReasonAndGoesAgain() {
        done(plans.add(board, year, line(20)));
        done(plans.submit(board, year));
        assertThat(refused(plans.giveBack(approver, year, " "))).isEqualTo("thieu-ly-do");
        done(plans.giveBack(approver, year, "Bớt một lớp"));
        assertThat(todo(board)).containsExactly("Sửa kế hoạch bị trả lại: năm " + year);
        assertThat(plans.plan(board, year).lastStep()).endsWith("Bớt một lớp");
        done(plans.submit(board, year));
        assertThat(todo(board)).isEmpty();
        assertThat(refused(plans.submit(board, year))).isEqualTo("ke-hoach-khong-sua");
    }

    @Test
    void refusesWhatCannotBe() {
        var good = line(10);
        assertThat(refused(plans.add(
                        board, year, new PlanLine("x", List.of(), good.terms(), 5, good.fromDay(), good.toDay()))))
                .isEqualTo("thieu-chuc-danh");
        assertThat(refused(plans.add(
                        board, year, new PlanLine("x", good.titles(), good.terms(), 5, good.toDay(), good.fromDay()))))
                .isEqualTo("ngay-nguoc");
        assertThat(refused(plans.add(board, year + 1, good))).isEqualTo("ngoai-nam");
        assertThat(refused(plans.submit(board, year))).isEqualTo("ke-hoach-trong");
        var ref = done(plans.add(board, year, good));
        done(plans.remove(board, year, ref));
        assertThatThrownBy(() -> plans.remove(board, year, ref)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> plans.add(approver, year, good)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> plans.approve(board, year, DECISION)).isInstanceOf(Forbidden.class);
    }

    @Test
    void whoSubmittedDoesNotApprove() {
        var both = given.viewer("Kiêm nhiệm", Role.ORGANISATION_BOARD, given.board);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                SELECT gen_random_uuid(), :account, 'APPROVER', :at, '[2020-01-01,)', granted_at, confirmed_by, confirmed_at
                  FROM account_grant WHERE account_id = :account
                """)
                .param("account", both.id().value())
                .param("at", given.standing)
                .update();
        var twofold = new Viewer(
                both.id(), both.name(), Set.of(Role.ORGANISATION_BOARD, Role.APPROVER), "", "", 0, both.today());
        done(plans.add(twofold, year, line(10)));
        done(plans.submit(twofold, year));
        assertThat(refused(plans.approve(twofold, year, DECISION))).isEqualTo("nguoi-trinh-khong-duyet");
    }

    @Test
    void aSecretDecisionIsNotTakenInWhileConnectedAnInternalOneMarksThePlan() {
        done(plans.add(board, year, line(10)));
        done(plans.submit(board, year));
        assertThat(refused(plans.approve(approver, year, classified(Classification.SECRET))))
                .isEqualTo("mat-khi-noi-mang");
        assertThat(plans.plan(approver, year).state()).isEqualTo(PlanState.SUBMITTED);
        var secret = post(
                approver,
                "/duyet",
                "viec",
                "duyet",
                "so-van-ban",
                "1",
                "ngay-van-ban",
                "19/09/2022",
                "do-mat",
                "SECRET");
        assertThat(errors(secret)).contains("đang nối mạng internet, không nhận tài liệu Mật");
        assertThat(html(secret).select("#do-mat option[selected]").val()).isEqualTo("SECRET");
        done(plans.approve(approver, year, classified(Classification.INTERNAL)));
        assertThat(html(get(board)).select(".head-meta .tag").text()).isEqualTo("Nội bộ");
    }

    private DocumentReference classified(Classification how) {
        return new DocumentReference(how + "-KH/" + year, LocalDate.of(2022, 9, 19), null, "Huyện ủy", "", how);
    }

    @Test
    void namesTheClassesThatNoLineForesaw() {
        year = 2023;
        var id = given.trainingClass("KHN-1", 20, "APPROVED", LocalDate.of(2023, 2, 6));
        try {
            assertThat(plans.plan(board, year).beside())
                    .extracting(YearPlan.Beside::code)
                    .containsExactly("KHN-1");
            var ref = done(plans.add(board, year, line(20)));
            done(plans.submit(board, year));
            done(plans.approve(approver, year, DECISION));
            done(plans.tie(board, year, ref, "KHN-1"));
            assertThat(plans.plan(board, year)).satisfies(plan -> {
                assertThat(plan.beside()).isEmpty();
                assertThat(plan.lines().getFirst().moved()).isTrue();
                assertThat(plan.needThen()).isEqualTo(given.people.size());
            });
        } finally {
            year = 2060;
            jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                    .param("id", id)
                    .update();
        }
    }

    // --- the page

    private MvcTestResult get(Viewer viewer) {
        return mvc.get()
                .uri("/ke-hoach-nam/" + year)
                .requestAttr(Frame.VIEWER, viewer)
                .exchange();
    }

    private MvcTestResult post(Viewer viewer, String below, String... params) {
        var request = mvc.post().uri("/ke-hoach-nam/" + year + below).requestAttr(Frame.VIEWER, viewer);
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

    private static String errors(MvcTestResult result) {
        assertThat(result).hasStatus(422);
        return html(result).select(".errors li").text();
    }

    @Test
    void isKeptByForms() {
        assertThat(html(get(board)).select(".empty").text()).contains("chưa có kế hoạch");
        assertThat(errors(post(board, ""))).contains("Nhập tên lớp", "Nhập số chỗ", "Nhập ngày đầu");
        var title = html(get(board)).select("input[name=chuc-danh]").first().attr("value");
        assertThat(post(
                        board,
                        "",
                        "ten",
                        "Lớp quý I",
                        "chuc-danh",
                        title,
                        "nhiem-ky",
                        "2025-2030",
                        "so-cho",
                        "40",
                        "tu",
                        "01/03/" + year,
                        "den",
                        "05/03/" + year))
                .hasStatus(303);
        assertThat(html(get(board)).select("tbody").text()).contains("Lớp quý I", "40", "chưa mở lớp");
        assertThat(html(get(board)).select(".head-do a").attr("href")).isEqualTo("/ke-hoach-nam/" + year + "/in");
        var paper = html(mvc.get()
                .uri("/ke-hoach-nam/" + year + "/in")
                .requestAttr(Frame.VIEWER, board)
                .exchange());
        assertThat(paper.select("main.sheet table tbody tr").eachText())
                .first()
                .asString()
                .contains("1 Lớp quý I", "40", "chưa mở lớp");
        assertThat(paper.select("main.sheet tbody tr").last().text()).contains("Cộng 1 lớp", "40");
        assertThat(html(get(approver)).select("button").eachText()).doesNotContain("Duyệt kế hoạch");
        assertThat(post(board, "/duyet", "viec", "trinh")).hasStatus(303);
        assertThat(errors(post(approver, "/duyet", "viec", "duyet"))).contains("Nhập số, ký hiệu văn bản duyệt");
        assertThat(errors(post(approver, "/duyet", "viec", "tra"))).contains("Ghi lý do");
        assertThat(post(approver, "/duyet", "viec", "duyet", "so-van-ban", "1-KH/HU", "ngay-van-ban", "20/09/2022"))
                .hasStatus(303);
        var action = html(get(board)).select("tbody form").attr("action");
        var line = action.substring(action.lastIndexOf('/'));
        assertThat(errors(post(board, line, "viec", "gan", "ma-lop", "KHONG-CO")))
                .contains("Không thấy lớp mã KHONG-CO");
        assertThat(post(board, "/duyet", "viec", "x")).hasStatus(404);
    }

    @Test
    void isNotSeenByAnotherCommittee() {
        done(plans.add(board, year, line(10)));
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Người lạ", Role.ORGANISATION_BOARD, elsewhere);
        assertThat(plans.plan(stranger, year).lines()).isEmpty();
        assertThatThrownBy(() -> plans.remove(stranger, year, UUID.randomUUID()))
                .isInstanceOf(NotFound.class);
        var centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        assertThatThrownBy(() -> plans.plan(centre, year)).isInstanceOf(Forbidden.class);
    }
}
