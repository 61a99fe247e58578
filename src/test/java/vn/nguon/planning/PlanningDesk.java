package vn.nguon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
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
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;

/** Fixture of the page tests of planning: an organisation board of a district in Nghệ An on 20/09/2022, and what it does by its forms. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
abstract class PlanningDesk {
    static final String SECRETARY = "Bí thư Đảng ủy";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        NgheAn.around(jdbc, given);
        board = given.boardClerk();
    }

    MvcTestResult get(Viewer who, String address) {
        return mvc.get().uri(address).with(SignIn.as(who)).exchange();
    }

    MvcTestResult post(Viewer who, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignIn.as(who)).with(csrf());
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    MvcTestResult upload(String address, byte[] bytes) {
        return mvc.post()
                .uri(address)
                .multipart()
                .file(new MockMultipartFile("tep", "ds-quy-hoach.xlsx", null, bytes))
                .param("ngay", "15/08/2022")
                .with(SignIn.as(board))
                .with(csrf())
                .exchange();
    }

    static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String location(MvcTestResult result) {
        assertThat(result).hasStatus(303);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    /** Imports a list of the term 2020-2025 by decision 512-QĐ/HU of 20/12/2021. */
    void plan(PlanningSheet sheet) {
        post(board, location(upload("/quy-hoach/nhap", sheet.bytes())) + "/nhap", "phien-ban", "0");
    }

    String district() {
        return given.ref(given.district).toString();
    }

    String committee(String commune) {
        return given.ref(given.committee(commune)).toString();
    }

    /** Address of a round of 2022 for the next term. */
    String round() {
        return location(post(
                board,
                "/quy-hoach/dot/moi",
                "cap-uy",
                district(),
                "cap",
                "COMMUNE",
                "nhiem-ky",
                "2025-2030",
                "nam",
                "2022"));
    }

    String person(String name) {
        return jdbc.sql("SELECT ref FROM person WHERE full_name = :name")
                .param("name", name)
                .query(UUID.class)
                .single()
                .toString();
    }

    MvcTestResult propose(String round, String name, String title) {
        return post(
                board,
                round + "/de-nghi",
                "nguoi",
                person(name),
                "to-chuc",
                committee("Xã Yên Na"),
                "chuc-danh",
                title,
                "so",
                "12-TTr/BTC",
                "ngay",
                "01/09/2022",
                "co-quan",
                given.ref(given.board).toString());
    }

    MvcTestResult decide(String round, String deed, String reason, List<String> entries) {
        var fields = new ArrayList<>(
                List.of("viec", deed, "so", "731-QĐ/HU", "ngay", "15/09/2022", "co-quan", district(), "ly-do", reason));
        for (var entry : entries) fields.addAll(List.of("luot", entry));
        return post(board, round, fields.toArray(String[]::new));
    }

    List<String> ticks(String round) {
        return html(get(board, round + "?loc=de-nghi"))
                .select("input[name=luot]")
                .eachAttr("value");
    }
}
