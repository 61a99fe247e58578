package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Statements;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/** The search of the top bar: too short, nothing, a few, more than a few, and what another may not see. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class SearchPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    PlannedDistrict given;

    @Autowired
    JdbcClient jdbc;

    Viewer board;

    @BeforeEach
    void aDistrictWithItsPlanningAndAClass() {
        given.build();
        given.trainingClass("TD-2022-01", 100, "APPROVED", PlannedDistrict.FIRST_DAY);
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
    }

    private Document search(Viewer who, String words) {
        var address =
                "/tim?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
        var result =
                mvc.get().uri(URI.create(address)).with(SignIn.as(who.id())).exchange();
        assertThat(result.getResponse().getStatus()).isEqualTo(200);
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneLetterAsksForMoreAndNothingSaysWhatMayBeTyped() {
        assertThat(search(board, "a").select(".empty").text()).contains("ít nhất hai chữ");
        assertThat(search(board, "").select("main").text()).contains("Không cần dấu");
    }

    @Test
    void personIsFoundWithoutTonesAndLeadsToTheCard() {
        var name = given.people.keySet().iterator().next().split("\\|")[0];
        var found = search(board, VietnameseText.fold(name));
        assertThat(found.select("section h2").eachText()).containsExactly("Cán bộ");
        assertThat(found.select("section a").first()).isNotNull();
        assertThat(found.select("section .task-name").text()).contains(name);
        assertThat(found.select("section a").attr("href")).startsWith("/can-bo/");
    }

    @Test
    void manyAreCutWithTheWayToTheWholeList() {
        var found = search(board, "thi");
        assertThat(found.select("section li")).hasSize(8);
        assertThat(found.select("a:contains(Xem thêm)").attr("href")).isEqualTo("/can-bo?q=thi");
    }

    @Test
    void classIsFoundByItsCode() {
        var found = search(board, "td-2022");
        assertThat(found.select("section h2").eachText()).containsExactly("Lớp");
        assertThat(found.select("section a").attr("href")).isEqualTo("/lop/TD-2022-01");
    }

    @Test
    void planningListsAreFoundByTermYearAndCommittee() {
        jdbc.sql("""
                INSERT INTO planning_round (ref, owner_id, level, term, year, made_by, made_at)
                VALUES (gen_random_uuid(), :owner, 'COMMUNE', '2020-2025', 2021, 'test', '2021-12-20')
                """).param("owner", given.district).update();
        for (var words : List.of("quy hoach 2020-2025", "danh sách quy hoạch tương dương", "dot 2021 huyen uy")) {
            var found = search(board, words);
            assertThat(found.select("section h2").eachText()).as(words).containsExactly("Danh sách quy hoạch");
            assertThat(found.select("section .task-name").text()).isEqualTo("Quy hoạch nhiệm kỳ 2020–2025, đợt 2021");
            assertThat(found.select("section a").attr("href")).startsWith("/quy-hoach/dot/");
            assertThat(found.select("section .task-note").text()).contains("Huyện ủy Tương Dương · cấp xã");
        }
        assertThat(search(board, "quy hoach 2030").select("section")).isEmpty();
        var centre = given.viewer("Moong Văn Chắn", Role.CENTRE, given.centre);
        assertThat(search(centre, "quy hoach 2020-2025").select("section")).isEmpty();
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null));
        assertThat(search(stranger, "quy hoach 2020-2025").select("section")).isEmpty();
    }

    @Test
    void publishedStoriesAreFoundByEverybodyAndNoDraft() {
        story("Lớp học bên dòng Nậm Nơn", "PUBLISHED", "20221020-00000a");
        story("Bản nháp bên dòng Nậm Nơn", "DRAFT", null);
        story("Đã gỡ bên dòng Nậm Nơn", "WITHDRAWN", "20221020-00000b");
        for (var role : List.of(Role.TRAINEE, Role.COMMUNE, Role.ORGANISATION_BOARD)) {
            var found = search(given.viewer("Lữ Thị Ánh", role, given.board), "nậm nơn");
            assertThat(found.select("section h2").eachText()).as(role.name()).containsExactly("Tin bài");
            assertThat(found.select("section li")).hasSize(1);
            assertThat(found.select("section a").attr("href")).isEqualTo("/tin/20221020-00000a");
            assertThat(found.select("section .task-note").text())
                    .isEqualTo("Tin · Ban Tuyên giáo Huyện ủy · 21/10/2022");
        }
        assertThat(search(board, "40 hoc vien").select("section h2").eachText()).containsExactly("Tin bài");
    }

    private void story(String title, String state, @Nullable String slug) {
        var id = jdbc.sql("""
                        INSERT INTO story (ref, organisation_id, state, title, lead, body, category, byline_person, byline_body, slug, current_no,
                                           published_revision, withdrawn_at, made_at, account_id, changed_at, changed_by)
                        VALUES (gen_random_uuid(), :at, :state, :title, '40 học viên', 'Bài', 'Tin', '', 'Ban Tuyên giáo Huyện ủy', :slug,
                                CASE WHEN :state <> 'DRAFT' THEN 1 END, CASE WHEN :state <> 'DRAFT' THEN 0 END,
                                CASE WHEN :state = 'WITHDRAWN' THEN timestamptz '2022-10-22' END, '2022-10-20', :account, '2022-10-20', 'test')
                        RETURNING id
                        """)
                .param("at", given.district)
                .param("state", state)
                .param("title", title)
                .param("slug", slug, java.sql.Types.VARCHAR)
                .param("account", board.id().value())
                .query(Long.class)
                .single();
        if (slug == null) return;
        jdbc.sql("""
                INSERT INTO story_version (story_id, no, title, lead, body, category, byline_person, byline_body, note, warned, published_at, account_id, actor)
                VALUES (:story, 1, :title, '40 học viên', 'Bài', 'Tin', '', 'Ban Tuyên giáo Huyện ủy', '', 0, '2022-10-20T23:30:00+00', :account, 'test')
                """)
                .param("story", id)
                .param("title", title)
                .param("account", board.id().value())
                .update();
    }

    @Test
    void allKindsAreAskedInTenStatements() {
        // one of them says who is signed in; here, without a session, that is more than one
        var signedIn = Statements.during(() -> search(board, "a"));
        for (var words : List.of("thi", "lò văn an", "0001", "quy hoach"))
            assertThat(Statements.during(() -> search(board, words)) - signedIn)
                    .as(words)
                    .isLessThanOrEqualTo(9);
    }

    @Test
    void patternLettersAreLetters() {
        assertThat(search(board, "%%").select(".empty").text()).contains("Không tìm thấy gì");
        assertThat(search(board, "_\\_").select(".empty").text()).contains("Không tìm thấy gì");
    }

    @Test
    void anotherDistrictFindsNothing() {
        var other = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, other));
        assertThat(search(stranger, "thi").select(".empty").text()).contains("Không tìm thấy gì");
        assertThat(search(stranger, "TD-2022-01").select("section")).isEmpty();
    }
}
