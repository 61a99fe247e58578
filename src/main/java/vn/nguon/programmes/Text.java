package vn.nguon.programmes;

import java.text.Normalizer;
import java.util.Locale;

/** As the database keeps text: NFC, no spaces at the ends. */
final class Text {
    private Text() {}

    static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** Titles all in capitals become a sentence: screens use no capitals. Names in it have to be mended by hand. */
    static String sentence(String text) {
        var tidy = nfc(text);
        if (tidy.isEmpty() || !tidy.equals(tidy.toUpperCase(Locale.ROOT))) return tidy;
        return tidy.substring(0, 1) + tidy.substring(1).toLowerCase(Locale.ROOT);
    }
}
