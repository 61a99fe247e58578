package vn.nguon.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.nguon.shared.VietnameseText;

/**
 * A text cut into pieces where words that were searched for stand, whatever their tones and case.
 *
 * @param pieces together the text, in order
 */
public record Highlight(List<Piece> pieces) {
    /** Characters before and after the first hit in an excerpt. */
    private static final int AROUND = 140;

    public Highlight {
        pieces = List.copyOf(pieces);
    }

    public record Piece(String text, boolean hit) {}

    /** @param words as typed; empty words nothing is highlighted for */
    static Highlight of(String text, String words) {
        var wanted = wanted(words);
        var pieces = new ArrayList<Piece>();
        var from = 0;
        for (var word : words(text)) {
            if (!wanted.contains(VietnameseText.fold(text.substring(word[0], word[1])))) continue;
            if (word[0] > from) pieces.add(new Piece(text.substring(from, word[0]), false));
            pieces.add(new Piece(text.substring(word[0], word[1]), true));
            from = word[1];
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
        return new Highlight(pieces);
    }

    /** Around the first hit, or the beginning where there is none; cut at words, with dots where something was left out. */
    static Highlight excerpt(String text, String words) {
        var wanted = wanted(words);
        var all = words(text);
        var first = all.stream()
                .filter(word -> wanted.contains(VietnameseText.fold(text.substring(word[0], word[1]))))
                .findFirst()
                .map(word -> word[0])
                .orElse(0);
        var from = all.stream()
                .map(word -> word[0])
                .filter(at -> at >= first - AROUND)
                .findFirst()
                .orElse(0);
        var to = all.stream()
                .map(word -> word[1])
                .filter(at -> at <= first + AROUND)
                .reduce((_, last) -> last)
                .orElse(text.length());
        var cut = (from > 0 ? "… " : "") + text.substring(Math.min(from, to), to) + (to < text.length() ? " …" : "");
        return of(cut.replace('\n', ' '), words);
    }

    private static Set<String> wanted(String words) {
        return Arrays.stream(VietnameseText.fold(words).split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<int[]> words(String text) {
        var found = new ArrayList<int[]>();
        var from = -1;
        for (var n = 0; n <= text.length(); n++) {
            var inWord = n < text.length()
                    && (Character.isLetterOrDigit(text.charAt(n))
                            || Character.getType(text.charAt(n)) == Character.NON_SPACING_MARK);
            if (inWord && from < 0) from = n;
            if (!inWord && from >= 0) {
                found.add(new int[] {from, n});
                from = -1;
            }
        }
        return found;
    }
}
