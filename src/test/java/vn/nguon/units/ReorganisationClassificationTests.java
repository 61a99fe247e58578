package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.nguon.units.Redrawn.FIRST;

import java.io.UnsupportedEncodingException;
import java.util.Objects;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.accounts.SignIn;
import vn.nguon.shared.Installation;
import vn.nguon.shared.NguonClock;

/** An act is classified as other documents are: "mật" is refused while the installation is connected, by the form and by the database. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class ReorganisationClassificationTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NguonClock clock;

    @Autowired
    private Organisations organisations;

    @Autowired
    private PlaceLoader loader;

    @Autowired
    private Installation installation;

    private Redrawn given;

    @BeforeEach
    void firstDay() {
        clock.travelTo(FIRST.atTime(8, 0));
        given = new Redrawn(jdbc, organisations, loader);
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private MvcTestResult save(String address, String version, String classification) {
        return mvc.post()
                .uri(address)
                .param("so", "1678/NQ-UBTVQH15")
                .param("ngay-van-ban", "16/06/2025")
                .param("co-quan", "Ủy ban Thường vụ Quốc hội")
                .param("hieu-luc", "01/07/2025")
                .param("phien-ban", version)
                .param("do-mat", classification)
                .with(SignIn.as(given.board))
                .with(csrf())
                .exchange();
    }

    private Document get(String address) {
        return html(mvc.get().uri(address).with(SignIn.as(given.board)).exchange());
    }

    private static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int drafts() {
        return jdbc.sql("SELECT count(*) FROM reorganisation WHERE state = 'DRAFT'")
                .query(Integer.class)
                .single();
    }

    @Test
    void refusesASecretActWhileConnectedAndKeepsWhatWasTyped() {
        var refused = save("/sap-xep/moi", "", "SECRET");
        assertThat(refused).hasStatus(422);
        var page = html(refused);
        assertThat(page.select(".errors a[href=#do-mat]").text()).contains("không nhận tài liệu Mật");
        assertThat(page.select("#do-mat option[selected]").val()).isEqualTo("SECRET");
        assertThat(page.select("#so").val()).isEqualTo("1678/NQ-UBTVQH15");
        assertThat(save("/sap-xep/moi", "", "TOI-MAT")).hasStatus(422);
        assertThat(drafts()).isZero();
    }

    @Test
    void isOrdinaryUnlessSaidOtherwiseAndShowsAHigherClassificationBesideTheAct() {
        assertThat(get("/sap-xep/moi").select("#do-mat option[selected]").val()).isEqualTo("NORMAL");
        var act = Objects.requireNonNull(
                save("/sap-xep/moi", "", "INTERNAL").getResponse().getRedirectedUrl());
        assertThat(get(act).select(".head .tag").text()).contains("Nội bộ");
        assertThat(get("/sap-xep").select("tbody th").text()).contains("1678/NQ-UBTVQH15 Nội bộ");
        assertThat(get(act + "/van-ban").select("#do-mat option[selected]").val())
                .isEqualTo("INTERNAL");
        // What is drafted as ordinary cannot be turned into a secret either.
        var version = get(act + "/van-ban").select("input[name=phien-ban]").val();
        assertThat(html(save(act + "/van-ban", version, "SECRET"))
                        .select("#do-mat-sai")
                        .text())
                .contains("không nhận tài liệu Mật");
        assertThat(save(act + "/van-ban", version, "NORMAL")).hasStatus(303);
        assertThat(get(act).select(".head").text()).doesNotContain("Nội bộ");
    }

    @Test
    void takesASecretActInWhenNotConnectedAndThenStaysApart() {
        installation.mark(false);
        var act = Objects.requireNonNull(
                save("/sap-xep/moi", "", "SECRET").getResponse().getRedirectedUrl());
        assertThat(get(act).select(".head .tag").text()).contains("Mật");
        assertThat(html(mvc.post()
                                .uri("/quan-tri/ket-noi")
                                .param("ket-noi", "noi-mang")
                                .with(SignIn.as(given.admin))
                                .with(csrf())
                                .exchange())
                        .select(".errors")
                        .text())
                .contains("Mật");
    }

    /** Whatever way something is written: the database says no as well. */
    @Test
    void theDatabaseKeepsSecretActsOutOfAConnectedInstallation() {
        save("/sap-xep/moi", "", "NORMAL");
        assertThat(drafts()).isOne();
        assertThatThrownBy(() -> jdbc.sql("UPDATE reorganisation SET classification = 'SECRET' WHERE state = 'DRAFT'")
                        .update())
                .hasMessageContaining("secret content");
    }
}
