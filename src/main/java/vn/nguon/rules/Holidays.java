package vn.nguon.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.Ids;
import vn.nguon.shared.LegalSource;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

/**
 * Days off and days worked beside the ordinary week (ngày nghỉ lễ, tết, nghỉ bù, làm bù) that a notice sets for one year: Tết and Giỗ Tổ
 * follow the moon, the second day of Quốc khánh and swapped days are decided each year. Holidays of fixed dates are values of
 * {@link Rules}. Who may change the list is the caller's to ask.
 */
@Service
public class Holidays {

    /** Most days that are entered at once; the longest Tết had nine with its weekends. */
    private static final int MOST_AT_ONCE = 15;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    Holidays(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a day is. */
    public enum Kind {
        OFF("Nghỉ"),
        WORKED("Làm bù");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** One day of the list; a day is on it at most once. */
    public record Day(UUID ref, LocalDate day, Kind kind, String name, LegalSource source) {}

    /**
     * Days as a notice sets them.
     *
     * @param to last day, inclusive, not before {@code from}
     * @param document number and date of the notice, not empty
     */
    public record Notice(LocalDate from, LocalDate to, Kind kind, String name, String document) {}

    private static final String BETWEEN = """
            SELECT ref, day, kind, name, document, is_default
              FROM public_holiday
             WHERE day BETWEEN :from AND :to
             ORDER BY day
            """;

    /** The days of the list from one day to another, both inclusive, in their order. */
    @Transactional(readOnly = true)
    public List<Day> between(LocalDate from, LocalDate to) {
        return jdbc.sql(BETWEEN).param("from", from).param("to", to).query(Row.class).list().stream()
                .map(Row::listed)
                .toList();
    }

    /**
     * Adds every day of a notice.
     *
     * @return the days added; refused, changing nothing, when the notice is too long, ends before it begins, or a day is on the list
     */
    @Transactional
    public Outcome<List<LocalDate>> add(Viewer who, Notice notice) {
        if (notice.to().isBefore(notice.from()))
            return Outcome.refused("ngay-nguoc", "Ngày cuối ở trước ngày đầu. Ghi lại hai ngày.");
        var days = notice.from().datesUntil(notice.to().plusDays(1)).toList();
        if (days.size() > MOST_AT_ONCE)
            return Outcome.refused(
                    "qua-nhieu-ngay", "Mỗi lần thêm nhiều nhất %d ngày. Ghi lại hai ngày.".formatted(MOST_AT_ONCE));
        var known = between(notice.from(), notice.to());
        if (!known.isEmpty())
            return Outcome.refused(
                    "ngay-da-co",
                    "Đã có trong danh sách: %s. Bỏ các ngày ấy trước, hoặc chọn ngày khác."
                            .formatted(known.stream()
                                    .map(day -> "%1$td/%1$tm/%1$tY".formatted(day.day()))
                                    .collect(Collectors.joining(", "))));
        var added = new ArrayList<LocalDate>();
        for (var day : days) {
            jdbc.sql("""
                            INSERT INTO public_holiday (ref, day, kind, name, document, is_default, said_by, said_at)
                            VALUES (:ref, :day, :kind, :name, :document, false, :who, :at)
                            """)
                    .param("ref", ids.next())
                    .param("day", day)
                    .param("kind", notice.kind().name())
                    .param("name", VietnameseText.clean(notice.name()))
                    .param("document", VietnameseText.clean(notice.document()))
                    .param("who", who.name())
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            added.add(day);
        }
        return Outcome.done(added);
    }

    /** Takes a day off the list; the day it was. @throws NotFound when it is not on it */
    @Transactional
    public LocalDate remove(UUID ref) {
        return jdbc.sql("DELETE FROM public_holiday WHERE ref = :ref RETURNING day")
                .param("ref", ref)
                .query(LocalDate.class)
                .optional()
                .orElseThrow(() -> new NotFound("holiday " + ref));
    }

    record Row(UUID ref, LocalDate day, Kind kind, String name, String document, boolean isDefault) {
        Day listed() {
            return new Day(ref, day, kind, name, new LegalSource(document, "", isDefault));
        }
    }
}
