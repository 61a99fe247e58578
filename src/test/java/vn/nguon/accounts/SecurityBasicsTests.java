package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nguon.results.FinishedClass;
import vn.nguon.shared.NguonClock;

/** "Security that is cheap now" (design architecture.md), as a browser meets it: headers of every answer, cookies, sign-in sessions. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class SecurityBasicsTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Accounts accounts;

    @Autowired
    SignInSessions sessions;

    private FinishedClass given;
    private Caller clerk;
    private Caller anybody;

    @BeforeEach
    void somebodyIsThere() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        clerk = new Caller(mvc, given.clerk);
        anybody = new Caller(mvc, null);
    }

    @Test
    void sendsTheSamePolicyWithPagesRefusalsAndRedirects() {
        for (var path : new String[] {"/tro-giup", "/dang-nhap", "/lop", "/lop/KHONG-CO", "/viec-can-lam"})
            for (var who : new Caller[] {clerk, anybody})
                assertThat(who.get(path))
                        .as(path)
                        .headers()
                        .hasValue(
                                "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                        .hasValue("X-Content-Type-Options", "nosniff")
                        .hasValue("X-Frame-Options", "DENY")
                        .hasValue("Referrer-Policy", "same-origin")
                        .hasValue("Cache-Control", "no-store");
    }

    @Test
    void keepsASandboxRoundWhatIsDownloaded() {
        var made = given.made(1);
        assertThat(clerk.get("/lop/" + made.code() + "/ket-qua.xlsx"))
                .hasStatus(200)
                .headers()
                .hasValue("Content-Security-Policy", "sandbox; default-src 'none'")
                .hasValue("X-Content-Type-Options", "nosniff")
                .containsHeader("Content-Disposition");
    }

    @Test
    void saysTheSameOfAWrongPasswordAndOfAnUnknownName() {
        accounts.setPassword(given.clerk.id(), "mật khẩu thật dài");
        var username = username();
        var wrong = anybody.post("/dang-nhap", "ten", username, "mat-khau", "sai");
        var unknown = anybody.post("/dang-nhap", "ten", "khong.ai", "mat-khau", "sai");
        for (var answer : List.of(wrong, unknown)) {
            assertThat(answer).hasStatus(200);
            assertThat(answer.getResponse().getForwardedUrl()).isEqualTo(SignInPages.WRONG);
        }
    }

    @Test
    void endsTheOtherSessionsWithThePassword() {
        accounts.setPassword(given.clerk.id(), "mật khẩu thật dài");
        var here = sessions.begin(given.clerk.id());
        sessions.begin(given.clerk.id());
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie(SignInSessions.COOKIE, here));
        var key = SignInSessions.key(request);
        assertThat(accounts.changePassword(given.clerk, "sai", "mật khẩu khác dài", key))
                .isFalse();
        assertThat(sessions()).isEqualTo(2);
        assertThat(accounts.changePassword(given.clerk, "mật khẩu thật dài", "mật khẩu khác dài", key))
                .isTrue();
        assertThat(sessions()).as("goes on here").isEqualTo(1);
        assertThat(accounts.changePassword(given.clerk, "mật khẩu khác dài", "mật khẩu mới dài", null))
                .isTrue();
        assertThat(sessions()).as("ends everywhere").isZero();
    }

    private int sessions() {
        return jdbc.sql("SELECT count(*) FROM sign_in_session WHERE account_id = :account")
                .param("account", given.clerk.id().value())
                .query(Integer.class)
                .single();
    }

    private String username() {
        return jdbc.sql("SELECT username FROM account WHERE id = :id")
                .param("id", given.clerk.id().value())
                .query(String.class)
                .single();
    }

    @Test
    void showsNoMoreOfAClosedDoorThanOfNone() {
        var made = given.made(1);
        var stranger = new Caller(mvc, given.stranger);
        var closed = stranger.get("/lop/" + made.code());
        assertThat(closed).hasStatus(404);
        assertThat(Jsoup.parse(Caller.html(closed).html()).select("main").text())
                .isEqualTo(stranger.page("/lop/KHONG-CO").select("main").text());
    }
}
