package vn.nguon.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;

/** One cell that holds something. Blank cells are left out of a {@link Row}. */
sealed interface Cell {

    /** Text as typed, cleaned: NFC, single spaces. Never empty. */
    record Text(String value) implements Cell {
        @Override
        public String text() {
            return value;
        }
    }

    record Amount(BigDecimal value) implements Cell {
        @Override
        public String text() {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    record Date(LocalDate value) implements Cell {
        @Override
        public String text() {
            return WRITTEN.format(value);
        }
    }

    /**
     * Text whose encoding is not settled yet; {@link Encodings} makes a {@link Text} of it before anything else looks at it.
     *
     * @param value exactly as stored: a soft hyphen is a letter in TCVN3
     * @param font what the cell's font says, null when nothing
     * @param byRuns the text when each of its differently set parts is read by its own font; null when it is set in one
     */
    record Raw(
            String value, @Nullable OldFont font, @Nullable String byRuns) implements Cell {
        @Override
        public String text() {
            return VietnameseText.clean(value);
        }
    }

    DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** What a person sees in the cell: numbers without needless zeros, dates as dd/MM/yyyy. */
    String text();

    /** The text as header words and markers are compared: folded, and every mark between words one space. */
    default String folded() {
        return fold(text());
    }

    /** The whole number that a text is; empty if it is anything else. */
    static Optional<Integer> wholeIn(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static String fold(String text) {
        return words(VietnameseText.fold(text));
    }

    /** Lower case, tones kept, every mark between words one space. */
    static String words(String text) {
        return VietnameseText.singleSpaces(text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " "));
    }
}
