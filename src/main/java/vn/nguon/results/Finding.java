package vn.nguon.results;

import java.util.List;
import java.util.UUID;

/**
 * One trainee with everything the results rest on, as it stands now.
 *
 * @param ref of the enrolment, in addresses
 * @param group number of the study group, 0 for none
 * @param absences of this trainee against the limit
 */
record Finding(
        long enrolment,
        UUID ref,
        String fullName,
        String born,
        String unit,
        String post,
        int group,
        Absences absences,
        List<PartMark> parts,
        Assessment assessment) {

    Facts facts() {
        return new Facts(fullName, born, unit, post, group, absences, parts);
    }

    /** What a decision keeps of the trainee, so that its list prints the same whatever changes later. */
    record Facts(
            String fullName,
            String born,
            String unit,
            String post,
            int group,
            Absences absences,
            List<PartMark> parts) {}
}
