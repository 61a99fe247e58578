package vn.nguon.programmes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;

/**
 * A lecturer (giảng viên) of an organisation on a day.
 *
 * @param post held on that day, with where; empty when none is known
 * @param from first day as lecturer there
 * @param lastDay last day, null while it goes on
 * @param topics how many topics they are down for
 * @param hasAccount somebody may sign in as this person
 */
public record LecturerCard(
        LecturerId id,
        UUID ref,
        PersonId person,
        UUID personRef,
        String name,
        LecturerKind kind,
        OrganisationId organisation,
        String organisationName,
        String post,
        LocalDate from,
        @Nullable LocalDate lastDay,
        int topics,
        boolean hasAccount) {}
