package vn.nguon.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds of file that the product takes from people: PDF, the Office formats (zip), JPEG, PNG. The name's ending and the first bytes must
 * say the same. Not a check of what is inside: papers and spreadsheets have their own.
 */
public final class FileKinds {
    /** What a scan of a signed document may be. */
    public static final Set<String> SCANS = Set.of("application/pdf", "image/jpeg", "image/png");

    private static final Map<String, byte[]> STARTS = Map.of(
            "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "docx", new byte[] {'P', 'K', 3, 4},
            "pptx", new byte[] {'P', 'K', 3, 4},
            "xlsx", new byte[] {'P', 'K', 3, 4},
            "jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            "png", new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png");

    private FileKinds() {}

    /** The media type on which the name and the first bytes agree; empty when they do not or it is none of the kinds taken. */
    public static Optional<String> of(String fileName, byte[] bytes) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var start = STARTS.get(ending);
        if (start == null || bytes.length < start.length) return Optional.empty();
        for (var at = 0; at < start.length; at++) if (bytes[at] != start[at]) return Optional.empty();
        return Optional.ofNullable(TYPES.get(ending));
    }
}
