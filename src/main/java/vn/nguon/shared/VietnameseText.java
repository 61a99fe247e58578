package vn.nguon.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Vietnamese text as the program keeps and compares it: Unicode NFC, single spaces.
 * <p>Shape: every method takes any text and is idempotent. Not for reading old encodings (TCVN3, VNI): those are not Unicode.
 */
public final class VietnameseText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u00AD]]|\\u00AD");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** The two-vowel endings whose tone stands on the first vowel since 1984 and on the second in older typing. */
    private static final Pattern OLD_TONE_PLACE =
            Pattern.compile("(?iu)(?<!q)(o)([ae])([\\u0300\\u0301\\u0303\\u0309\\u0323])(?!\\p{L})|"
                    + "(?iu)(?<!q)(u)(y)([\\u0300\\u0301\\u0303\\u0309\\u0323])(?!\\p{L})");

    private static final String SECOND_VOWELS = "àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ";

    private static final int MOST_WORDS = 12;

    /** Precomposed Latin letters and plain signs: composed already, and none of them invisible. A table, as every cell of a list is looked at. */
    private static final boolean[] PLAIN = plain();

    private static final Comparator<String> ORDER = new VietnameseOrder();
    private static final Comparator<String> BY_GIVEN_NAME =
            Comparator.comparing(VietnameseText::givenName, ORDER).thenComparing(ORDER);

    private VietnameseText() {}

    /** Composed form (NFC): "a" + breve + dot below becomes "ặ". */
    public static String nfc(String text) {
        if (isComposed(text)) return text;
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** True where no mark stands for itself: looked at for every name that is compared with another. False also where it is not worth finding out. */
    private static boolean isComposed(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 0x300 && (c < 0x1E00 || c > 0x1EFF)) return false;
        }
        return true;
    }

    /** One ordinary space between words, none at the ends; no-break spaces and line breaks count as spaces. */
    public static String singleSpaces(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** What a text from outside is kept as: NFC, single spaces, no invisible characters. */
    public static String clean(String text) {
        if (isClean(text)) return text;
        return singleSpaces(nfc(INVISIBLE.matcher(text).replaceAll("")));
    }

    /** True when {@link #clean} would change nothing; false also where it is not worth finding out. Costs less than to remember the answer. */
    public static boolean isClean(String text) {
        var afterSpace = true;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < PLAIN.length && PLAIN[c]) afterSpace = false;
            else if (c == ' ' && !afterSpace) afterSpace = true;
            else return false;
        }
        return !afterSpace || text.isEmpty();
    }

    private static boolean[] plain() {
        var plain = new boolean[0x1F00];
        for (var c = 0; c < plain.length; c++)
            plain[c] = c > ' ' && c < 0x7F || c > 0xA0 && c < 0x250 && c != 0xAD || c >= 0x1E00;
        return plain;
    }

    /**
     * For searching and matching: lower case, without tones, hats and horns, đ as d. Same result as SQL
     * {@code unaccent(lower(text))} for Vietnamese letters. Spaces and punctuation stay.
     */
    public static String fold(String text) {
        var bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    /** The tone where today's spelling puts it: "Hoà" becomes "Hòa", "thuỷ" becomes "thủy"; "Hoàng", "quý" stay. */
    public static String modernTone(String text) {
        var composed = true;
        var before = ' ';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            // A toned a, e or y after an o or u at the end of a word; any combining mark is given the doubt.
            if (c > 0x7F) {
                if (c >= 0x300 && c < 0x370 || "oOuU".indexOf(before) >= 0 && mayBearItInstead(text, i))
                    return toneMoved(text);
                composed &= c < 0x300 || c >= 0x1E00 && c <= 0x1EFF;
            }
            before = c;
        }
        return composed ? text : nfc(text);
    }

    /** A toned a, e or y that ends its word; in "quý" the u is no vowel. */
    private static boolean mayBearItInstead(String text, int at) {
        return SECOND_VOWELS.indexOf(text.charAt(at)) >= 0
                && (at + 1 == text.length() || !Character.isLetter(text.charAt(at + 1)))
                && (at < 2 || "qQ".indexOf(text.charAt(at - 2)) < 0);
    }

    private static String toneMoved(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return nfc(OLD_TONE_PLACE.matcher(apart).replaceAll("$1$4$3$6$2$5"));
    }

    /** True when both are the same words, whatever the case, the spacing and the place of the tone (Hoà, HÒA). Tones count. */
    public static boolean sameWord(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    private static String canonical(String text) {
        return modernTone(clean(text)).toLowerCase(Locale.ROOT);
    }

    /** The given name (tên): the last word of a full name. Empty for an empty text. */
    public static String givenName(String fullName) {
        var name = singleSpaces(fullName);
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** A name typed wholly in capitals as it is spoken of: "LÒ VĂN ÁNH" becomes "Lò Văn Ánh". Any other text stays. */
    public static String nameCase(String text) {
        if (!text.equals(text.toUpperCase(Locale.ROOT))) return text;
        var result = new StringBuilder(text.length());
        var atStart = true;
        var composed = nfc(text);
        for (var i = 0; i < composed.length(); i++) {
            var c = composed.charAt(i);
            result.append(atStart ? c : Character.toLowerCase(c));
            atStart = !Character.isLetter(c);
        }
        return result.toString();
    }

    /** Vietnamese dictionary order: a ă â b c d đ e ê … o ô ơ … u ư; then tones ngang huyền hỏi ngã sắc nặng; then small before capital. */
    public static Comparator<String> order() {
        return ORDER;
    }

    /** Order of a list of people: by given name, then by the whole name, both in {@link #order()}. */
    public static Comparator<String> byGivenName() {
        return BY_GIVEN_NAME;
    }

    /** What a folded name must hold for a search, for {@code LIKE '%' || … || '%'}: folded, its wildcards taken literally. */
    public static String sought(String typed) {
        return fold(clean(typed)).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /**
     * What {@code vn_terms(…) @@ to_tsquery('simple', …)} asks for: every word of the text as the beginning of a word. Empty when there is
     * neither letter nor figure in it; at most twelve words count.
     */
    public static String prefixes(String typed) {
        return Arrays.stream(fold(clean(typed)).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }
}
