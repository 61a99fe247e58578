package vn.nguon.results;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * Deciding on one of the two papers.
 *
 * @param supplement a supplementary decision: people are picked, a reason is asked
 * @param choose whether the granting is chosen a person (the Standing Committee's), not by the marks
 * @param summary what the decision will say in numbers
 */
public record DecidePage(
        ClassHead head,
        String title,
        String issuer,
        Form form,
        boolean supplement,
        boolean choose,
        String summary,
        List<Person> people,
        String action) {

    /**
     * @param ref of the enrolment
     * @param mark final mark and band in words
     * @param included ticked for the supplementary decision; {@code granted} for the paper
     * @param before what was decided, empty for a first decision
     * @param reason as typed
     */
    public record Person(
            String ref,
            String fullName,
            String unit,
            String mark,
            String kind,
            String result,
            String note,
            boolean included,
            boolean granted,
            String before,
            String reason) {}
}
