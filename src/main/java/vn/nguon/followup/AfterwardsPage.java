package vn.nguon.followup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.nguon.web.BarChart;
import vn.nguon.web.Vn;

/**
 * @param since first day of the placements counted by title
 * @param moments the four moments, as headings
 * @param programmes by which classes were taught; each leads to its topics
 * @param countedAt time of day of the numbers, empty when they are of now
 * @param again whether the viewer may have them counted anew
 */
public record AfterwardsPage(
        Afterwards.Figures figures,
        LocalDate since,
        List<String> moments,
        List<Afterwards.SkillLine> understanding,
        List<Afterwards.ClassActions> actions,
        List<TopicsAfterwards.Taught> programmes,
        String countedAt,
        boolean again) {
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

    /** Whether there may be more classes than those shown. */
    public boolean actionsCut() {
        return actions.size() == Afterwards.MOST_CLASSES;
    }

    /** "Trước lớp: 91 người; sau 6 tháng: 28 người" when as many spoke of every skill; otherwise empty, and each number has its own. */
    public String spoke() {
        var parts = new ArrayList<String>();
        for (var moment = 0; moment < moments.size(); moment++) {
            var at = moment;
            var people = understanding.stream()
                    .map(line -> line.means().get(at).people())
                    .distinct()
                    .toList();
            if (people.size() > 1) return "";
            if (people.getFirst() == 0) continue;
            var name = moments.get(moment);
            parts.add("%s: %s"
                    .formatted(
                            parts.isEmpty() ? name : name.toLowerCase(Locale.ROOT),
                            Vn.count(people.getFirst(), "người")));
        }
        return String.join("; ", parts);
    }

    /** "62,5" or nothing. */
    public static String text(Afterwards.Mean mean) {
        var value = mean.value();
        return value == null ? "" : Vn.number(value);
    }

    /** The same numbers as bars, on a scale of a hundred; nothing for a moment at which nobody was asked. */
    public BarChart chart() {
        return new BarChart(
                "Biểu đồ thanh: điểm năm mặt trước lớp, cuối lớp và sau khi nhận chức; số liệu ở bảng trên",
                understanding.stream()
                        .map(line -> new BarChart.Group(line.skill(), bars(line.means())))
                        .toList());
    }

    private static List<BarChart.Bar> bars(List<Afterwards.Mean> means) {
        var bars = new ArrayList<BarChart.Bar>();
        for (var place = 0; place < means.size(); place++) {
            var mean = means.get(place);
            var value = mean.value();
            if (mean.people() > 0 && value != null)
                bars.add(new BarChart.Bar(BarChart.Kind.ofSeries(place), value, text(mean)));
        }
        return bars;
    }
}
