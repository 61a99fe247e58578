package vn.nguon.planning.checks;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.nguon.rules.RuleSet;

/** What a person must be on the day: full member of the Party, without discipline in force, below the title. Source: kept in rule_parameter. */
final class StandingRules {
    private StandingRules() {}

    /** Đảng viên chính thức: the day of full membership is not after the day of the check. */
    record FullMember() implements PlanningRule {
        static final String ID = "dang-vien-chinh-thuc";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
            return values.find("planning.full-member")
                    .filter(rule -> rule.yes())
                    .map(rule -> {
                        var source = PlanningRule.source(rule);
                        var since = one.partyOfficial();
                        if (since == null)
                            return new Verdict(
                                    ID,
                                    Verdict.Result.UNKNOWN,
                                    source,
                                    "Chưa có ngày vào Đảng chính thức",
                                    "",
                                    "Ghi ngày vào Đảng chính thức");
                        var facts = "Vào Đảng chính thức %s; ngày kiểm tra %s"
                                .formatted(PlanningRule.day(since), PlanningRule.day(values.day()));
                        return since.isAfter(values.day())
                                ? new Verdict(
                                        ID,
                                        PlanningRule.bar(rule),
                                        source,
                                        "Ngày %s chưa là đảng viên chính thức"
                                                .formatted(PlanningRule.day(values.day())),
                                        facts,
                                        "Đưa vào quy hoạch sau ngày %s; nếu ngày vào Đảng ghi sai thì sửa lại"
                                                .formatted(PlanningRule.day(since)))
                                : new Verdict(ID, Verdict.Result.MET, source, "", facts, "");
                    });
        }
    }

    /**
     * Kỷ luật còn hiệu lực. In force from the day of the decision to the last day, both inclusive. Where no end is recorded the end is
     * reckoned by a marked default, and that alone bars nobody.
     */
    record DisciplineInForce() implements PlanningRule {
        static final String ID = "ky-luat-con-hieu-luc";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
            var months = values.find("planning.discipline-months");
            return values.find("planning.discipline")
                    .filter(rule -> rule.yes())
                    .flatMap(rule -> months.map(length -> {
                        var source = PlanningRule.source(rule);
                        Verdict unknown = null;
                        for (var discipline : one.disciplines().stream()
                                .sorted(Comparator.comparing(
                                        Discipline::decided, Comparator.nullsFirst(Comparator.reverseOrder())))
                                .toList()) {
                            var decided = discipline.decided();
                            if (decided != null && decided.isAfter(values.day())) continue;
                            var last = discipline.lastDay(length.whole());
                            if (last == null) {
                                unknown = new Verdict(
                                        ID,
                                        Verdict.Result.UNKNOWN,
                                        source,
                                        "Có kỷ luật %s, chưa rõ ngày quyết định".formatted(discipline.form()),
                                        discipline.form(),
                                        "Ghi ngày quyết định kỷ luật và ngày hết hiệu lực");
                                continue;
                            }
                            if (last.isBefore(values.day())) continue;
                            var recorded = discipline.expires() != null || discipline.lifelong();
                            return new Verdict(
                                    ID,
                                    recorded ? PlanningRule.bar(rule) : Verdict.Result.WARNING,
                                    recorded ? source : source + "; " + PlanningRule.leaning(length),
                                    discipline.lifelong()
                                            ? "Đã bị khai trừ"
                                            : "Kỷ luật %s còn hiệu lực đến %s"
                                                    .formatted(discipline.form(), PlanningRule.day(last)),
                                    discipline.form()
                                            + (decided == null ? "" : ", quyết định ngày " + PlanningRule.day(decided)),
                                    discipline.lifelong()
                                            ? "Đưa ra khỏi danh sách"
                                            : "Xem xét lại sau ngày %s; nếu đã có ngày hết hiệu lực khác thì ghi vào hồ sơ"
                                                    .formatted(PlanningRule.day(last)));
                        }
                        if (unknown != null) return unknown;
                        return new Verdict(
                                ID, Verdict.Result.MET, source, "", "Không có kỷ luật còn hiệu lực trong dữ liệu", "");
                    }));
        }
    }

    /** Chức danh cao hơn: the planned title must rank above the highest post held. */
    record HigherTitle(TitleRanks ranks, Map<String, OptionalInt> known) implements PlanningRule {
        static final String ID = "chuc-danh-cao-hon";

        HigherTitle(TitleRanks ranks) {
            this(ranks, new HashMap<>());
        }

        /** Thousands are planned for a few titles, and hold a few posts. */
        private OptionalInt rank(String title) {
            return known.computeIfAbsent(title, ranks::of);
        }

        @Override
        public String id() {
            return ID;
        }

        @Override
        public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
            return values.find("planning.higher-title")
                    .filter(rule -> rule.yes())
                    .map(rule -> {
                        var source = PlanningRule.source(rule);
                        var planned = rank(one.title());
                        var post = one.posts().stream()
                                .filter(held -> rank(held).isPresent())
                                .min(Comparator.comparingInt(held -> rank(held).orElseThrow()));
                        if (planned.isEmpty() || post.isEmpty())
                            return new Verdict(
                                    ID,
                                    Verdict.Result.UNKNOWN,
                                    source,
                                    planned.isEmpty()
                                            ? "Chưa xếp bậc cho chức danh %s".formatted(one.title())
                                            : "Chưa rõ bậc của chức vụ đang giữ",
                                    String.join("; ", one.posts()),
                                    "So sánh chức vụ đang giữ với chức danh quy hoạch");
                        var facts = "Đang giữ: %s; quy hoạch: %s".formatted(post.get(), one.title());
                        return planned.getAsInt() < rank(post.get()).orElseThrow()
                                ? new Verdict(ID, Verdict.Result.MET, source, "", facts, "")
                                : new Verdict(
                                        ID,
                                        PlanningRule.bar(rule),
                                        source,
                                        "Chức danh quy hoạch không cao hơn chức vụ đang giữ",
                                        facts,
                                        "Quy hoạch chức danh cao hơn, hoặc bỏ lượt này");
                    });
        }
    }
}
