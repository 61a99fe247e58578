package vn.nguon.planning.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nguon.rules.RuleSet;

/** All rules over a list. Who stands planned already counts along, without being judged. */
public final class PlanningCheck {
    private static final Map<String, String> NAMES = Map.of(
            ShareRules.SCIENCE,
            "Tỷ lệ cán bộ khoa học, công nghệ",
            AgeRule.ID,
            "Tuổi công tác hai nhiệm kỳ",
            StandingRules.FullMember.ID,
            "Đảng viên chính thức",
            StandingRules.DisciplineInForce.ID,
            "Kỷ luật còn hiệu lực",
            StandingRules.HigherTitle.ID,
            "Chỉ quy hoạch chức danh cao hơn",
            CountRules.TitlesPerPerson.ID,
            "Số chức danh của một người",
            CountRules.PeoplePerTitle.ID,
            "Số người của một chức danh",
            ShareRules.WOMEN,
            "Tỷ lệ nữ",
            ShareRules.YOUNG,
            "Tỷ lệ cán bộ trẻ",
            ShareRules.MINORITY,
            "Tỷ lệ người dân tộc thiểu số");

    private static final Set<String> PERSONAL = Set.of(
            AgeRule.ID, StandingRules.FullMember.ID, StandingRules.DisciplineInForce.ID, StandingRules.HigherTitle.ID);

    private final List<PlanningRule> rules;
    private final RuleSet values;

    /** @param values those in force on the day of the check, in the province of the list */
    public PlanningCheck(RuleSet values, TitleRanks ranks) {
        this.values = values;
        this.rules = List.of(
                new AgeRule(),
                new StandingRules.FullMember(),
                new StandingRules.DisciplineInForce(),
                new StandingRules.HigherTitle(ranks),
                new CountRules.TitlesPerPerson(),
                new CountRules.PeoplePerTitle());
    }

    /** @param standing planned already by others' decisions, not on the list; may be empty */
    public CheckReport run(List<Candidate> list, List<Candidate> standing) {
        return new CheckReport(values.day(), values.place(), lines(list, standing), ShareRules.judge(list, values));
    }

    /**
     * What is said of each of a list, or of some of it.
     *
     * @param others who counts along: the rest of the list, and who stands planned already
     */
    public List<CheckReport.Line> lines(List<Candidate> some, List<Candidate> others) {
        var crowd = new Crowd(some, others);
        var lines = new ArrayList<CheckReport.Line>();
        for (var one : some) {
            var verdicts = new ArrayList<Verdict>();
            for (var rule : rules) rule.judge(one, crowd, values).ifPresent(verdicts::add);
            lines.add(new CheckReport.Line(one, verdicts));
        }
        return lines;
    }

    /** What is said of a list as a whole, whose persons are counted. */
    public List<Verdict> whole(ShareRules.Tally tally, Level level) {
        return ShareRules.judge(tally, level, values);
    }

    public RuleSet values() {
        return values;
    }

    /** What is asked of the person alone: age, membership, discipline, and whether the title is higher than the post. */
    public List<Verdict> person(Candidate one) {
        var nobody = new Crowd(List.of(), List.of());
        var verdicts = new ArrayList<Verdict>();
        for (var rule : rules)
            if (PERSONAL.contains(rule.id())) rule.judge(one, nobody, values).ifPresent(verdicts::add);
        return verdicts;
    }

    /**
     * Whether this verdict keeps a planned person from being sent to training: a breach of what is asked of the person. That they hold such
     * a post already does not: then the training is overdue, not needless.
     */
    public static boolean bars(Verdict verdict) {
        return verdict.result() == Verdict.Result.BREACH && !verdict.rule().equals(StandingRules.HigherTitle.ID);
    }

    static String ruleName(String id) {
        return NAMES.getOrDefault(id, id);
    }
}
