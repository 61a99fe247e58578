package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nguon.shared.VietnameseText;

/**
 * How far a text reads as Vietnamese: every word is one syllable of a first consonant, a rhyme and at most one tone, and few
 * rhymes are possible ("Lộc" is a syllable, "Lª" and "Vâ" are not). The names of upland peoples written in Vietnamese keep to it.
 */
final class Syllables {

    private static final String RHYMES = """
            a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
            e ec em en eng eo ep et ê êch êm ên ênh êng êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in ing inh ip it iu
            y ych yêm yên yêng yêt yêu ym ynh yt o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng
            oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây
            uê uêch uên uênh uêt uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi
            ươm ươn ương ươp ươt ươu ưt ưu
            """;
    private static final Pattern SYLLABLE =
            Pattern.compile("(?:ngh|ng|nh|n|ch|c|gh|gi|g|kh|k|ph|p|th|tr|t|qu|b|d|đ|h|l|m|r|s|v|x)?("
                    + RHYMES.strip().replaceAll("\\s+", "|") + ")");
    /** After these only the tones sắc and nặng are possible. */
    private static final Pattern STOPPED = Pattern.compile("(?:c|ch|p|t)$");

    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z},.;:/()\\[\\]\\-–—\"“”'’‘+&*!?|]+");
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz";
    private static final Set<String> COMMON = common();

    /**
     * How a text reads.
     *
     * @param words words with a letter that is not plain Latin; only they tell encodings apart
     * @param bad of these, the ones that no Vietnamese would write
     * @param common of these, the usual words of such lists
     */
    record Reading(int words, int bad, int common) {}

    private Syllables() {}

    static Reading of(String text) {
        var words = 0;
        var bad = 0;
        var common = 0;
        for (var word : BETWEEN.split(text)) {
            if (word.chars().allMatch(c -> c < 128)) continue;
            if (word.codePoints().noneMatch(Character::isLetter)) continue;
            words++;
            if (!isPossible(word)) bad++;
            else if (COMMON.contains(VietnameseText.modernTone(word).toLowerCase(Locale.ROOT))) common++;
        }
        return new Reading(words, bad, common);
    }

    /** Whether a word could be Vietnamese; words with digits and abbreviations without a vowel (HĐND) are given the doubt. */
    static boolean isPossible(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        var oneCase = word.substring(1).equals(lower.substring(1)) || word.equals(word.toUpperCase(Locale.ROOT));
        var bare = new StringBuilder();
        var tone = ' ';
        var toneAt = -1;
        for (var c : Normalizer.normalize(lower, Normalizer.Form.NFC).toCharArray()) {
            var its = toneOf(c);
            if (its != ' ') {
                if (tone != ' ') return false;
                tone = its;
                toneAt = bare.length();
            }
            bare.append(its == ' ' ? c : withoutTone(c));
        }
        var syllable = bare.toString();
        if (syllable.chars().anyMatch(c -> VIETNAMESE.indexOf(c) < 0 && !Character.isDigit(c))) return false;
        if (syllable.chars().anyMatch(Character::isDigit)) return true;
        if (syllable.chars().noneMatch(c -> VOWELS.indexOf(c) >= 0)) return tone == ' ';
        if (!oneCase) return false;
        var match = SYLLABLE.matcher(syllable);
        // Whole abbreviations have vowels too (UBMTTQ, ĐUV).
        if (!match.matches()) return tone == ' ' && word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT));
        if (tone != ' ' && !mayBearTone(match.group(1), toneAt - match.start(1))) return false;
        return !STOPPED.matcher(syllable).find() || tone == '\u0301' || tone == '\u0323';
    }

    /** The tone of a composed letter as a combining mark, or the mark itself; a space for none. */
    static char toneOf(char letter) {
        if (letter < 0x80) return ' ';
        for (var part : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .toCharArray()) if (TONES.indexOf(part) >= 0) return part;
        return ' ';
    }

    /** "ậ" becomes "â"; "" for a mark alone. */
    static String withoutTone(char letter) {
        var apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        var bare = new StringBuilder();
        for (var part : apart.toCharArray()) if (TONES.indexOf(part) < 0) bare.append(part);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** Whether the tone stands on a vowel of the rhyme where it is written, today or in the older way (hòa, hoà). */
    private static boolean mayBearTone(String rhyme, int at) {
        var vowels = 0;
        var hatted = -1;
        while (vowels < rhyme.length() && VOWELS.indexOf(rhyme.charAt(vowels)) >= 0) {
            if ("ăâêôơư".indexOf(rhyme.charAt(vowels)) >= 0) hatted = vowels;
            vowels++;
        }
        if (hatted >= 0) return at == hatted;
        var closed = vowels < rhyme.length();
        return switch (vowels) {
            case 1 -> at == 0;
            case 2 ->
                closed
                        ? at == 1
                        : at == 0 || (at == 1 && Set.of("oa", "oe", "uy").contains(rhyme));
            default -> at == 1;
        };
    }

    private static Set<String> common() {
        try (InputStream in = Objects.requireNonNull(
                Syllables.class.getResourceAsStream("/sheets/common-words.txt"), "sheets/common-words.txt")) {
            var words = new HashSet<String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> words.addAll(Set.of(line.strip().split("\\s+"))));
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
