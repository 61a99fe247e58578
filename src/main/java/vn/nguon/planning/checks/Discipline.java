package vn.nguon.planning.checks;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.WrittenDate;

/**
 * A discipline (kỷ luật) as a check sees it.
 *
 * @param form as written, e.g. "Cảnh cáo"; not empty
 * @param decided day of the decision, null while unknown
 * @param expires last day in force where somebody recorded it, null otherwise
 * @param lifelong expulsion, which never expires
 */
public record Discipline(
        String form, @Nullable LocalDate decided, @Nullable LocalDate expires, boolean lifelong) {

    private static final Pattern DATE = Pattern.compile("\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?\\d{4}");
    private static final Pattern NONE =
            Pattern.compile("(?iu)^[-–0./ ]*$|^(không|không có|chưa|không bị|không kỷ luật)\\b.*$");
    private static final Pattern OVER = Pattern.compile("(?iu)hết (hiệu lực|thời hiệu|thời hạn|hạn)|đã xóa");

    /**
     * What a list's column "Kỷ luật" says: "Cảnh cáo, 15/05/2022". Empty for none, and for one that the list itself says is over.
     *
     * @param latest dates after this day are not believed
     */
    public static Optional<Discipline> read(String written, LocalDate latest) {
        if (written.isEmpty()) return Optional.empty();
        var text = VietnameseText.clean(written);
        if (NONE.matcher(text).matches() || OVER.matcher(text).find()) return Optional.empty();
        var found = DATE.matcher(text);
        LocalDate decided = null;
        if (found.find() && WrittenDate.read(found.group(), latest) instanceof WrittenDate.Full full)
            decided = full.date();
        var form = DATE.matcher(text)
                .replaceAll("")
                .replaceAll("(?iu)\\bngày\\b", "")
                .replaceAll("[\\s,;()]+$", "");
        return Optional.of(new Discipline(form.isBlank() ? text : form.strip(), decided, null, isLifelong(text)));
    }

    private static boolean isLifelong(String text) {
        return text.toLowerCase(Locale.ROOT).contains("khai trừ");
    }

    /** Last day in force; null when nothing says. @param months how long one without a recorded end lasts */
    @Nullable
    LocalDate lastDay(int months) {
        if (lifelong) return LocalDate.MAX;
        if (expires != null) return expires;
        return decided == null ? null : decided.plusMonths(months).minusDays(1);
    }
}
