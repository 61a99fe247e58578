package vn.nguon.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tidies what people type. */
final class VnText {
    private VnText() {}

    /** NFC, one line, single spaces, none at the ends. */
    static String line(String typed) {
        return nfc(typed).replaceAll("[\\s\\u00a0\\u200b\\ufeff]+", " ").strip();
    }

    /** NFC, line breaks as \n, no spaces at the ends of the text. */
    static String lines(String typed) {
        return nfc(typed).replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /**
     * "8,5", "8.5", "1.234,5", "1,234.5". With both signs the later one is the decimal sign; a sign that comes twice parts
     * thousands; a single sign is the decimal sign. Null when it is no number.
     */
    static @Nullable BigDecimal decimal(String typed) {
        if (!typed.matches("-?[0-9]{1,12}([.,][0-9]{1,12}){0,4}")) return null;
        var comma = typed.lastIndexOf(',');
        var point = typed.lastIndexOf('.');
        var last = Math.max(comma, point);
        if (last < 0) return new BigDecimal(typed);
        var sign = typed.charAt(last);
        var onlySign = comma < 0 || point < 0;
        if (typed.indexOf(sign) != last)
            return onlySign && inThrees(typed) ? new BigDecimal(typed.replaceAll("[.,]", "")) : null;
        var whole = typed.substring(0, last);
        if (!onlySign && !inThrees(whole)) return null;
        return new BigDecimal(whole.replaceAll("[.,]", "") + "." + typed.substring(last + 1));
    }

    /** For a label inside a sentence: "Họ và tên" becomes "họ và tên". */
    static String lowerFirst(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static boolean inThrees(String grouped) {
        return grouped.matches("-?[0-9]{1,3}([.,][0-9]{3})+");
    }

    private static String nfc(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }
}
