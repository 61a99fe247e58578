package vn.nguon.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import vn.nguon.shared.VietnameseText;

/**
 * A text as it is compared: folded words (no tones, no case, no punctuation) and a hash for every {@value #SIZE} neighbouring words. The
 * words of a shingle are sorted first, so that two that changed places leave all but the shingles at the edges as they were.
 *
 * @param words folded, in order
 * @param hashes one for each position a shingle begins at; empty for texts shorter than one
 */
record Shingles(List<String> words, int[] hashes) {
    /** Words a shingle: fewer are common speech, more break at every edit. */
    public static final int SIZE = 4;

    /** Shingles a window: whatever two texts share in 15 words on end has at least one fingerprint in common. */
    public static final int WINDOW = 12;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    public Shingles {
        words = List.copyOf(words);
    }

    /** Of a text as it is read. */
    public static Shingles of(String text) {
        var words = new ArrayList<String>();
        var found = WORD.matcher(VietnameseText.fold(text));
        while (found.find()) words.add(found.group());
        return ofWords(words);
    }

    /** Of words that are folded already, one space between two. */
    public static Shingles ofFolded(String folded) {
        return ofWords(folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" ", -1)));
    }

    private static Shingles ofWords(List<String> words) {
        var single = new int[words.size()];
        for (var n = 0; n < single.length; n++) single[n] = mix(words.get(n).hashCode());
        var hashes = new int[Math.max(0, words.size() - SIZE + 1)];
        var sorted = new int[SIZE];
        for (var n = 0; n < hashes.length; n++) {
            System.arraycopy(single, n, sorted, 0, SIZE);
            Arrays.sort(sorted);
            var hash = 17;
            for (var one : sorted) hash = mix(hash * 31 + one);
            hashes[n] = hash;
        }
        return new Shingles(words, hashes);
    }

    /** Spreads neighbouring numbers over all 32 bits (the finaliser of MurmurHash3). */
    private static int mix(int number) {
        var one = number;
        one ^= one >>> 16;
        one *= 0x85ebca6b;
        one ^= one >>> 13;
        one *= 0xc2b2ae35;
        one ^= one >>> 16;
        return one;
    }

    /** One space between two. */
    String folded() {
        return String.join(" ", words);
    }

    /**
     * The fingerprints: of every window the smallest hash (winnowing: Schleimer, Wilkerson, Aiken 2003). Distinct, in no order.
     *
     * @param official words that everybody was given; shingles that touch one are no fingerprints. Empty for none
     */
    public int[] fingerprints(boolean[] official) {
        var chosen = new java.util.HashSet<Integer>();
        for (var from = 0; from < hashes.length; from += 1) {
            if (from > 0 && from + WINDOW > hashes.length) break;
            var least = Long.MAX_VALUE;
            for (var n = from; n < Math.min(from + WINDOW, hashes.length); n++)
                if (!touches(official, n)) least = Math.min(least, Integer.toUnsignedLong(hashes[n]));
            if (least != Long.MAX_VALUE) chosen.add((int) least);
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean touches(boolean[] official, int shingle) {
        for (var n = shingle; n < shingle + SIZE; n++) if (n < official.length && official[n]) return true;
        return false;
    }
}
