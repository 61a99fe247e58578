package vn.nguon.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Viewer;
import vn.nguon.web.Frame;

/**
 * Sign-in sessions: rows of the database, so that several nodes share them and a restart signs nobody out. The cookie holds a
 * random token of 256 bits, the row its hash. One statement a request reads the session together with the {@link Viewer}; last
 * access is written at most once a minute, so that a plain GET writes nothing.
 * <p>Ends after eight idle hours, at signing out, and at once when the account is closed. Signing in always makes a new token.
 */
@Component
class SignInSessions implements SecurityContextRepository {
    static final String COOKIE = "nguon";
    static final Duration IDLE = Duration.ofHours(8);
    static final Duration QUIET = Duration.ofMinutes(1);
    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Viewers viewers;
    private final NguonClock clock;
    private final String secureHost;

    /** @param publicUrl https there means that browsers come by https to that host, whatever a proxy makes of it */
    SignInSessions(
            JdbcClient jdbc, Viewers viewers, NguonClock clock, @Value("${nguon.public-url:}") String publicUrl) {
        this.jdbc = jdbc;
        this.viewers = viewers;
        this.clock = clock;
        this.secureHost = publicUrl.startsWith("https:") ? URI.create(publicUrl).getHost() : "";
    }

    /** Nothing is read before somebody asks who it is: an asset costs no statement. */
    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(this, request);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it; the filter chain calls loadDeferredContext
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return load(exchange.getRequest());
    }

    private SecurityContext load(HttpServletRequest request) {
        var token = token(request);
        if (token == null) return SecurityContextHolder.createEmptyContext();
        var hash = hash(token);
        var seen = viewers.seen(hash, machineTime().minus(IDLE));
        if (seen.isEmpty()) return SecurityContextHolder.createEmptyContext();
        touch(hash, seen.get().at());
        var viewer = seen.get().viewer();
        request.setAttribute(Frame.VIEWER, viewer);
        return context(viewer.id());
    }

    static SecurityContext context(AccountId account) {
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(account.value()), null, List.of()));
    }

    private void touch(byte[] hash, OffsetDateTime last) {
        var now = machineTime();
        if (Duration.between(last, now).compareTo(QUIET) < 0) return;
        jdbc.sql("UPDATE sign_in_session SET seen_at = :now WHERE token_hash = :hash")
                .param("now", now)
                .param("hash", hash)
                .update();
    }

    /** Called at signing in with the account, at signing out with nobody. What the browser was signed in as before ends. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var before = token(request);
        if (before != null) end(before);
        var authentication = context.getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn)
            response.addCookie(cookie(begin(signedIn.account()), -1, request));
        else if (before != null) response.addCookie(cookie("", 0, request));
    }

    /** @return the token for the cookie */
    String begin(AccountId account) {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                INSERT INTO sign_in_session (token_hash, account_id, begun_at, seen_at) VALUES (:hash, :account, :now, :now)
                """)
                .param("hash", hash(token))
                .param("account", account.value())
                .param("now", machineTime())
                .update();
        return token;
    }

    private void end(String token) {
        jdbc.sql("DELETE FROM sign_in_session WHERE token_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void sweep() {
        jdbc.sql("DELETE FROM sign_in_session WHERE seen_at < :since")
                .param("since", machineTime().minus(IDLE))
                .update();
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return token(request) != null;
    }

    private static @Nullable String token(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) return null;
        return Arrays.stream(cookies)
                .filter(cookie ->
                        cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty())
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** By which the database knows the session of this request; null when there is none. */
    static byte @Nullable [] key(HttpServletRequest request) {
        var token = token(request);
        return token == null ? null : hash(token);
    }

    /** The token has 256 random bits: nobody guesses it from a plain hash. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cookie cookie(String value, int seconds, HttpServletRequest request) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(request.isSecure() || request.getServerName().equalsIgnoreCase(secureHost));
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** Not the day that is acted: a trial that moves its clock signs nobody out. */
    private OffsetDateTime machineTime() {
        return clock.machineTime().atOffset(ZoneOffset.UTC);
    }

    private static final class Deferred implements DeferredSecurityContext {
        private final SignInSessions sessions;
        private final HttpServletRequest request;
        private @Nullable SecurityContext loaded;

        Deferred(SignInSessions sessions, HttpServletRequest request) {
            this.sessions = sessions;
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            var known = loaded;
            if (known == null) loaded = known = sessions.load(request);
            return known;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
