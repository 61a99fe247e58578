package vn.nguon.sheets;

import java.text.Normalizer;
import java.util.Map;

/**
 * The old encoding VNI for Windows (fonts VNI-Times): a vowel, then a second char for its hat and tone ("aõ" is ã, "aâ" is â,
 * "aá" is ấ); đ, ơ, ư and the i with tones have a char of their own ("ñ", "ô", "ö", "æ", "ó", "ò").
 * <p>Source: the table that VNI Software publishes with its fonts; there is no independent converter on this machine, so
 * {@code VniTests} spells out every letter.
 */
final class Vni {

    /** Letters with a char of their own. */
    private static final Map<Character, Character> ALONE = Map.ofEntries(
            Map.entry('ñ', 'đ'),
            Map.entry('Ñ', 'Đ'),
            Map.entry('ô', 'ơ'),
            Map.entry('Ô', 'Ơ'),
            Map.entry('ö', 'ư'),
            Map.entry('Ö', 'Ư'),
            Map.entry('æ', 'ỉ'),
            Map.entry('Æ', 'Ỉ'),
            Map.entry('ó', 'ĩ'),
            Map.entry('Ó', 'Ĩ'),
            Map.entry('ò', 'ị'),
            Map.entry('Ò', 'Ị'),
            Map.entry('î', 'ỵ'),
            Map.entry('Î', 'Ỵ'));

    /** What the second char puts on the vowel before it, as combining marks: hat or breve first, then the tone. */
    private static final Map<Character, String> MARKS = Map.ofEntries(
            Map.entry('ø', "\u0300"),
            Map.entry('ù', "\u0301"),
            Map.entry('û', "\u0309"),
            Map.entry('õ', "\u0303"),
            Map.entry('ï', "\u0323"),
            Map.entry('â', "\u0302"),
            Map.entry('à', "\u0302\u0300"),
            Map.entry('á', "\u0302\u0301"),
            Map.entry('å', "\u0302\u0309"),
            Map.entry('ã', "\u0302\u0303"),
            Map.entry('ä', "\u0302\u0323"),
            Map.entry('ê', "\u0306"),
            Map.entry('è', "\u0306\u0300"),
            Map.entry('é', "\u0306\u0301"),
            Map.entry('ú', "\u0306\u0309"),
            Map.entry('ü', "\u0306\u0303"),
            Map.entry('ë', "\u0306\u0323"));

    private Vni() {}

    /** As read on screen, NFC. Chars that VNI does not have in that place stay as they are. */
    static String decode(String raw) {
        var letters = new StringBuilder(raw.length() + 8);
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            var marks = MARKS.get(Character.toLowerCase(c));
            var previous = i == 0 ? ' ' : raw.charAt(i - 1);
            if (marks != null && takes(previous, marks)) letters.append(marks);
            else letters.append(ALONE.getOrDefault(c, c));
        }
        return Normalizer.normalize(letters, Normalizer.Form.NFC);
    }

    private static boolean takes(char vowel, String marks) {
        return switch (Character.toLowerCase(vowel)) {
            case 'a' -> true;
            case 'e', 'o' -> marks.charAt(0) != '\u0306';
            // "ô" and "ö" are ơ and ư.
            case 'u', 'y', 'ô', 'ö' ->
                marks.length() == 1 && marks.charAt(0) != '\u0302' && marks.charAt(0) != '\u0306';
            default -> false;
        };
    }
}
