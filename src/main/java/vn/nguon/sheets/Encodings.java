package vn.nguon.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/**
 * Settles the encoding of every text of a file. Each cell is read as Unicode, TCVN3 and VNI, and the reading whose words could be
 * Vietnamese ({@link Syllables}) decides; a font of an old name and the other cells of the column decide where several could be.
 * What no cell of the file proves is never assumed. See ADR "old encodings".
 */
final class Encodings {

    private static final TextEncoding[] READ_AS = {TextEncoding.UNICODE, TextEncoding.TCVN3, TextEncoding.VNI};

    /** How a text could be read, by encoding. {@code letters}: it has letters that only Unicode has. */
    private record Verdict(Map<TextEncoding, Candidate> candidates, boolean letters) {

        int bad(TextEncoding encoding) {
            var candidate = candidates.get(encoding);
            return candidate == null ? Integer.MAX_VALUE : candidate.bad();
        }

        int common(TextEncoding encoding) {
            var candidate = candidates.get(encoding);
            return candidate == null ? 0 : candidate.common();
        }

        /** The one old encoding in which every word is possible, when Unicode and the other one have impossible words. */
        @Nullable
        TextEncoding surelyOld() {
            TextEncoding found = null;
            for (var entry : candidates.entrySet()) {
                if (entry.getValue().bad() > 0) continue;
                if (entry.getKey() == TextEncoding.UNICODE || found != null) return null;
                found = entry.getKey();
            }
            return found;
        }
    }

    private record Candidate(String text, int bad, int common) {}

    /** Cells that are surely in an encoding. */
    private static final class Votes {
        private final Map<TextEncoding, Integer> of = new EnumMap<>(TextEncoding.class);

        void add(TextEncoding encoding) {
            of.merge(encoding, 1, Integer::sum);
        }

        int of(TextEncoding encoding) {
            return of.getOrDefault(encoding, 0);
        }
    }

    /** What was found: the encoding of the whole, and each text that is not Unicode. */
    record Settled(TextEncoding encoding, List<Conversion> conversions) {}

    private final Map<Cell.Raw, Verdict> verdicts = new HashMap<>();
    private final Map<String, Cell.Text> texts = new HashMap<>();
    private final Map<String, Conversion> conversions = new LinkedHashMap<>();
    private final Votes all = new Votes();
    /** Texts that are surely Unicode although they are set in an old font. */
    private int unicodeInOldFonts;

    private Encodings() {}

    /** Puts a settled text in the place of every raw one. */
    static Settled settle(List<Sheet> sheets) {
        var encodings = new Encodings();
        var votes = new ArrayList<Map<Integer, Votes>>();
        for (var sheet : sheets) votes.add(encodings.vote(sheet));
        for (var i = 0; i < sheets.size(); i++) encodings.replace(sheets.get(i), votes.get(i));
        var found = List.copyOf(encodings.conversions.values());
        return new Settled(encodings.whole(found), found);
    }

    private Map<Integer, Votes> vote(Sheet sheet) {
        var columns = new HashMap<Integer, Votes>();
        for (var row : sheet.rows()) {
            for (var column = 0; column <= row.lastColumn(); column++) {
                if (!(row.get(column) instanceof Cell.Raw raw)) continue;
                var verdict = verdict(raw);
                if (verdict.letters() && raw.font() != null) unicodeInOldFonts++;
                var surely = verdict.letters() ? TextEncoding.UNICODE : verdict.surelyOld();
                if (surely == null) continue;
                columns.computeIfAbsent(column, _ -> new Votes()).add(surely);
                all.add(surely);
            }
        }
        return columns;
    }

    private Verdict verdict(Cell.Raw raw) {
        return verdicts.computeIfAbsent(raw, Encodings::judge);
    }

    private static Verdict judge(Cell.Raw raw) {
        var asItIs = new Candidate(raw.value(), 0, 0);
        if (TextEncoding.isSurelyUnicode(raw.value()) && raw.byRuns() == null)
            return new Verdict(Map.of(TextEncoding.UNICODE, asItIs), true);
        var candidates = new EnumMap<TextEncoding, Candidate>(TextEncoding.class);
        for (var encoding : READ_AS) {
            var text = decode(raw, encoding);
            if (encoding != TextEncoding.UNICODE && text.equals(raw.value())) continue;
            var reading = Syllables.of(text);
            candidates.put(encoding, new Candidate(text, reading.bad(), reading.common()));
        }
        return new Verdict(candidates, false);
    }

    private static String decode(Cell.Raw raw, TextEncoding encoding) {
        return switch (encoding) {
            case TCVN3 ->
                raw.byRuns() != null && raw.font() != OldFont.VNI
                        ? raw.byRuns()
                        : Tcvn3.decode(raw.value(), raw.font() == OldFont.TCVN3_CAPITALS);
            case VNI -> raw.byRuns() != null && raw.font() == OldFont.VNI ? raw.byRuns() : Vni.decode(raw.value());
            case UNICODE, MIXED -> raw.value();
        };
    }

    private void replace(Sheet sheet, Map<Integer, Votes> columns) {
        for (var row : sheet.rows()) {
            for (var column = 0; column <= row.lastColumn(); column++) {
                if (!(row.get(column) instanceof Cell.Raw raw)) continue;
                var encoding = choose(raw, columns.getOrDefault(column, new Votes()));
                var before = VietnameseText.clean(raw.value());
                var after = before;
                if (encoding != TextEncoding.UNICODE) {
                    var candidate = verdict(raw).candidates().get(encoding);
                    after = candidate == null ? before : begun(VietnameseText.clean(candidate.text()), encoding);
                    if (!after.equals(before)) note(row, column, raw, after, encoding);
                }
                row.settle(column, texts.computeIfAbsent(after, Cell.Text::new));
            }
        }
    }

    /** TCVN3 has no capitals with tones: a cell that begins with a small one was meant to begin with a capital. */
    private static String begun(String text, TextEncoding encoding) {
        if (encoding != TextEncoding.TCVN3 || text.isEmpty() || text.charAt(0) < 0x80) return text;
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private void note(Row row, int column, Cell.Raw raw, String after, TextEncoding encoding) {
        var before = VietnameseText.singleSpaces(raw.value().replace("\u00AD", "\u2010"));
        conversions.merge(
                before + '\n' + after,
                new Conversion(FoundColumn.letterOf(column) + row.number(), before, after, encoding, 1),
                (old, _) -> new Conversion(old.cell(), before, after, encoding, old.times() + 1));
    }

    private TextEncoding choose(Cell.Raw raw, Votes column) {
        var verdict = verdict(raw);
        if (verdict.letters() || verdict.candidates().size() == 1) return TextEncoding.UNICODE;
        var font = raw.font();
        var byFont = font == null || !verdict.candidates().containsKey(font.encoding()) ? null : font.encoding();
        if (byFont != null && (raw.byRuns() != null || unicodeInOldFonts == 0)) {
            // Set in an old font, and yet only Unicode makes usual words of it: typed with a Unicode keyboard.
            var typedInUnicode = verdict.bad(TextEncoding.UNICODE) < verdict.bad(byFont)
                    && verdict.common(TextEncoding.UNICODE) > verdict.common(byFont);
            return typedInUnicode ? TextEncoding.UNICODE : byFont;
        }
        var least = verdict.candidates().values().stream()
                .mapToInt(Candidate::bad)
                .min()
                .orElse(0);
        // Rather as it stands than turned into something that is no word either.
        if (least > 0 && verdict.bad(TextEncoding.UNICODE) == least) return TextEncoding.UNICODE;
        var best = least == 0 && verdict.surelyOld() != null ? verdict.surelyOld() : null;
        for (var encoding : READ_AS) {
            if (verdict.bad(encoding) > least) continue;
            var proven = encoding == TextEncoding.UNICODE || encoding == byFont || all.of(encoding) > 0;
            if (proven && (best == null || isLikelier(verdict, encoding, best, column))) best = encoding;
        }
        return best == null ? TextEncoding.UNICODE : best;
    }

    /** More usual words, then more such cells in the column, then in the file. */
    private boolean isLikelier(Verdict verdict, TextEncoding one, TextEncoding other, Votes column) {
        var words = Integer.compare(verdict.common(one), verdict.common(other));
        if (words != 0) return words > 0;
        var inColumn = Integer.compare(column.of(one), column.of(other));
        return inColumn != 0 ? inColumn > 0 : all.of(one) > all.of(other);
    }

    private TextEncoding whole(List<Conversion> found) {
        if (found.isEmpty()) return TextEncoding.UNICODE;
        var first = found.getFirst().from();
        var same = all.of(TextEncoding.UNICODE) == 0 && found.stream().allMatch(c -> c.from() == first);
        return same ? first : TextEncoding.MIXED;
    }
}
