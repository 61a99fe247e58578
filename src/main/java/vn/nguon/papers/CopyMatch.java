package vn.nguon.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What one text has in common with another: passages of at least {@value #LEAST} words, at least half of whose shingles are in both, in
 * about the same place. Words may have changed places, been put in or left out.
 *
 * @param passages in order of this text; they may overlap
 */
record CopyMatch(List<Passage> passages) {
    /** Shorter ones are how everybody writes: titles of bodies, set phrases of offices. */
    public static final int LEAST = 20;

    /** Most shingles on end that may be missing within a passage. */
    private static final int GAP = 10;

    /** How far the two places may drift apart from one shingle to the next. */
    private static final int DRIFT = 6;

    /** A shingle that stands oftener in one text is speech, not content. */
    private static final int MOST_PLACES = 8;

    public CopyMatch {
        passages = List.copyOf(passages);
    }

    /** Words from and to, both inclusive, counted from 0. */
    public record Passage(int from, int to, int earlierFrom, int earlierTo) {}

    private static final class Chain {
        final int from;
        int earlierFrom;
        int earlierTo;
        int to;
        int earlier;
        int count = 1;

        Chain(int from, int earlier) {
            this.from = from;
            this.to = from;
            this.earlier = earlier;
            this.earlierFrom = earlier;
            this.earlierTo = earlier;
        }

        boolean goesOn(int at, int there) {
            return at > to && Math.abs(there - earlier - (at - to)) <= DRIFT;
        }

        void add(int at, int there) {
            to = at;
            earlier = there;
            earlierFrom = Math.min(earlierFrom, there);
            earlierTo = Math.max(earlierTo, there);
            count++;
        }

        boolean counts() {
            var span = to - from + 1;
            return span + Shingles.SIZE - 1 >= LEAST && count * 2 >= span;
        }

        Passage passage() {
            var more = Shingles.SIZE - 1;
            return new Passage(from, to + more, earlierFrom, earlierTo + more);
        }
    }

    /** @param official words of this text that everybody was given; they are no copying. Empty for none */
    public static CopyMatch of(Shingles text, Shingles earlier, boolean[] official) {
        var places = sorted(earlier.hashes());
        var found = new ArrayList<Passage>();
        var open = new ArrayList<Chain>();
        for (var n = 0; n < text.hashes().length; n++) {
            var now = n;
            open.removeIf(chain -> {
                if (now - chain.to <= GAP) return false;
                if (chain.counts()) found.add(chain.passage());
                return true;
            });
            if (text.touches(official, n)) continue;
            var hash = text.hashes()[n];
            var first = first(places, hash);
            var last = first;
            while (last < places.length && (int) (places[last] >> 32) == hash) last++;
            if (last - first > MOST_PLACES) continue;
            for (var at = first; at < last; at++) {
                var place = (int) places[at];
                var went = false;
                for (var chain : open)
                    if (chain.goesOn(n, place)) {
                        chain.add(n, place);
                        went = true;
                        break;
                    }
                if (!went) open.add(new Chain(n, place));
            }
        }
        for (var chain : open) if (chain.counts()) found.add(chain.passage());
        found.sort(java.util.Comparator.comparingInt(Passage::from).thenComparingInt(Passage::to));
        return new CopyMatch(found);
    }

    /** Hash above, place below: one array, sorted, so that the places of a hash stand together. */
    private static long[] sorted(int[] hashes) {
        var places = new long[hashes.length];
        for (var n = 0; n < hashes.length; n++) places[n] = ((long) hashes[n] << 32) | n;
        Arrays.sort(places);
        return places;
    }

    private static int first(long[] places, int hash) {
        var found = Arrays.binarySearch(places, (long) hash << 32);
        return found < 0 ? -found - 1 : found;
    }

    /** Adds the words of this text that are in a passage. */
    public void mark(BitSet words) {
        for (var passage : passages) words.set(passage.from(), passage.to() + 1);
    }

    int words() {
        var words = new BitSet();
        mark(words);
        return words.cardinality();
    }

    Integer[] flat() {
        return passages.stream()
                .flatMap(one -> java.util.stream.Stream.of(one.from(), one.to(), one.earlierFrom(), one.earlierTo()))
                .toArray(Integer[]::new);
    }
}
