package vn.nguon.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Vn;

/**
 * A programme read by topic.
 *
 * @param moments the four moments, as headings
 * @param weakest the skill that stands lowest at the latest moment of which anybody spoke; empty when nobody did
 * @param weakTopics topics that serve it
 * @param countedAt time of day at which the numbers were counted; empty just now
 * @param again whether the viewer may have them counted anew
 */
public record TopicsPage(
        UUID ref,
        String title,
        int versionNo,
        List<String> moments,
        List<Line> lines,
        String weakest,
        List<String> weakTopics,
        boolean anySkill,
        String countedAt,
        boolean again) {
    public TopicsPage {
        moments = List.copyOf(moments);
        lines = List.copyOf(lines);
        weakTopics = List.copyOf(weakTopics);
    }

    /**
     * @param skills names of what it serves
     * @param said "4,2" of five, or empty; @param answers "30 phiếu"
     * @param practised of ten, or empty
     * @param means of the skills it serves, of a hundred, at the four moments; empty texts where nobody spoke
     * @param wanted "2 người" or empty, after each review
     */
    public record Line(
            String number,
            String title,
            List<String> skills,
            String said,
            String answers,
            String practised,
            List<String> means,
            List<String> wanted) {
        public Line {
            skills = List.copyOf(skills);
            means = List.copyOf(means);
            wanted = List.copyOf(wanted);
        }
    }

    static TopicsPage of(TopicsAfterwards.Read read, List<String> moments, String countedAt, boolean again) {
        var names = new LinkedHashMap<String, String>();
        for (var skill : read.understanding()) names.put(skill.code(), skill.skill());
        var weak = weakest(read.understanding());
        return new TopicsPage(
                read.programme().ref(),
                read.programme().title(),
                read.programme().versionNo(),
                moments,
                read.topics().stream().map(topic -> line(topic, read, names)).toList(),
                weak == null ? "" : said(weak, moments),
                weak == null
                        ? List.of()
                        : read.topics().stream()
                                .filter(topic ->
                                        topic.skills().contains(weak.skill().code()))
                                .map(TopicsAfterwards.Topic::title)
                                .toList(),
                read.topics().stream().anyMatch(topic -> !topic.skills().isEmpty()),
                countedAt,
                again);
    }

    private static Line line(
            TopicsAfterwards.Topic topic, TopicsAfterwards.Read read, LinkedHashMap<String, String> names) {
        var served = read.understanding().stream()
                .filter(skill -> topic.skills().contains(skill.code()))
                .toList();
        var said = topic.said();
        var means = new ArrayList<String>();
        for (var moment = 0; moment < Afterwards.MOMENTS; moment++) {
            var no = moment;
            means.add(mean(served.stream()
                    .map(skill -> skill.means().get(no).value())
                    .filter(Objects::nonNull)
                    .toList()));
        }
        return new Line(
                topic.number(),
                topic.title(),
                topic.skills().stream()
                        .map(code -> names.getOrDefault(code, ""))
                        .toList(),
                said == null ? "" : Vn.number(said),
                topic.answers() == 0 ? "" : Vn.count(topic.answers(), "phiếu"),
                mean(topic.skills().stream()
                        .map(read.practised()::get)
                        .filter(Objects::nonNull)
                        .toList()),
                means,
                topic.wanted().stream()
                        .map(people -> people == 0 ? "" : Vn.count(people, "người"))
                        .toList());
    }

    private static String mean(List<BigDecimal> values) {
        if (values.isEmpty()) return "";
        return Vn.number(values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 1, RoundingMode.HALF_UP));
    }

    private record Weak(Afterwards.SkillLine skill, int moment, BigDecimal value) {}

    private static @Nullable Weak weakest(List<Afterwards.SkillLine> skills) {
        for (var moment = Afterwards.MOMENTS - 1; moment >= 0; moment--) {
            var no = moment;
            var lowest = skills.stream()
                    .flatMap(skill -> {
                        var value = skill.means().get(no).value();
                        return value == null
                                ? java.util.stream.Stream.<Weak>empty()
                                : java.util.stream.Stream.of(new Weak(skill, no, value));
                    })
                    .min(Comparator.comparing(Weak::value));
            if (lowest.isPresent()) return lowest.get();
        }
        return null;
    }

    private static String said(Weak weak, List<String> moments) {
        return "%s thấp nhất là mặt %s, %s trên 100 điểm."
                .formatted(
                        moments.get(weak.moment()),
                        weak.skill().skill().toLowerCase(java.util.Locale.ROOT),
                        Vn.number(weak.value()));
    }
}
