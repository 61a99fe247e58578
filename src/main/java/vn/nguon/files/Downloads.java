package vn.nguon.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How stored or made files leave the server: as attachments a browser neither guesses about nor runs. */
public final class Downloads {
    private Downloads() {}

    public static ResponseEntity<InputStreamResource> attachment(StoredFile file, String fileName, InputStream in) {
        return headers(fileName, file.mediaType()).contentLength(file.size()).body(new InputStreamResource(in));
    }

    public static ResponseEntity<byte[]> attachment(byte[] bytes, String fileName, String mediaType) {
        return headers(fileName, mediaType).contentLength(bytes.length).body(bytes);
    }

    private static ResponseEntity.BodyBuilder headers(String fileName, String mediaType) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .contentType(MediaType.parseMediaType(mediaType));
    }
}
