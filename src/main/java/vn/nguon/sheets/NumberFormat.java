package vn.nguon.sheets;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a number is shown. */
enum NumberFormat {
    PLAIN,
    DATE,
    YEAR;

    /** Built-in formats 14 to 22 and the East Asian ones are dates; others by their letters, outside quotes and brackets. */
    static NumberFormat of(@Nullable Integer id, @Nullable String written) {
        if (written != null) {
            var bare = written.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
            if (bare.matches("y{2,4}(;@)?")) return YEAR;
            if (bare.contains("y") || bare.contains("d")) return bare.contains("general") ? PLAIN : DATE;
        }
        return id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
                ? DATE
                : PLAIN;
    }

    /** The few formats of one workbook, each looked at once. */
    static final class Known {
        private final boolean from1904;
        private final Map<String, NumberFormat> formats = new HashMap<>();
        private NumberFormat last = PLAIN;
        private @Nullable Integer lastId;
        private @Nullable String lastWritten;

        /** @param from1904 the workbook counts days from 1904 */
        Known(boolean from1904) {
            this.from1904 = from1904;
        }

        Cell cell(BigDecimal number, @Nullable Integer id, @Nullable String written) {
            if (!Objects.equals(id, lastId) || !Objects.equals(written, lastWritten)) {
                last = formats.computeIfAbsent(id + "|" + written, _ -> of(id, written));
                lastId = id;
                lastWritten = written;
            }
            var format = last;
            return switch (format) {
                case DATE ->
                    ExcelDates.of(number, from1904).<Cell>map(Cell.Date::new).orElse(new Cell.Amount(number));
                // A date shown as a year alone says only that much.
                case YEAR ->
                    ExcelDates.of(number, from1904)
                            .<Cell>map(date -> new Cell.Amount(BigDecimal.valueOf(date.getYear())))
                            .orElse(new Cell.Amount(number));
                case PLAIN -> new Cell.Amount(number);
            };
        }
    }
}
