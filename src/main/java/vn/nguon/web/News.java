package vn.nguon.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Refusal;

/**
 * The one sentence after a redirect. Travels in a cookie of one minute, so that showing it writes no session and no
 * row. Holds what was done, never a secret: the viewer's own browser keeps it.
 */
final class News {
    private static final String COOKIE = "tin";
    private static final int SECONDS = 60;
    private static final int LONGEST = 600;

    private News() {}

    static void send(HttpServletResponse response, String message) {
        var sentence = Refusal.alone(message);
        var text = sentence.length() > LONGEST ? sentence.substring(0, LONGEST) + "…" : sentence;
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        response.addCookie(cookie(value, SECONDS));
    }

    /** Reads it and has the browser forget it; null when there is none or somebody tampered with it. */
    static @Nullable String take(HttpServletRequest request, HttpServletResponse response) {
        var cookies = request.getCookies();
        if (cookies == null) return null;
        for (var cookie : cookies) {
            if (!cookie.getName().equals(COOKIE)) continue;
            response.addCookie(cookie("", 0));
            try {
                return new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notOurs) {
                return null;
            }
        }
        return null;
    }

    private static Cookie cookie(String value, int seconds) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
