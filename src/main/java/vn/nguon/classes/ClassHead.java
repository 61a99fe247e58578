package vn.nguon.classes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Role;

/**
 * One class as its viewer sees it: what stands at the top of every page of the class, and what the viewer acts as in it.
 * Read in one statement by {@link Classes#head}.
 *
 * @param code in addresses, e.g. {@code TD-2022-01}; unique
 * @param publicName without planning words; what certificates and the public check show
 * @param firstDay of the study days, null while none is set; {@code lastDay} likewise
 * @param studyDays how many study days
 * @param weekdays in words, e.g. "thứ 2 đến thứ 6"; empty while no day is set
 * @param capacity seats, positive
 * @param programme the version in use, null while none is chosen
 * @param programmeTitle empty while none is chosen
 * @param periods of the programme (tiết), 0 while none is chosen
 * @param trainees people on the roster as let in by it
 * @param programmeApproved the school approved programme and lecturers
 * @param version for optimistic locking of the class's own data
 * @param acts roles and parts the viewer's organisations have here; empty for those who only look
 * @param capacities the viewer's own capacities in this class
 * @param roles all roles the viewer holds today, anywhere
 */
public record ClassHead(
        ClassId id,
        UUID ref,
        String code,
        String name,
        String publicName,
        ClassState state,
        String venue,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        int studyDays,
        String weekdays,
        int capacity,
        @Nullable ProgrammeId programme,
        String programmeTitle,
        int periods,
        int trainees,
        boolean programmeApproved,
        int version,
        Set<Act> acts,
        Set<Capacity> capacities,
        Set<Role> roles) {
    public ClassHead {
        roles = Set.copyOf(roles);
        acts = Set.copyOf(acts);
        capacities = Set.copyOf(capacities);
    }

    /** Address of the class, or of a page below it: {@code link("/lich")}. */
    public String link(String below) {
        return "/lop/" + code + below;
    }

    /** Does an organisation of the viewer have one of these parts, in whatever role the viewer is there? */
    public boolean holds(ClassPart... parts) {
        return acts.stream().anyMatch(act -> Arrays.asList(parts).contains(act.part()));
    }

    /** Does the viewer hold this role at an organisation with one of these parts? */
    public boolean actsAs(Role role, ClassPart... parts) {
        return acts.stream()
                .anyMatch(act -> act.role() == role && Arrays.asList(parts).contains(act.part()));
    }

    public boolean is(Capacity... wanted) {
        return Arrays.stream(wanted).anyMatch(capacities::contains);
    }

    /** Sees the class for an office, its own or one below it; not as somebody who only studies, teaches or supervises here. */
    public boolean office() {
        return (roles.contains(Role.CENTRE)
                        || roles.contains(Role.ORGANISATION_BOARD)
                        || roles.contains(Role.SCHOOL)
                        || roles.contains(Role.APPROVER))
                && (!acts.isEmpty() || capacities.isEmpty());
    }

    /** Runs the class: centre or organisation board of a body that organises, co-organises, plans or hosts it; or a school that organises it. */
    public boolean runs() {
        return actsAs(Role.CENTRE, RUNNING)
                || actsAs(Role.ORGANISATION_BOARD, RUNNING)
                || actsAs(Role.SCHOOL, ClassPart.ORGANISES);
    }

    /** Training office of the school that issues the certificate: approves the programme, marks, decides results. */
    public boolean school() {
        return actsAs(Role.SCHOOL, ClassPart.ISSUES_CERTIFICATE);
    }

    /** Approver of the organisation that decides on the class. */
    public boolean decides() {
        return actsAs(Role.APPROVER, ClassPart.DECIDES);
    }

    private static final ClassPart[] RUNNING = {
        ClassPart.ORGANISES, ClassPart.CO_ORGANISES, ClassPart.HOSTS, ClassPart.PLANS
    };
}
