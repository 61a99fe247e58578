package vn.nguon.planning.checks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.nguon.rules.Rule;
import vn.nguon.rules.RuleSet;

/** One rule of the dated set: asks facts of a candidate and answers with a verdict that names its source. */
interface PlanningRule {

    /** Stable id, kept with decisions. */
    String id();

    /** Empty when no value is in force on the day, or the rule does not ask about this candidate. */
    Optional<Verdict> judge(Candidate candidate, Crowd crowd, RuleSet values);

    /** A breach where the value has a document that demands it; a warning where it is a marked default. */
    static Verdict.Result bar(Rule rule) {
        return rule.source().isDefault() ? Verdict.Result.WARNING : Verdict.Result.BREACH;
    }

    /** "15-QĐ/TU ngày 01/03/2022 (Nghệ An)", or that it is a default. */
    static String source(Rule rule) {
        var text = rule.source().text();
        return rule.place().isEmpty() ? text : "%s (%s)".formatted(text, rule.place());
    }

    /** A further value that the verdict leans on: "Tuổi công tác của nam 62: mặc định, chưa có văn bản". */
    static String leaning(Rule rule) {
        return "%s %s: %s"
                .formatted(rule.label(), rule.value().stripTrailingZeros().toPlainString(), source(rule));
    }

    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String term(String term) {
        return term.replace('-', '–');
    }
}
