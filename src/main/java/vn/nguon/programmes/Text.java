package vn.nguon.programmes;

import java.text.Normalizer;

/** As the database keeps text: NFC, no spaces at the ends. */
final class Text {
    private Text() {}

    static String nfc(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }
}
