package vn.nguon.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The table of words that offices write over their columns, read once from {@code sheets/column-words.tsv}. */
final class ColumnWords {

    private static final List<Entry> ENTRIES = load();

    /** {@code exact} keeps the tones: "nam" (man) and "năm" (year) fold to one word. Only without a star. */
    private record Entry(Column column, String exact, Pattern words, Optional<Pattern> above) {}

    private ColumnWords() {}

    /**
     * The meaning of a header cell; empty if it is none of ours. With tones first, then without.
     *
     * @param written the words of the cell
     * @param above the words of the wider cell over it, "" if there is none
     */
    static Optional<Column> meaningOf(String written, String above) {
        var folded = Cell.fold(written);
        if (folded.isEmpty()) return Optional.empty();
        var over = Cell.fold(above);
        var inGroup = ENTRIES.stream()
                .filter(e -> e.above.filter(p -> p.matcher(over).matches()).isPresent())
                .toList();
        var alone = ENTRIES.stream().filter(e -> e.above.isEmpty()).toList();
        return first(inGroup, written, folded).or(() -> first(alone, written, folded));
    }

    private static Optional<Column> first(List<Entry> entries, String written, String folded) {
        var toned = Cell.words(written);
        return entries.stream()
                .filter(e -> e.exact.equals(toned))
                .findFirst()
                .or(() -> entries.stream()
                        .filter(e -> e.words.matcher(folded).matches())
                        .findFirst())
                .map(Entry::column);
    }

    private static List<Entry> load() {
        try (InputStream in = Objects.requireNonNull(
                ColumnWords.class.getResourceAsStream("/sheets/column-words.tsv"), "sheets/column-words.tsv")) {
            var entries = new ArrayList<Entry>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.isBlank() || line.startsWith("#")) continue;
                var parts = line.split("\t", -1);
                entries.add(new Entry(
                        Column.valueOf(parts[0]),
                        Cell.words(parts[1]),
                        pattern(parts[1]),
                        parts.length > 2 ? Optional.of(pattern(parts[2])) : Optional.empty()));
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String words) {
        var regex = new StringBuilder();
        var pieces = words.split("\\*", -1);
        for (var i = 0; i < pieces.length; i++) {
            if (i > 0) regex.append(".*");
            var piece = pieces[i];
            var folded = Cell.fold(piece);
            // "chức vụ *" asks for one more word, "chức vụ*" does not.
            if (piece.endsWith(" ") && !folded.isEmpty()) folded += " ";
            if (!folded.isEmpty()) regex.append(Pattern.quote(folded));
        }
        return Pattern.compile(regex.toString());
    }
}
