package vn.nguon.planning.checks;

import java.time.LocalDate;
import java.util.List;

/**
 * What the checks say of a list.
 *
 * @param day on which the values hold; {@code place} the province whose own values were used, "" for none
 * @param lines one a candidate, in the order of the list
 * @param whole what they say of the list as a whole; empty for an empty list
 */
public record CheckReport(LocalDate day, String place, List<Line> lines, List<Verdict> whole) {

    public CheckReport {
        lines = List.copyOf(lines);
        whole = List.copyOf(whole);
    }

    /** @param verdicts one a rule that asks something on that day, in a fixed order */
    public record Line(Candidate candidate, List<Verdict> verdicts) {
        public Line {
            verdicts = List.copyOf(verdicts);
        }

        public List<Verdict> findings() {
            return verdicts.stream().filter(Verdict::found).toList();
        }

        /** What could not be judged for want of facts. */
        public List<Verdict> unknown() {
            return verdicts.stream()
                    .filter(verdict -> verdict.result() == Verdict.Result.UNKNOWN)
                    .toList();
        }

        public boolean barred() {
            return Verdict.anyBreach(verdicts);
        }
    }

    /** Lines about which a rule says something, in the order of the list. */
    public List<Line> found() {
        return lines.stream().filter(line -> !line.findings().isEmpty()).toList();
    }
}
