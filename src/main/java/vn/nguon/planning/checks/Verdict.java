package vn.nguon.planning.checks;

import java.util.List;

/**
 * What one rule says of one candidate, or of a list as a whole, able to explain itself. Kept with the decision as it was said.
 *
 * @param rule stable id, e.g. {@code tuoi-hai-nhiem-ky}
 * @param result what came out
 * @param source document and article, or that the value is a default; more than one where the rule leans on several values
 * @param sentence what was found, Vietnamese, without full stop; "" when met
 * @param facts the facts that were used
 * @param mend what would put it right; "" when met
 */
public record Verdict(String rule, Result result, String source, String sentence, String facts, String mend) {

    /** How a rule came out. Only what a document demands bars; what it leaves to people, and every marked default, is a warning. */
    public enum Result {
        MET("Đạt"),
        /** Facts are missing: nothing is said against anybody. */
        UNKNOWN("Thiếu dữ kiện"),
        WARNING("Cần cân nhắc"),
        BREACH("Trái quy định");

        private final String vietnamese;

        Result(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** A warning or a breach: something that people look at. */
    public boolean found() {
        return result == Result.WARNING || result == Result.BREACH;
    }

    /** Name of the rule on screens. */
    public String ruleName() {
        return PlanningCheck.ruleName(rule);
    }

    static boolean anyBreach(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(verdict -> verdict.result() == Result.BREACH);
    }
}
