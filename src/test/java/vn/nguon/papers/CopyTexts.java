package vn.nguon.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fixture: words that look like Vietnamese syllables, the common ones oftener. */
final class CopyTexts {
    private static final String[] ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split(" ");
    private static final String[] RHYMES =
            "a á à ả an ang anh ao ăn ăng âm ân âu e em én êu i ia iên iết inh o oa oan ong ô ộ ôn ông ơ ơi u ua ui un ư ưa ương ước y yên"
                    .split(" ");

    private CopyTexts() {}

    static List<String> words(Random random, int count) {
        var words = new ArrayList<String>(count);
        for (var n = 0; n < count; n++) words.add(word(random));
        return words;
    }

    private static String word(Random random) {
        // The square of a uniform number: the first tenth of the syllables makes a third of a text.
        var number = (int) (random.nextDouble() * random.nextDouble() * ONSETS.length * RHYMES.length);
        return ONSETS[number % ONSETS.length] + RHYMES[number / ONSETS.length];
    }
}
