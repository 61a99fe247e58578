package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Objects;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.people.Upland;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;

/** Lists and decisions classified "mật": refused while the installation is connected, taken in and shown as such when it is not. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class PlanningClassificationTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Installation installation;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        NgheAn.around(jdbc, given);
        board = given.boardClerk();
    }

    private MvcTestResult upload(String classification) throws IOException {
        try (var file =
                Objects.requireNonNull(getClass().getResourceAsStream("/planning/quy-hoach-2020-2025.xlsx"), "list")) {
            return mvc.post()
                    .uri("/quy-hoach/nhap")
                    .multipart()
                    .file(new MockMultipartFile("tep", "qh.xlsx", null, file.readAllBytes()))
                    .param("do-mat", classification)
                    .with(SignIn.as(board))
                    .with(csrf())
                    .exchange();
        }
    }

    private MvcTestResult begin(String classification) {
        return mvc.post()
                .uri("/quy-hoach/dot/moi")
                .param("cap-uy", given.ref(given.district).toString())
                .param("cap", "COMMUNE")
                .param("nhiem-ky", "2025-2030")
                .param("nam", "2022")
                .param("do-mat", classification)
                .with(SignIn.as(board))
                .with(csrf())
                .exchange();
    }

    private Document get(String address) throws IOException {
        return html(mvc.get().uri(address).with(SignIn.as(board)).exchange());
    }

    private static Document html(MvcTestResult result) throws IOException {
        return Jsoup.parse(result.getResponse().getContentAsString());
    }

    @Test
    void refusesASecretListWhileConnected() throws IOException {
        var refused = upload("SECRET");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors").text()).contains("đang nối mạng internet, không nhận tài liệu Mật");
        assertThat(html(refused).select("#do-mat option[selected]").val()).isEqualTo("SECRET");
        assertThat(upload("GI-DO")).hasStatus(422);
        assertThat(jdbc.sql("SELECT count(*) FROM file_import")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM upload_question")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesItInWhenNotConnectedAndSaysSoBesideIt() throws IOException {
        installation.mark(false);
        assertThat(upload("SECRET")).hasStatus(303);
        assertThat(get("/quy-hoach/nhap").select("tbody th").text()).contains("qh.xlsx Mật");
    }

    @Test
    void aPlanningListIsInternalUnlessSaidOtherwise() throws IOException {
        assertThat(get("/quy-hoach/nhap").select("#do-mat option[selected]").val())
                .isEqualTo("INTERNAL");
        upload("INTERNAL");
        assertThat(get("/quy-hoach/nhap").select("tbody th").text()).contains("qh.xlsx Nội bộ");
        assertThat(upload("NORMAL")).hasStatus(303);
    }

    @Test
    void roundsAndTheirDecisionsAreClassifiedToo() throws IOException {
        var refused = begin("SECRET");
        assertThat(refused).hasStatus(422);
        assertThat(html(refused).select(".errors a[href=#do-mat]").text()).contains("không nhận tài liệu Mật");
        assertThat(begin("INTERNAL")).hasStatus(303);
        assertThat(get("/quy-hoach/dot").select("tbody th").text()).contains("Nội bộ");
    }

    /** Whatever way something is written: the database says no as well. */
    @Test
    void theDatabaseKeepsSecretsOutOfAConnectedInstallation() {
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO document (ref, number, dated, issuer_name, classification, made_at)"
                                        + " VALUES (gen_random_uuid(), '1-QĐ/M', '2022-09-01', 'Huyện ủy', 'SECRET', '2022-09-01')")
                        .update())
                .hasMessageContaining("secret content");
    }
}
