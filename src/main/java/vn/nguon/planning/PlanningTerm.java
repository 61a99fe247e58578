package vn.nguon.planning;

import java.util.regex.Pattern;

/** Term of office (nhiệm kỳ) as kept: {@code 2020-2025}, five years. */
final class PlanningTerm {
    private static final Pattern SHAPE = Pattern.compile("(\\d{4})-(\\d{4})");

    private PlanningTerm() {}

    static boolean isTerm(String text) {
        var match = SHAPE.matcher(text);
        return match.matches() && Integer.parseInt(match.group(2)) - Integer.parseInt(match.group(1)) == 5;
    }

    /** With any dash and spaces between the years; other text stays as it is. */
    static String clean(String text) {
        return text.strip().replaceAll("\\s*[-–—]\\s*", "-");
    }
}
