package vn.nguon.results;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * Making and deciding the list of one level.
 *
 * @param proposes the viewer may keep the list; {@code decides} the viewer may decide
 * @param supplement there is a decision already
 */
public record CommendPage(
        ClassHead head,
        String title,
        String issuer,
        String rule,
        int quota,
        Form form,
        boolean proposes,
        boolean decides,
        boolean supplement,
        List<Person> people) {

    /** @param proposal words of the rule's proposal, empty for none; @param before as decided, empty when not named */
    public record Person(
            String ref,
            String fullName,
            String unit,
            String mark,
            String absent,
            String proposal,
            String kind,
            boolean chosen,
            String before,
            String reason) {}
}
