package vn.nguon.news;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a story must not give away unknowingly: planning words and names of the class's trainees (a planning list is not public, and nobody
 * agreed to be named). The board may publish them all the same, knowing it.
 *
 * @param words planning words found, {@code names} whole names of trainees; in the order of the text, each once a place
 */
public record Warnings(List<Found> words, List<Found> names) {
    public Warnings {
        words = List.copyOf(words);
        names = List.copyOf(names);
    }

    /**
     * @param what the word of the list, or the trainee's name
     * @param where e.g. "Tiêu đề", "Ảnh 2, chú thích"
     * @param written as it stands there
     * @param exact false where only the letters without tones agree
     */
    public record Found(String what, String where, String written, boolean exact) {}

    public boolean isEmpty() {
        return words.isEmpty() && names.isEmpty();
    }

    public int count() {
        return words.size() + names.size();
    }

    /** Stands for exactly these warnings: what was confirmed holds for no other list. Empty when there is nothing to confirm. */
    public String fingerprint() {
        if (isEmpty()) return "";
        var text = Stream.concat(words.stream(), names.stream())
                .map(found -> String.join("|", found.what(), found.where(), found.written()))
                .collect(Collectors.joining("\n"));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
