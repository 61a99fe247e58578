package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.CountingAtOnce;
import vn.nguon.accounts.SignIn;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;

/** What comes after classes, for whoever looks into many organisations: counted ahead, and counted anew when asked to. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
@Import(CountingAtOnce.class)
class FollowupCountedAgainTests {
    private static final LocalDate TODAY = AfterClass.LAST_DAY.plusMonths(1);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    AfterClass given;

    @Autowired
    NguonClock clock;

    Viewer board;

    @BeforeEach
    void aClassThatIsOver() {
        given.build();
        board = given.on(TODAY, given.board);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(SignIn.as(board.id())).exchange();
    }

    private MvcTestResult post(Viewer who, String address) {
        return mvc.post().uri(address).with(SignIn.as(who.id())).with(csrf()).exchange();
    }

    private static Document page(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sau-lop", "/sau-lop/chuong-trinh/"})
    void boardHasNumbersCountedAnew(String path) {
        var address = path.endsWith("/") ? path + given.programme : path;
        assertThat(page(get(address)).select("form[action*=tinh-lai]")).isEmpty();
        clock.travelTo(LocalDateTime.of(TODAY, java.time.LocalTime.of(9, 5)));
        var page = page(get(address));
        assertThat(page.select(".head-meta").text()).containsIgnoringCase("số liệu lúc 09:00 hôm nay");

        var again = post(board, page.select("form[action*=tinh-lai]").attr("action"));
        assertThat(again).hasStatus(303);
        assertThat(again.getResponse().getRedirectedUrl()).isEqualTo(address);
        assertThat(page(get(address)).select(".head-meta").text()).containsIgnoringCase("số liệu lúc 09:05 hôm nay");
    }

    @Test
    void numbersThatAreCountedAnewAreThoseOfNow() {
        get("/sau-lop");
        given.placed(TODAY);
        assertThat(page(get("/sau-lop")).select(".figures div:nth-child(2) b").text())
                .isEqualTo("0");
        clock.travelTo(LocalDateTime.of(TODAY, java.time.LocalTime.of(9, 2)));
        post(board, "/sau-lop/tinh-lai");
        assertThat(page(get("/sau-lop")).select(".figures div:nth-child(2) b").text())
                .isEqualTo("1");
    }

    @Test
    void onlyBoardsHaveThemCounted() {
        assertThat(post(given.commune, "/sau-lop/tinh-lai")).hasStatus(403);
        assertThat(post(given.commune, "/sau-lop/chuong-trinh/" + given.programme + "/tinh-lai"))
                .hasStatus(403);
    }

    @Test
    void aProgrammeBehindNoDoorIsNotThere() {
        assertThat(post(given.stranger(), "/sau-lop/chuong-trinh/" + given.programme + "/tinh-lai"))
                .hasStatus(404);
    }
}
