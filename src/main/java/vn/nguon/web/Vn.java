package vn.nguon.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How dates, times and numbers read on screens and papers (design ui.md B6). The same whatever the machine's locale.
 * Words that belong together are held by a no-break space; a range of days is held by the class {@code hold}.
 */
public final class Vn {
    /** The product's zone. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final char NBSP = '\u00a0';

    private Vn() {}

    /** 07/10/2022 */
    public static String date(LocalDate date) {
        return dayMonth(date) + "/" + four(date.getYear());
    }

    /** 07/10, where the year is plain from what stands around. */
    public static String dayMonth(LocalDate date) {
        return two(date.getDayOfMonth()) + "/" + two(date.getMonthValue());
    }

    /** 07/10–28/10/2022; both years when they differ; one day when they are the same. */
    public static String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) return date(from);
        return (from.getYear() == to.getYear() ? dayMonth(from) : date(from)) + "–" + date(to);
    }

    /** Thứ 2 … Thứ 7, Chủ nhật. */
    public static String weekday(LocalDate date) {
        var number = date.getDayOfWeek().getValue();
        return number == 7 ? "Chủ" + NBSP + "nhật" : "Thứ" + NBSP + (number + 1);
    }

    /** Thứ 3, 18/10/2022 */
    public static String day(LocalDate date) {
        return weekday(date) + ", " + date(date);
    }

    /** As papers write it: ngày 07 tháng 3 năm 2026. Days under 10 and months 1 and 2 take a 0. */
    public static String longDate(LocalDate date) {
        var month = date.getMonthValue() < 3 ? two(date.getMonthValue()) : Integer.toString(date.getMonthValue());
        return "ngày" + NBSP + two(date.getDayOfMonth()) + " tháng" + NBSP + month + " năm" + NBSP
                + four(date.getYear());
    }

    /** 07:30 */
    public static String time(LocalTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute());
    }

    /** 28/09/2022 09:41 */
    public static String dateTime(LocalDateTime moment) {
        return date(moment.toLocalDate()) + NBSP + time(moment.toLocalTime());
    }

    /** 28/09/2022 09:41 in Vietnam. */
    public static String dateTime(Instant moment) {
        return dateTime(LocalDateTime.ofInstant(moment, ZONE));
    }

    /** 1.234 */
    public static String number(long number) {
        var digits = Long.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + grouped(digits);
    }

    /** 1.234,5: all decimals that count, no rounding. */
    public static String number(BigDecimal number) {
        var plain = number.stripTrailingZeros().toPlainString();
        var sign = plain.startsWith("-") ? "-" : "";
        var unsigned = plain.substring(sign.length());
        var point = unsigned.indexOf('.');
        return point < 0
                ? sign + grouped(unsigned)
                : sign + grouped(unsigned.substring(0, point)) + "," + unsigned.substring(point + 1);
    }

    /** 128 tiết, held together. */
    public static String count(long number, String unit) {
        return number(number) + NBSP + unit;
    }

    /** 2,5 xã, held together. */
    public static String count(BigDecimal number, String unit) {
        return number(number) + NBSP + unit;
    }

    /**
     * 75,5%
     *
     * @param percent 0 to 100, shown with the decimals it has
     */
    public static String percent(BigDecimal percent) {
        return number(percent) + "%";
    }

    /** Share of a whole with at most one decimal, half up: 97,8%. A whole of 0 gives 0%. */
    public static String percent(long part, long whole) {
        if (whole == 0) return "0%";
        return percent(BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP));
    }

    /** 8,5. A score out of 10; whole scores have no decimals. */
    public static String score(BigDecimal score) {
        return number(score);
    }

    /** Width of a bar in per cent with a point, for SVG: 43.75. Between 0 and 100. */
    public static String barWidth(long value, long of) {
        if (of <= 0 || value <= 0) return "0";
        if (value >= of) return "100";
        return BigDecimal.valueOf(value * 100)
                .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String grouped(String digits) {
        var text = new StringBuilder(digits);
        for (var at = digits.length() - 3; at > 0; at -= 3) text.insert(at, '.');
        return text.toString();
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static String four(int year) {
        return year < 1000 ? "0".repeat(4 - Integer.toString(year).length()) + year : Integer.toString(year);
    }
}
