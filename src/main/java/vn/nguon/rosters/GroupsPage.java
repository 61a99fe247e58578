package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;
import vn.nguon.web.Option;

/**
 * Study groups and class committee of a class.
 *
 * @param divide the form that divides everybody anew
 * @param groupOptions,officeOptions what can be chosen for one person
 */
public record GroupsPage(
        ClassHead head,
        List<RosterGroups.Group> groups,
        List<RosterLine> lines,
        Form divide,
        List<Option> groupOptions,
        List<Option> officeOptions,
        String refusal) {

    /** Short suffix of the two inputs of one line. */
    public static String key(RosterLine line) {
        return line.ref().toString();
    }
}
