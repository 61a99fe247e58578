package vn.nguon.followup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.web.HomeBlock;
import vn.nguon.web.HomePart;
import vn.nguon.web.Vn;

/**
 * "Lớp có giúp không": the five skills before and at the end of classes and after placement, on the home of leaders and organisation boards, as
 * {@link Counting} counted them. Moments of which nobody has spoken are left out. One statement.
 */
@Component
class UnderstandingOnHome implements HomePart {
    private static final String BEHIND = AfterwardsPages.HOME + "#hieu";

    private final JdbcClient jdbc;

    UnderstandingOnHome(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param months after the placement; 0 for the first two moments */
    record Said(String skillName, int moment, int months, BigDecimal mean, int people) {
        String name() {
            return moment == 0 ? "Trước lớp" : moment == 1 ? "Cuối lớp" : "Sau %d tháng".formatted(months);
        }
    }

    private static final String MEANS = """
            SELECT w.skill_name, c.moment, max(c.months) AS months, round(sum(c.mean * c.people) / sum(c.people), 1) AS mean, sum(c.people)::int AS people
              FROM skill_count c
              JOIN skill_wording w ON w.skill = c.skill AND w.class_id IS NULL
             WHERE c.organisation_id IN (SELECT acting_top(:viewer, CAST(:today AS date)))
             GROUP BY w.order_no, w.skill_name, c.moment
             ORDER BY w.order_no, w.skill_name, c.moment
            """;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<HomeBlock> blocks(Viewer viewer) {
        if (!Afterwards.mayLook(viewer)) return List.of();
        var bySkill = new LinkedHashMap<String, @Nullable Said[]>();
        for (var said : jdbc.sql(MEANS)
                .param("viewer", viewer.id().value())
                .param("today", viewer.today())
                .query(Said.class)
                .list())
            bySkill.computeIfAbsent(said.skillName(), _ -> new Said[Afterwards.MOMENTS])[said.moment()] = said;
        if (bySkill.isEmpty()) return List.of();
        var spoken = spoken(bySkill);
        var names = names(bySkill);
        var blocks = new ArrayList<HomeBlock>();
        blocks.add(figure(bySkill, spoken));
        blocks.add(new HomeBlock.Chart(
                "Lớp có giúp không",
                "Học viên tự nhận xét và đảng ủy xã nhận xét, quy về thang 100. " + people(bySkill, spoken, names)
                        + ".",
                "Mặt",
                spoken.stream().map(names::get).toList(),
                bySkill.entrySet().stream()
                        .map(skill -> new HomeBlock.Group(skill.getKey(), values(skill.getValue(), spoken)))
                        .toList(),
                BigDecimal.valueOf(100),
                fallen(bySkill, spoken, names),
                new HomeBlock.Link("Xem cả bảng", BEHIND)));
        return blocks;
    }

    /** Moments of which anybody spoke, in order. */
    private static List<Integer> spoken(Map<String, @Nullable Said[]> bySkill) {
        var spoken = new ArrayList<Integer>();
        for (var moment = 0; moment < Afterwards.MOMENTS; moment++) {
            var at = moment;
            if (bySkill.values().stream().anyMatch(skill -> skill[at] != null)) spoken.add(moment);
        }
        return spoken;
    }

    /** What each moment is called; those that nobody spoke of are called nothing. */
    private static List<String> names(Map<String, @Nullable Said[]> bySkill) {
        var names = new String[] {"", "", "", ""};
        for (var skill : bySkill.values()) for (var said : skill) if (said != null) names[said.moment()] = said.name();
        return List.of(names);
    }

    private static List<@Nullable BigDecimal> values(@Nullable Said[] skill, List<Integer> spoken) {
        var values = new ArrayList<@Nullable BigDecimal>();
        for (int moment : spoken) {
            var said = skill[moment];
            values.add(said == null ? null : said.mean());
        }
        return values;
    }

    /** Mean of the skills at the last moment spoken of, beside the one before classes. */
    private static HomeBlock figure(Map<String, @Nullable Said[]> bySkill, List<Integer> spoken) {
        var last = mean(bySkill, spoken.getLast());
        var before = spoken.getFirst() == 0 && spoken.size() > 1 ? ", trước lớp " + Vn.number(mean(bySkill, 0)) : "";
        return new HomeBlock.Figures(
                PeopleOnHome.FIGURES,
                List.of(new HomeBlock.Figure("Hiểu rõ vai trò", Vn.number(last), BEHIND, "trên 100" + before, null)));
    }

    private static BigDecimal mean(Map<String, @Nullable Said[]> bySkill, int moment) {
        var sum = BigDecimal.ZERO;
        var count = 0;
        for (var skill : bySkill.values()) {
            var said = skill[moment];
            if (said == null) continue;
            sum = sum.add(said.mean());
            count++;
        }
        return sum.divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP);
    }

    /** "Trước lớp: 91 người; sau 6 tháng: 28 người": the skill that most people spoke of. */
    private static String people(Map<String, @Nullable Said[]> bySkill, List<Integer> spoken, List<String> names) {
        var parts = new ArrayList<String>();
        for (int moment : spoken) {
            var most = bySkill.values().stream()
                    .flatMap(skill -> Arrays.stream(skill, moment, moment + 1))
                    .mapToInt(said -> said == null ? 0 : said.people())
                    .max()
                    .orElse(0);
            var name = names.get(moment);
            parts.add("%s: %s"
                    .formatted(
                            parts.isEmpty() ? name : name.toLowerCase(java.util.Locale.ROOT), Vn.count(most, "người")));
        }
        return String.join("; ", parts);
    }

    /** The skill that has fallen most since the end of the class; empty when none has, or nobody has spoken since. */
    private static String fallen(Map<String, @Nullable Said[]> bySkill, List<Integer> spoken, List<String> names) {
        var last = spoken.getLast();
        if (last < 2) return "";
        var worst = "";
        var most = BigDecimal.ZERO;
        for (var skill : bySkill.entrySet()) {
            var end = skill.getValue()[1];
            var now = skill.getValue()[last];
            if (end == null || now == null) continue;
            var fall = end.mean().subtract(now.mean());
            if (fall.compareTo(most) <= 0) continue;
            most = fall;
            worst = "%s giảm từ %s còn %s %s."
                    .formatted(
                            skill.getKey(),
                            Vn.number(end.mean()),
                            Vn.number(now.mean()),
                            names.get(last).toLowerCase(java.util.Locale.ROOT));
        }
        return worst;
    }
}
