package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of texts lately: one place for each hash, so that a miss costs next to nothing. A list of people says the same
 * few units and posts again and again; where nearly every text is new, as names are, it soon stops remembering. Begins small and grows up
 * to a limit, forgetting what it had.
 */
final class Recent<V> {

    private static final int FIRST_PLACES = 512;
    /** Looked at together when it is decided whether remembering is worth it. */
    private static final int MANY = 4096;

    private final int limit;
    private int mask;
    private @Nullable String[] texts;
    private List<@Nullable V> values;
    private int missed;
    private int asked;
    private int known;
    private boolean worthIt = true;

    /** @param limit most places, a power of two */
    Recent(int limit) {
        if (Integer.bitCount(limit) != 1) throw new IllegalArgumentException("places " + limit);
        this.limit = limit;
        var places = Math.min(limit, FIRST_PLACES);
        mask = places - 1;
        texts = new String[places];
        values = new ArrayList<>(Collections.nCopies(places, null));
    }

    V of(String text, Function<String, ? extends V> make) {
        if (worthIt && ++asked % MANY == 0) judge();
        if (!worthIt) return make.apply(text);
        var hash = text.hashCode();
        var place = (hash ^ hash >>> 15) & mask;
        var before = text.equals(texts[place]) ? values.get(place) : null;
        if (before != null) {
            known++;
            return before;
        }
        V made = make.apply(text);
        texts[place] = text;
        values.set(place, made);
        if (++missed > mask && mask + 1 < limit) grow();
        return made;
    }

    /** The first time is too early: until then nothing could be known. */
    private void judge() {
        worthIt = asked == MANY || known * 8 >= MANY;
        known = 0;
        if (worthIt) return;
        texts = new String[0];
        values = List.of();
    }

    private void grow() {
        var places = (mask + 1) * 4;
        missed = 0;
        mask = Math.min(places, limit) - 1;
        texts = new String[mask + 1];
        values = new ArrayList<>(Collections.nCopies(mask + 1, null));
    }
}
