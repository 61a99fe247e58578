package vn.nguon.shared;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * Vietnamese dictionary order, the same as PostgreSQL's collation {@code vi-x-icu} for names: letters decide first, over
 * the whole text; then tones, from the left; then case. Written here because the JDK's own Vietnamese collator comes and
 * goes with the module {@code jdk.localedata} and orders the tones differently from ICU.
 */
final class VietnameseOrder implements Comparator<String> {

    private static final String LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    /** None, huyền, hỏi, ngã, sắc, nặng. */
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";

    @Override
    public int compare(String one, String other) {
        var left = keys(one);
        var right = keys(other);
        var letters = left.letters.compareTo(right.letters);
        if (letters != 0) return letters;
        var tones = left.tones.compareTo(right.tones);
        if (tones != 0) return tones;
        // Small letters first, as ICU does; the code points alone would put capitals first.
        return right.text.compareTo(left.text);
    }

    private record Keys(String letters, String tones, String text) {}

    private static Keys keys(String text) {
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        var nfc = VietnameseText.nfc(text);
        for (var i = 0; i < nfc.length(); i++) {
            var apart = Normalizer.normalize(nfc.substring(i, i + 1).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
            var tone = 0;
            var bare = new StringBuilder();
            for (var k = 0; k < apart.length(); k++) {
                var c = apart.charAt(k);
                var t = TONES.indexOf(c);
                if (t >= 0) tone = t + 1;
                else bare.append(c);
            }
            var letter = VietnameseText.nfc(bare.toString());
            var place = letter.isEmpty() ? -1 : LETTERS.indexOf(letter.charAt(0));
            // Letters sort after every space, mark and digit, which keep their own order.
            letters.append(place >= 0 ? (char) (0x1000 + place) : letter.isEmpty() ? '\0' : letter.charAt(0));
            tones.append((char) tone);
        }
        return new Keys(letters.toString(), tones.toString(), nfc);
    }
}
