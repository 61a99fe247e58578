package vn.nguon.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Vn;

/**
 * @param since first day of the placements counted by title
 * @param moments the four moments, as headings
 * @param programmes by which classes were taught; each leads to its topics
 * @param countedAt time of day of the numbers, empty when they are of now
 */
public record AfterwardsPage(
        Afterwards.Figures figures,
        LocalDate since,
        List<String> moments,
        List<Afterwards.SkillLine> understanding,
        List<Afterwards.ClassActions> actions,
        List<TopicsAfterwards.Taught> programmes,
        String countedAt) {
    public AfterwardsPage {
        moments = List.copyOf(moments);
        understanding = List.copyOf(understanding);
        actions = List.copyOf(actions);
        programmes = List.copyOf(programmes);
    }

    /** Whether anybody said anything. */
    public boolean anythingSaid() {
        return understanding.stream().anyMatch(line -> line.means().stream().anyMatch(mean -> mean.people() > 0));
    }

    /** "62,5" or nothing. */
    public static String text(Afterwards.Mean mean) {
        var value = mean.value();
        return value == null ? "" : Vn.number(value);
    }

    private static final List<String> COLOURS = List.of("bar-2", "bar", "bar-3", "bar-4");

    /** Class of the bar of one of the four moments. */
    public static String colour(int moment) {
        return COLOURS.get(moment);
    }

    /** Length of the bar, of a hundred. */
    public static String bar(Afterwards.Mean mean) {
        var value = mean.value();
        // Room for the number behind the longest bar.
        return value == null
                ? "0"
                : value.multiply(new BigDecimal("0.86"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString() + "%";
    }

    /** Where the number behind the bar stands. */
    public static String behind(Afterwards.Mean mean) {
        var value = mean.value();
        return value == null
                ? "0"
                : value.multiply(new BigDecimal("0.86"))
                                .add(BigDecimal.TWO)
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString()
                        + "%";
    }
}
