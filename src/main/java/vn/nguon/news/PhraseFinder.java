package vn.nguon.news;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.nguon.shared.VietnameseText;

/**
 * Finds phrases in text as whole words: folded (without tones, đ as d), whatever the case, with spaces or hyphens between the words, never across
 * a full stop, comma or line. "Lò Văn An" is found in "lo van an", not in "Lò Văn Anh". Says whether the tones agree too.
 */
final class PhraseFinder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern BETWEEN = Pattern.compile("[ \\u00a0\\t\\-\\u2010\\u2011\\u2013]*");

    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();

    private record Phrase(String text, List<String> folded, List<String> exact) {}

    private record Word(int from, int to, String folded, String exact) {}

    PhraseFinder(Iterable<String> phrases) {
        for (var phrase : phrases) {
            var words = words(phrase);
            if (words.isEmpty()) continue;
            byFirstWord
                    .computeIfAbsent(words.getFirst().folded(), _ -> new ArrayList<>())
                    .add(new Phrase(
                            phrase,
                            words.stream().map(Word::folded).toList(),
                            words.stream().map(Word::exact).toList()));
        }
    }

    /** In the order of the text; a phrase that comes again in the same writing once. */
    List<Warnings.Found> in(String where, String text) {
        Set<Warnings.Found> found = new LinkedHashSet<>();
        var words = words(text);
        for (var at = 0; at < words.size(); at++)
            for (var phrase : byFirstWord.getOrDefault(words.get(at).folded(), List.of())) {
                var last = at + phrase.folded().size() - 1;
                if (last >= words.size() || !stands(text, words, at, phrase)) continue;
                var written =
                        text.substring(words.get(at).from(), words.get(last).to());
                var exact = words.subList(at, last + 1).stream()
                        .map(Word::exact)
                        .toList()
                        .equals(phrase.exact());
                found.add(new Warnings.Found(phrase.text(), where, written, exact));
            }
        return List.copyOf(found);
    }

    private static boolean stands(String text, List<Word> words, int at, Phrase phrase) {
        for (var i = 0; i < phrase.folded().size(); i++) {
            var word = words.get(at + i);
            if (!word.folded().equals(phrase.folded().get(i))) return false;
            if (i > 0
                    && !BETWEEN.matcher(text.substring(words.get(at + i - 1).to(), word.from()))
                            .matches()) return false;
        }
        return true;
    }

    private static List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> new Word(
                        word.start(),
                        word.end(),
                        VietnameseText.fold(word.group()),
                        VietnameseText.modernTone(word.group()).toLowerCase(Locale.ROOT)))
                .toList();
    }
}
