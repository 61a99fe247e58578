package vn.nguon.planning.checks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Sex;

/**
 * Working age for two terms (đủ tuổi công tác hai nhiệm kỳ): whoever is planned for a term to come must be able to serve that many whole
 * terms from its beginning.
 * <p>Units: whole terms of the length that the term itself has. The last working day is the birthday of the working age; a birth year alone
 * is taken as its last day, in the person's favour. Reaching the end of a term on that very day is enough. The current term is not asked
 * about: the rule speaks of the next one. Between the least and the wanted number the document leaves it to people: a warning.
 * <p>Source: kept in rule_parameter (planning.age.*); working ages and the month are marked defaults.
 */
record AgeRule() implements PlanningRule {
    static final String ID = "tuoi-hai-nhiem-ky";

    private static final Pattern TERM = Pattern.compile("\\d{4}-\\d{4}");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Verdict> judge(Candidate one, Crowd crowd, RuleSet values) {
        var wanted = values.find("planning.age.terms");
        var least = values.find("planning.age.least-terms");
        var month = values.find("planning.age.term-month");
        if (wanted.isEmpty()
                || least.isEmpty()
                || month.isEmpty()
                || !TERM.matcher(one.term()).matches()) return Optional.empty();
        var start = LocalDate.of(
                Integer.parseInt(one.term().substring(0, 4)), month.get().whole(), 1);
        if (!start.isAfter(values.day())) return Optional.empty();
        var years = Integer.parseInt(one.term().substring(5)) - start.getYear();
        if (years < 1) return Optional.empty();
        var source = PlanningRule.source(wanted.get());
        var born = one.born();
        var sex = one.sex();
        if (born == null || sex == null)
            return Optional.of(new Verdict(
                    ID,
                    Verdict.Result.UNKNOWN,
                    source,
                    born == null ? "Chưa có ngày sinh" : "Chưa ghi nam hay nữ",
                    "",
                    "Ghi ngày sinh và giới tính"));
        return values.find(sex == Sex.MALE ? "planning.age.men" : "planning.age.women")
                .map(age -> verdict(one, born, sex, start, years, wanted.get(), least.get(), age));
    }

    private static Verdict verdict(
            Candidate one, BirthDate born, Sex sex, LocalDate start, int years, Rule wanted, Rule least, Rule age) {
        var last = born.full().orElse(LocalDate.of(born.year(), 12, 31)).plusYears(age.whole());
        var terms = 0;
        while (terms < wanted.whole()
                && !start.plusYears((long) years * (terms + 1)).isAfter(last)) terms++;
        var facts = "%s, sinh %s, hết tuổi công tác %s; nhiệm kỳ %s từ %s"
                .formatted(
                        sex == Sex.MALE ? "Nam" : "Nữ",
                        born.text(),
                        born.isYearOnly() ? Integer.toString(last.getYear()) : PlanningRule.day(last),
                        PlanningRule.term(one.term()),
                        PlanningRule.day(start));
        var sources = new ArrayList<String>();
        sources.add(PlanningRule.source(wanted));
        sources.add(PlanningRule.leaning(age));
        var source = String.join("; ", sources);
        if (terms >= wanted.whole()) return new Verdict(ID, Verdict.Result.MET, source, "", facts, "");
        var tooOld = terms < least.whole();
        var sentence = terms == 0
                ? "Không đủ tuổi công tác trọn nhiệm kỳ %s".formatted(PlanningRule.term(one.term()))
                : "Đủ tuổi công tác %d nhiệm kỳ, cần từ %d".formatted(terms, wanted.whole());
        return new Verdict(
                ID,
                tooOld ? PlanningRule.bar(wanted) : Verdict.Result.WARNING,
                source,
                sentence,
                facts,
                tooOld
                        ? "Không quy hoạch nhiệm kỳ này; nếu ngày sinh ghi sai thì sửa ngày sinh"
                        : "Cấp có thẩm quyền cân nhắc; nếu ngày sinh ghi sai thì sửa ngày sinh");
    }
}
