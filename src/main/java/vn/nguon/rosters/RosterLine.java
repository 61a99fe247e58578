package vn.nguon.rosters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;

/**
 * One trainee on the roster, as every part of the class may see them: nothing sensitive.
 *
 * @param ref public id of the enrolment, in addresses
 * @param born as papers write it, dd/MM/yyyy or a year; empty when unknown
 * @param organisation the Đảng ủy that sent them
 * @param unitName the commune as it was named when they were put on the roster
 * @param post as written in the roster file or entered
 * @param plannedAs titles and terms they were planned for, empty when not planned
 * @param group number of the study group, 0 for none yet; {@code groupName} likewise empty
 */
public record RosterLine(
        EnrolmentId id,
        UUID ref,
        PersonId person,
        UUID personRef,
        String fullName,
        @Nullable Sex sex,
        String born,
        OrganisationId organisation,
        String unitName,
        String post,
        String plannedAs,
        int group,
        String groupName,
        ClassOffice office) {

    /** The same person under the name that the unit bears on another map. */
    RosterLine at(String unit) {
        return new RosterLine(
                id,
                ref,
                person,
                personRef,
                fullName,
                sex,
                born,
                organisation,
                unit,
                post,
                plannedAs,
                group,
                groupName,
                office);
    }

    /** "Nam", "Nữ" or empty. */
    public String sexText() {
        return sex == null ? "" : sex.vietnamese();
    }
}
