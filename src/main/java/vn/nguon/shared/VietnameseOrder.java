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

    /** Letter and tone of each character up to the last Vietnamese one (ỹ), found when first asked for; 0 is not asked for yet. */
    private static final int[] KEYS = new int[0x1F00];

    private static final int KNOWN = 1 << 31;
    private static final int TONE_BITS = 8;

    @Override
    public int compare(String one, String other) {
        var left = VietnameseText.nfc(one);
        var right = VietnameseText.nfc(other);
        var shorter = Math.min(left.length(), right.length());
        var tones = 0;
        for (var i = 0; i < shorter; i++) {
            var a = key(left.charAt(i));
            var b = key(right.charAt(i));
            if (a == b) continue;
            var letters = letter(a) - letter(b);
            if (letters != 0) return letters;
            if (tones == 0) tones = tone(a) - tone(b);
        }
        if (left.length() != right.length()) return left.length() - right.length();
        // Small letters first, as ICU does; the code points alone would put capitals first.
        return tones != 0 ? tones : right.compareTo(left);
    }

    private static int letter(int key) {
        return (key & ~KNOWN) >>> TONE_BITS;
    }

    private static int tone(int key) {
        return key & 0xFF;
    }

    private static int key(char c) {
        if (c >= KEYS.length) return made(c);
        var known = KEYS[c];
        // Two threads may both make it: they make the same.
        if (known != 0) return known;
        var key = made(c);
        KEYS[c] = key;
        return key;
    }

    private static int made(char c) {
        var apart = Normalizer.normalize(Character.toString(c).toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        var tone = 0;
        var bare = new StringBuilder();
        for (var k = 0; k < apart.length(); k++) {
            var t = TONES.indexOf(apart.charAt(k));
            if (t >= 0) tone = t + 1;
            else bare.append(apart.charAt(k));
        }
        var letter = VietnameseText.nfc(bare.toString());
        var place = letter.isEmpty() ? -1 : LETTERS.indexOf(letter.charAt(0));
        // Letters sort after every space, mark and digit, which keep their own order.
        var key = place >= 0 ? 0x1000 + place : letter.isEmpty() ? 0 : letter.charAt(0);
        return KNOWN | key << TONE_BITS | tone;
    }
}
