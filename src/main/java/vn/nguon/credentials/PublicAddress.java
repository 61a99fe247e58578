package vn.nguon.credentials;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which anybody reaches the public check: what QR codes carry. Outside the demo nothing is issued before
 * it is set, because a paper with a dead address cannot be mended.
 */
@Component
final class PublicAddress {
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

    boolean known() {
        return !base.isEmpty();
    }

    /** Whether "MẪU" lies across every paper. */
    boolean demo() {
        return demo;
    }

    /** Carried by the QR code. */
    String of(String token) {
        return base + "/kiem-tra/" + token;
    }

    /** Printed for people: without scheme. */
    String page() {
        return base.replaceFirst("^https?://", "") + "/kiem-tra";
    }
}
