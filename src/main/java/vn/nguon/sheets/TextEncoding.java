package vn.nguon.sheets;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the text of a file is encoded. TCVN3 (.VnTime) and VNI (VNI-Times) put Vietnamese letters on the places of Western
 * ones: "X· Nh«n Mai", "Xaõ Nhoân Mai". Seen here by letters and marks that Vietnamese never has.
 */
enum TextEncoding {
    UNICODE,
    TCVN3,
    VNI,
    /** Old encoding in some cells, Unicode in others. */
    MIXED;

    /** Signs between Latin-1 letters: only TCVN3 uses them as letters. */
    private static final Pattern TCVN3_SIGN = Pattern.compile("[¡-§¨©ª«¬®¯µ-¹»-¾×÷Þßþ]");
    /** Western letters that Vietnamese does not have: both old encodings use them. */
    private static final Pattern WESTERN_LETTER = Pattern.compile("[ÄÅÆÇËÎÏÑÖØÛÜäåæçëîïñöøûüÿ]");
    /** Letters of Unicode Vietnamese outside Latin-1: neither old encoding can hold them. */
    private static final Pattern UNICODE_LETTER = Pattern.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]");

    /** As few strange cells as this may be slips of the hand; more are an encoding. */
    static final int SLIPS = 2;

    static boolean isOld(String text) {
        return TCVN3_SIGN.matcher(text).find() || WESTERN_LETTER.matcher(text).find();
    }

    /** The encoding of a file with these texts. */
    static TextEncoding of(Collection<String> texts) {
        var old = texts.stream().filter(TextEncoding::isOld).toList();
        if (old.size() <= SLIPS) return UNICODE;
        if (texts.stream().anyMatch(t -> UNICODE_LETTER.matcher(t).find())) return MIXED;
        return old.stream().anyMatch(t -> TCVN3_SIGN.matcher(t).find()) ? TCVN3 : VNI;
    }

    static TextEncoding ofSheets(Collection<Sheet> sheets) {
        return of(sheets.stream()
                .flatMap(sheet -> sheet.rows().stream())
                .flatMap(row -> row.cells().values().stream())
                .filter(Cell.Text.class::isInstance)
                .map(Cell::text)
                .toList());
    }

    /** Why a file in this encoding is not read; empty for Unicode. */
    Optional<String> refusal() {
        return switch (this) {
            case UNICODE -> Optional.empty();
            case TCVN3 -> Optional.of("Tệp này gõ bằng phông chữ cũ (TCVN3, ví dụ .VnTime). " + CONVERT);
            case VNI -> Optional.of("Tệp này gõ bằng phông chữ cũ (VNI, ví dụ VNI-Times). " + CONVERT);
            case MIXED -> Optional.of("Tệp này có chỗ gõ bằng phông chữ cũ, có chỗ gõ bằng Unicode. " + CONVERT);
        };
    }

    private static final String CONVERT = "Chuyển chữ trong tệp sang Unicode, lưu lại rồi tải lên";
}
