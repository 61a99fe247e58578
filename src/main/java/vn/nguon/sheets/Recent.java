package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of texts lately: one place for each hash, so that it never grows and a miss costs next to nothing. A list
 * of people says the same few units and posts again and again, while every name is new.
 */
final class Recent<V> {

    private final int mask;
    private final @Nullable String[] texts;
    private final List<@Nullable V> values;

    /** @param places a power of two */
    Recent(int places) {
        if (Integer.bitCount(places) != 1) throw new IllegalArgumentException("places " + places);
        mask = places - 1;
        texts = new String[places];
        values = new ArrayList<>(Collections.nCopies(places, null));
    }

    V of(String text, Function<String, ? extends V> make) {
        var hash = text.hashCode();
        var place = (hash ^ hash >>> 15) & mask;
        var known = text.equals(texts[place]) ? values.get(place) : null;
        if (known != null) return known;
        V made = make.apply(text);
        texts[place] = text;
        values.set(place, made);
        return made;
    }
}
