package vn.nguon.sheets;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The document a list belongs to, from its bracket line: {@code (Kèm theo Quyết định số 512-QĐ/HU, ngày 20/12/2021)}.
 *
 * @param number as written, {@code 512-QĐ/HU}
 * @param date its day, or null when it was left open ({@code ngày …/…/2021})
 */
public record DocumentReference(String number, @Nullable LocalDate date) {

    private static final Pattern NUMBER = Pattern.compile("(?iu)\\bsố\\s*:?\\s*([0-9]+[\\p{L}\\p{N}./\\-–]*)");
    private static final Pattern DATE = Pattern.compile(
            "(?iu)ngày\\s*(\\d{1,2})\\s*(?:[/.\\-]|tháng)\\s*(\\d{1,2})\\s*(?:[/.\\-]|năm)\\s*(\\d{4})");

    /** Reads a line above a list; empty if it names no document. */
    static Optional<DocumentReference> in(String line) {
        var folded = Cell.fold(line);
        if (!folded.contains("kem theo") && !folded.contains("ban hanh") && !folded.contains("quyet dinh"))
            return Optional.empty();
        var number = NUMBER.matcher(line);
        if (!number.find()) return Optional.empty();
        var date = DATE.matcher(line);
        try {
            var day = date.find(number.end())
                    ? LocalDate.of(
                            Integer.parseInt(date.group(3)),
                            Integer.parseInt(date.group(2)),
                            Integer.parseInt(date.group(1)))
                    : null;
            return Optional.of(new DocumentReference(number.group(1), day));
        } catch (DateTimeException _) {
            return Optional.of(new DocumentReference(number.group(1), null));
        }
    }
}
