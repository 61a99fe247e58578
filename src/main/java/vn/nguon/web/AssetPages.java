package vn.nguon.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.nguon.shared.NotFound;

/** Serves {@link Assets}: a year of cache under the right hash, none under another (a page of the version before). */
@Controller
@AllowAnyone
class AssetPages {
    private static final String YEAR = "public, max-age=31536000, immutable";

    @GetMapping("/assets/{hash}/{*name}")
    void asset(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asset = Assets.find(name.substring(1));
        if (asset == null) throw new NotFound("asset");
        var gzip = asset.packs() && accepts(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        var bytes = gzip ? asset.gzipped() : asset.bytes();
        response.setHeader(HttpHeaders.CACHE_CONTROL, asset.url().equals(request.getRequestURI()) ? YEAR : "no-store");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.setContentType(asset.type());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.contains("gzip");
    }
}
