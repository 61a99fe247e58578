package vn.nguon.rosters;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * One trainee of a class, or the form that adds somebody.
 *
 * @param line null while nobody is chosen who is on the roster
 * @param form of what is being done; null to only look
 * @param chosen the person to add or to put in somebody's place; null while searching
 * @param found people by name, to choose from
 * @param searched the name looked for, empty before the first search
 * @param action where the form goes
 */
public record TraineePage(
        ClassHead head,
        String title,
        @Nullable RosterLine line,
        @Nullable Form form,
        @Nullable KnownPerson chosen,
        List<KnownPerson> found,
        String searched,
        String action,
        boolean approved,
        boolean mayChange,
        boolean mayPrint) {}
