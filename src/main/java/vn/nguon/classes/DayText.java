package vn.nguon.classes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.nguon.shared.VietnameseText;
import vn.nguon.web.Vn;

/**
 * Study days as a list that a person edits: one day a line, "Thứ 2, 10/10/2022", with "sáng" or "chiều" behind it when the class meets
 * in that half only. Words before the date are not read.
 */
final class DayText {
    private static final Pattern DATE = Pattern.compile("([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})[\\s,:–-]*(.*)$");
    private static final int MOST = 366;
    private static final Set<String> HALVES = Set.of("", "sang", "chieu", "ca ngay");

    private DayText() {}

    /** @param problem the first line that is no day, in words; empty when all are */
    record Reading(List<StudyDay> days, String problem) {}

    static String write(List<StudyDay> days) {
        return days.stream()
                .map(day -> (Vn.day(day.day()) + " " + day.half()).strip())
                .collect(Collectors.joining("\n"))
                .replace('\u00a0', ' ');
    }

    static Reading read(String text) {
        var days = new ArrayList<StudyDay>();
        for (var line : text.split("[\n;]")) {
            if (line.isBlank()) continue;
            var date = DATE.matcher(line.strip());
            if (!date.find()) return wrong("Dòng “%s” không có ngày. Ghi như 07/10/2022.".formatted(line.strip()));
            var day = Integer.parseInt(date.group(1));
            var month = Integer.parseInt(date.group(2));
            var year = Integer.parseInt(date.group(3));
            if (month < 1
                    || month > 12
                    || day < 1
                    || day > YearMonth.of(year, month).lengthOfMonth())
                return wrong("Không có ngày %d/%d/%d. Sửa lại ngày đó.".formatted(day, month, year));
            var half = VietnameseText.fold(VietnameseText.clean(date.group(4)));
            if (!HALVES.contains(half))
                return wrong(
                        "Dòng “%s”: sau ngày chỉ ghi sáng hoặc chiều; cả ngày thì để trống.".formatted(line.strip()));
            days.add(new StudyDay(LocalDate.of(year, month, day), !half.equals("chieu"), !half.equals("sang")));
        }
        if (days.size() > MOST) return wrong("Nhiều hơn %d ngày học. Xem lại danh sách ngày.".formatted(MOST));
        return new Reading(StudyDays.tidy(days), "");
    }

    private static Reading wrong(String problem) {
        return new Reading(List.of(), problem);
    }
}
