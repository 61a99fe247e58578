package vn.nguon.sheets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the words over a column mean: what this office once said of them, otherwise the common table ({@link ColumnWords}). */
final class Vocabulary {

    static final Vocabulary COMMON = new Vocabulary(Map.of());

    private final Map<String, Optional<Column>> learnt;

    /** @param learnt by {@link #key}; empty for a column that the office leaves aside */
    Vocabulary(Map<String, Optional<Column>> learnt) {
        this.learnt = new HashMap<>(learnt);
    }

    /** How a heading is remembered: without case, punctuation and spacing, tones kept. */
    static String key(String heading) {
        return Cell.words(heading);
    }

    boolean isLearnt(String heading) {
        return learnt.containsKey(key(heading));
    }

    /** @param heading as {@link Header#heading} puts it together */
    Optional<Column> meaningOf(String heading) {
        var under = heading.lastIndexOf(Header.BETWEEN);
        return under < 0
                ? meaningOf(heading, "")
                : meaningOf(heading.substring(0, under), heading.substring(under + Header.BETWEEN.length()));
    }

    /**
     * @param over the words of the cell, or of the wide cell over it when {@code under} is there
     * @param under the words of the narrow cell below, "" if there is none
     */
    Optional<Column> meaningOf(String over, String under) {
        var key = key(Header.heading(over, under));
        if (learnt.containsKey(key)) return learnt.getOrDefault(key, Optional.empty());
        return under.isEmpty() ? ColumnWords.meaningOf(over, "") : ColumnWords.meaningOf(under, over);
    }
}
