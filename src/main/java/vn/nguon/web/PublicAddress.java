package vn.nguon.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which anybody reaches this installation: what QR codes and the feed of stories carry. Outside the demo nothing that
 * carries it is made before it is set, because a paper with a dead address cannot be mended.
 */
@Component
public final class PublicAddress {
    private final String base;
    private final boolean demo;

    PublicAddress(
            @Value("${nguon.public-url:}") String url,
            @Value("${nguon.demo:false}") boolean demo,
            @Value("${server.port:8080}") int port) {
        this.demo = demo;
        this.base = url.isBlank()
                ? (demo ? "http://localhost:" + port : "")
                : url.strip().replaceAll("/+$", "");
    }

    public boolean known() {
        return !base.isEmpty();
    }

    /** Whether "MẪU" lies across every paper. */
    public boolean demo() {
        return demo;
    }

    /** @param path of this site, beginning with a slash */
    public String of(String path) {
        return base + path;
    }

    /** The same as printed for people: without scheme. */
    public String printed(String path) {
        return base.replaceFirst("^https?://", "") + path;
    }
}
