package vn.nguon.planning.checks;

import java.util.Optional;
import vn.nguon.rules.RuleSet;

/**
 * How many people a title may have planned, and how many titles of one level a person.
 * <p>Units: different persons; different pairs of title and organisation within one term. Exactly the limit is allowed. Source: kept in
 * rule_parameter.
 */
final class CountRules {
    private CountRules() {}

    /** Số người quy hoạch một chức danh. */
    record PeoplePerTitle() implements PlanningRule {
        static final String ID = "qua-ba-nguoi-mot-chuc-danh";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
            return values.find("planning.people-per-title").map(rule -> {
                var people = crowd.people(one);
                var most = rule.whole();
                var facts = "%s, %s, nhiệm kỳ %s: %d người (%s)"
                        .formatted(one.title(), one.atName(), PlanningRule.term(one.term()), people, crowd.names(one));
                return people <= most
                        ? new Verdict(ID, Verdict.Result.MET, PlanningRule.source(rule), "", facts, "")
                        : new Verdict(
                                ID,
                                PlanningRule.bar(rule),
                                PlanningRule.source(rule),
                                "Chức danh này có %d người quy hoạch, nhiều nhất là %d".formatted(people, most),
                                facts,
                                "Giữ lại %d người, bớt %d người".formatted(most, people - most));
            });
        }
    }

    /** Số chức danh cùng cấp của một người. */
    record TitlesPerPerson() implements PlanningRule {
        static final String ID = "qua-ba-chuc-danh";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
            return values.find("planning.titles-per-person").map(rule -> {
                var titles = crowd.titles(one);
                var most = rule.whole();
                var facts = "%d chức danh %s, nhiệm kỳ %s"
                        .formatted(
                                titles,
                                one.level().vietnamese().toLowerCase(java.util.Locale.ROOT),
                                PlanningRule.term(one.term()));
                return titles <= most
                        ? new Verdict(ID, Verdict.Result.MET, PlanningRule.source(rule), "", facts, "")
                        : new Verdict(
                                ID,
                                PlanningRule.bar(rule),
                                PlanningRule.source(rule),
                                "Một người quy hoạch %d chức danh cùng cấp, nhiều nhất là %d".formatted(titles, most),
                                facts,
                                "Chọn %d chức danh, bỏ %d chức danh còn lại".formatted(most, titles - most));
            });
        }
    }
}
