package vn.nguon.accounts;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nguon.shared.Viewer;

/** Page tests: one person's requests; null is somebody who has not signed in. */
public record Caller(MockMvcTester mvc, @Nullable Viewer who) {

    public MvcTestResult get(String address) {
        var request = mvc.get().uri(address);
        return (who == null ? request : request.with(SignIn.as(who))).exchange();
    }

    public Document page(String address) {
        return html(get(address));
    }

    /** @param fields names and values in turn */
    public MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(csrf());
        if (who != null) request = request.with(SignIn.as(who));
        for (var i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /** As another site could make a browser do it. */
    public MvcTestResult postWithoutToken(String address) {
        var request = mvc.post().uri(address);
        return (who == null ? request : request.with(SignIn.as(who))).exchange();
    }

    public static Document html(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
