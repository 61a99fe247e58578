package vn.nguon.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.nguon.rules.Rule;
import vn.nguon.rules.Rules;

/** What reports take from the rules, as in force on a day. One statement. */
@Component
class CountRules {
    private static final String AGE = "reports.age-";
    private static final String THEORY = "reports.theory.";

    private final Rules rules;

    CountRules(Rules rules) {
        this.rules = rules;
    }

    /** @param word with which a file begins to write the level, folded */
    record Level(String word, String label) {}

    /**
     * @param least smaller counts of sensitive kinds are hidden from those without the right
     * @param ages bounds between the age bands, ascending; below the first is band 0
     * @param levels of political theory, the lowest first
     * @param unsourced whether a bound or level is a default that no document sets
     */
    record Bounds(int least, List<Integer> ages, List<Level> levels, boolean unsourced) {
        Bounds {
            ages = List.copyOf(ages);
            levels = List.copyOf(levels);
        }

        /** "Dưới 30", "30–39", …, "Từ 50 tuổi". */
        String band(int number) {
            if (ages.isEmpty()) return "Mọi tuổi";
            if (number == 0) return "Dưới %d tuổi".formatted(ages.getFirst());
            if (number >= ages.size()) return "Từ %d tuổi".formatted(ages.getLast());
            return "%d–%d tuổi".formatted(ages.get(number - 1), ages.get(number) - 1);
        }
    }

    Bounds on(LocalDate day) {
        var ages = new ArrayList<Integer>();
        var levels = new ArrayList<Rule>();
        var least = 0;
        var unsourced = false;
        for (var rule : rules.all(day)) {
            if (rule.key().startsWith(AGE)) {
                ages.add(rule.whole());
                unsourced |= rule.source().isDefault();
            } else if (rule.key().startsWith(THEORY)) levels.add(rule);
            else if (rule.key().equals("reports.least-shown")) least = rule.whole();
        }
        if (least < 1) throw new IllegalStateException("no rule value for reports.least-shown on " + day);
        levels.sort(Comparator.comparing(Rule::value));
        return new Bounds(
                least,
                ages.stream().distinct().sorted().toList(),
                levels.stream()
                        .map(rule ->
                                new Level(rule.key().substring(THEORY.length()).replace('-', ' '), rule.label()))
                        .toList(),
                unsourced);
    }
}
