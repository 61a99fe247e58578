package vn.nguon.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
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
