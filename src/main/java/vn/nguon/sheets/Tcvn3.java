package vn.nguon.sheets;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The old encoding TCVN3 (ABC, fonts .VnTime): one byte a letter, on the places of Latin-1 signs. Capitals with tones have no
 * place of their own in its fonts: they are typed in a font of capitals (.VnTimeH), as the capital with the small letter after
 * it ("A¸" for Á), or simply small.
 * <p>Source: TCVN 5712:1993, 0xA1 to 0xFF; checked against glibc's {@code iconv -f TCVN5712-1} by {@code Tcvn3Tests}.
 */
final class Tcvn3 {

    private static final char FIRST = '\u00A1';

    /** The letters of 0xA1 to 0xFF; 0xB0 to 0xB4 are combining tones. */
    private static final String LETTERS =
            "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

    private Tcvn3() {}

    /** The letter of a char; itself when TCVN3 has none there. */
    static char letter(char c) {
        return c >= FIRST && c < FIRST + LETTERS.length() ? LETTERS.charAt(c - FIRST) : c;
    }

    /** As read on screen, NFC; {@code capitals}: in a font that shows small letters as capitals. */
    static String decode(String raw, boolean capitals) {
        var letters = new StringBuilder(raw.length());
        for (var i = 0; i < raw.length(); i++) {
            var letter = letter(raw.charAt(i));
            var last = letters.length() - 1;
            // "A¸" is Á: no Vietnamese word has the same vowel twice with a tone on the second.
            if (last >= 0 && isCapitalOf(letters.charAt(last), letter))
                letters.setCharAt(last, Character.toUpperCase(letter));
            else letters.append(letter);
        }
        var text = Normalizer.normalize(letters, Normalizer.Form.NFC);
        return capitals || isTypedInCapitals(raw) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static boolean isCapitalOf(char capital, char toned) {
        if (!Character.isUpperCase(capital) || toned < '\u00C0' || Character.isUpperCase(toned)) return false;
        if (Syllables.toneOf(toned) == ' ') return false;
        var base = Syllables.withoutTone(toned);
        return base.length() == 1 && Character.toUpperCase(base.charAt(0)) == capital;
    }

    /** "HUYÖN ñY": plain letters are capitals and one word has two of them, so the toned ones were meant as capitals. */
    private static boolean isTypedInCapitals(String raw) {
        var inWord = 0;
        var most = 0;
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c >= 'a' && c <= 'z') return false;
            if (c >= 'A' && c <= 'Z') most = Math.max(most, ++inWord);
            else if (c <= ' ' || c == '\u00A0') inWord = 0;
        }
        return most >= 2;
    }
}
