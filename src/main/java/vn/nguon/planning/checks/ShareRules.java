package vn.nguon.planning.checks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;
import vn.nguon.web.Vn;

/**
 * Shares of women, young and ethnic minority people (cơ cấu) in a list: targets, so they warn and never bar.
 * <p>Units: percent of different persons, whole list; a person of whom it is not known counts in the whole and not in the part. Exactly the
 * target is enough, compared without rounding. Young: younger on that day than the age for the level; a birth year alone counts as if the
 * birthday was over. Source: kept in rule_parameter (planning.share.*, planning.young.*).
 */
public final class ShareRules {
    public static final String WOMEN = "ty-le-nu";
    public static final String YOUNG = "ty-le-tre";
    public static final String MINORITY = "ty-le-dan-toc-thieu-so";

    /** 377-QĐ/TW names it without a number; {@link #withoutNumber}. */
    public static final String SCIENCE = "ty-le-khoa-hoc-cong-nghe";

    private ShareRules() {}

    /**
     * Different persons of a list, counted.
     *
     * @param young as the level's age says @param sexless of whom it is not known whether man or woman; {@code ageless}, {@code unnamed}: nor their
     *     birth, nor their ethnicity
     */
    public record Tally(
            int people, int women, int young, int minority, int science, int sexless, int ageless, int unnamed) {
        static Tally of(List<Candidate> list, RuleSet values) {
            var people = ShareRules.people(list);
            return new Tally(
                    people.size(),
                    part(people, one -> one.sex() == Sex.FEMALE),
                    part(people, one -> isYoung(one, values)),
                    part(people, one -> isMinority(one.ethnicity())),
                    part(people, Candidate::science),
                    part(people, one -> one.sex() == null),
                    part(people, one -> one.born() == null),
                    part(people, one -> one.ethnicity().isEmpty()));
        }
    }

    static List<Verdict> judge(List<Candidate> list, RuleSet values) {
        return list.isEmpty()
                ? List.of()
                : judge(Tally.of(list, values), list.getFirst().level(), values);
    }

    /** @param level of the first on the list: by its age the young are named */
    static List<Verdict> judge(Tally tally, Level level, RuleSet values) {
        var verdicts = new ArrayList<Verdict>();
        var people = tally.people();
        if (people == 0) return verdicts;
        values.find("planning.share.women")
                .ifPresent(rule -> verdicts.add(
                        verdict(WOMEN, rule, null, tally.women(), people, tally.sexless(), "nữ", "giới tính")));
        var age = values.find(youngKey(level));
        values.find("planning.share.young")
                .ifPresent(rule -> verdicts.add(verdict(
                        YOUNG,
                        rule,
                        age.orElse(null),
                        tally.young(),
                        people,
                        tally.ageless(),
                        age.map(young -> "dưới %d tuổi".formatted(young.whole()))
                                .orElse("trẻ"),
                        "ngày sinh")));
        values.find("planning.share.minority")
                .ifPresent(rule -> verdicts.add(verdict(
                        MINORITY,
                        rule,
                        null,
                        tally.minority(),
                        people,
                        tally.unnamed(),
                        "người dân tộc thiểu số",
                        "dân tộc")));
        values.find("planning.share.science")
                .ifPresent(rule -> verdicts.add(
                        rule.yes()
                                ? verdict(
                                        SCIENCE,
                                        rule,
                                        null,
                                        tally.science(),
                                        people,
                                        0,
                                        "cán bộ khoa học, công nghệ",
                                        "")
                                : withoutNumber(rule, tally.science(), people)));
        return verdicts;
    }

    /** A share that a document asks for without saying how large: counted, and nothing is said against anybody. */
    private static Verdict withoutNumber(Rule rule, int part, int whole) {
        return new Verdict(
                SCIENCE,
                Verdict.Result.UNKNOWN,
                PlanningRule.source(rule),
                "Văn bản yêu cầu có tỷ lệ, chưa tìm thấy con số",
                "%s trên %s người có ghi chuyên môn khoa học, công nghệ".formatted(Vn.number(part), Vn.number(whole)),
                "Ghi tỷ lệ của tỉnh ở mục Quy định; ghi chuyên môn khoa học, công nghệ ở Quá trình của từng người");
    }

    private static Verdict verdict(
            String id,
            Rule target,
            @Nullable Rule leaning,
            int part,
            int whole,
            int missing,
            String what,
            String fact) {
        var source = PlanningRule.source(target) + (leaning == null ? "" : "; " + PlanningRule.leaning(leaning));
        var percent = Vn.percent(part, whole);
        var facts = "%s trên %s người là %s (%s)%s"
                .formatted(
                        Vn.number(part),
                        Vn.number(whole),
                        what,
                        percent,
                        missing == 0 ? "" : "; %s người chưa ghi %s".formatted(Vn.number(missing), fact));
        var wanted = target.value()
                .multiply(BigDecimal.valueOf(whole))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING)
                .intValueExact();
        if (part >= wanted) return new Verdict(id, Verdict.Result.MET, source, "", facts, "");
        return new Verdict(
                id,
                Verdict.Result.WARNING,
                source,
                "%s: %s, chỉ tiêu %s".formatted(target.label(), percent, Vn.percent(target.value())),
                facts,
                "Thêm %s người %s để đạt chỉ tiêu trên %s người"
                        .formatted(Vn.number(wanted - part), what, Vn.number(whole)));
    }

    /** The first candidate of each person. */
    private static List<Candidate> people(List<Candidate> list) {
        var people = new LinkedHashMap<String, Candidate>();
        for (var one : list) people.putIfAbsent(one.who(), one);
        return List.copyOf(people.values());
    }

    private static int part(List<Candidate> people, Predicate<Candidate> counts) {
        return (int) people.stream().filter(counts).count();
    }

    /** Key of the age below which somebody is young at a level. */
    public static String youngKey(Level level) {
        return "planning.young." + level.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isYoung(Candidate one, RuleSet values) {
        var born = one.born();
        return born != null
                && youngSince(one.level(), values)
                        .filter(since -> born.full()
                                .orElse(LocalDate.of(born.year(), 1, 1))
                                .isAfter(since))
                        .isPresent();
    }

    /** Whoever was born after this day is young at a level; empty when no age is set for it. */
    public static Optional<LocalDate> youngSince(Level level, RuleSet values) {
        return values.find(youngKey(level)).map(age -> values.day().minusYears(age.whole()));
    }

    /** Whether an ethnicity is one of the minorities: known, and not Kinh. */
    public static boolean isMinority(String ethnicity) {
        var folded = VietnameseText.fold(VietnameseText.clean(ethnicity));
        return !folded.isEmpty() && !folded.equals("kinh") && !folded.equals("viet");
    }
}
