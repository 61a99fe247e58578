package vn.nguon.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;

/** The browser's cookie and what it opens, through the filter chain. */
@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
class SignInSessionTests {
    private static final String PASSWORD = "mot mat khau dai";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignInSessions sessions;

    @Autowired
    private Viewers viewers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NguonClock clock;

    private AccountId account;
    private String username;

    @BeforeEach
    void anAccount() {
        username = accounts.freeUsername("Lô Thị Mai");
        account = accounts.open(username, "Lô Thị Mai");
        accounts.setPassword(account, PASSWORD);
    }

    private Cookie signIn(Cookie... before) throws Exception {
        var request = post("/dang-nhap").with(csrf()).param("ten", username).param("mat-khau", PASSWORD);
        if (before.length > 0) request.cookie(before);
        var response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(response.getCookie(SignInSessions.COOKIE));
    }

    private MockHttpServletResponse ownPage(Cookie cookie) throws Exception {
        return mvc.perform(get("/tai-khoan").cookie(cookie)).andReturn().getResponse();
    }

    private OffsetDateTime seenAt() {
        return jdbc.sql("SELECT seen_at FROM sign_in_session WHERE account_id = :id")
                .param("id", account.value())
                .query(OffsetDateTime.class)
                .single();
    }

    private void lastSeen(Duration ago) {
        jdbc.sql("UPDATE sign_in_session SET seen_at = :at WHERE account_id = :id")
                .param("at", clock.machineTime().minus(ago).atOffset(ZoneOffset.UTC))
                .param("id", account.value())
                .update();
    }

    private int standing() {
        return jdbc.sql("SELECT count(*) FROM sign_in_session WHERE account_id = :id")
                .param("id", account.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void thePasswordGivesACookieThatScriptsAndOtherSitesCannotUse() throws Exception {
        var cookie = signIn();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getMaxAge()).isNegative();
        assertThat(ownPage(cookie).getContentAsString()).contains("Lô Thị Mai");
    }

    @Test
    void underHttpsTheCookieStaysThere() {
        var account = SignInSessions.context(this.account);
        var sessions = new SignInSessions(jdbc, viewers, clock, "https://nguon.example.vn");
        var plain = new MockHttpServletResponse();
        sessions.saveContext(account, new MockHttpServletRequest(), plain);
        assertThat(Objects.requireNonNull(plain.getCookie(SignInSessions.COOKIE))
                        .getSecure())
                .isFalse();

        var https = new MockHttpServletRequest();
        https.setSecure(true);
        var direct = new MockHttpServletResponse();
        sessions.saveContext(account, https, direct);
        assertThat(Objects.requireNonNull(direct.getCookie(SignInSessions.COOKIE))
                        .getSecure())
                .isTrue();

        var behindProxy = new MockHttpServletResponse();
        var publicly = new MockHttpServletRequest();
        publicly.setServerName("nguon.example.vn");
        sessions.saveContext(account, publicly, behindProxy);
        assertThat(Objects.requireNonNull(behindProxy.getCookie(SignInSessions.COOKIE))
                        .getSecure())
                .isTrue();
    }

    @Test
    void theDatabaseKeepsNoTokenThatOpensAnything() throws Exception {
        var token = signIn().getValue();
        var kept = jdbc.sql("SELECT encode(token_hash, 'hex') || encode(token_hash, 'base64') FROM sign_in_session")
                .query(String.class)
                .list();
        assertThat(kept).noneMatch(one -> one.contains(token));
        assertThat(ownPage(new Cookie(SignInSessions.COOKIE, kept.getLast())).getStatus())
                .isEqualTo(302);
    }

    @Test
    void readingPagesWritesTheLastAccessOnceAMinute() throws Exception {
        var cookie = signIn();
        lastSeen(SignInSessions.QUIET.minusSeconds(20));
        var before = seenAt();
        ownPage(cookie);
        assertThat(seenAt()).isEqualTo(before);
        lastSeen(SignInSessions.QUIET.plusSeconds(1));
        ownPage(cookie);
        assertThat(seenAt()).isAfter(before);
    }

    @Test
    void eightIdleHoursEndIt() throws Exception {
        var cookie = signIn();
        lastSeen(SignInSessions.IDLE.minusMinutes(1));
        assertThat(ownPage(cookie).getStatus()).isEqualTo(200);
        lastSeen(SignInSessions.IDLE.plusMinutes(1));
        assertThat(ownPage(cookie).getStatus()).isEqualTo(302);
        sessions.sweep();
        assertThat(standing()).isZero();
    }

    @Test
    void aClosedAccountIsOutAtOnce() throws Exception {
        var cookie = signIn();
        jdbc.sql("UPDATE account SET closed_on = :day WHERE id = :id")
                .param("day", LocalDate.now(clock))
                .param("id", account.value())
                .update();
        assertThat(ownPage(cookie).getStatus()).isEqualTo(302);
    }

    @Test
    void signingOutEndsItForEveryCopyOfTheCookie() throws Exception {
        var cookie = signIn();
        var out = mvc.perform(post("/dang-xuat").with(csrf()).cookie(cookie))
                .andReturn()
                .getResponse();
        assertThat(Objects.requireNonNull(out.getCookie(SignInSessions.COOKIE)).getMaxAge())
                .isZero();
        assertThat(standing()).isZero();
        assertThat(ownPage(cookie).getStatus()).isEqualTo(302);
    }

    @Test
    void signingInMakesANewTokenAndEndsTheOneBefore() throws Exception {
        var planted = signIn();
        var own = signIn(planted);
        assertThat(own.getValue()).isNotEqualTo(planted.getValue());
        assertThat(standing()).isEqualTo(1);
        assertThat(ownPage(planted).getStatus()).isEqualTo(302);
        assertThat(ownPage(own).getStatus()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordGivesNoSession() throws Exception {
        var response = mvc.perform(
                        post("/dang-nhap").with(csrf()).param("ten", username).param("mat-khau", "khong phai mat khau"))
                .andReturn()
                .getResponse();
        assertThat(response.getCookie(SignInSessions.COOKIE)).isNull();
        assertThat(standing()).isZero();
    }

    @Test
    void whoeverSetsANewPasswordByThePrintedCodeEndsWhatWasSignedIn() throws Exception {
        var cookie = signIn();
        var code = OneTimeCodes.make();
        jdbc.sql("""
                INSERT INTO one_time_code (account_id, code_hash, made_at, expires_at) VALUES (:id, :hash, :now, :later)
                """)
                .param("id", account.value())
                .param("hash", OneTimeCodes.hash(username, code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("later", clock.instant().plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        accounts.activate(username, code, "mat khau moi dai");
        assertThat(ownPage(cookie).getStatus()).isEqualTo(302);
    }
}
