package vn.nguon.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;

/**
 * A lecturer who is entered by hand.
 *
 * @param born may be unknown; helps to find the same person
 * @param postTitle post held on {@code from}
 * @param postAt where, when it is one of the organisations known here
 * @param postAtName where, in words; may be empty when {@code postAt} is there
 * @param at the organisation that uses the lecturer
 * @param from first day
 * @param anotherPerson the viewer looked at the persons alike and says that this is somebody else
 */
public record NewLecturer(
        String name,
        @Nullable BirthDate born,
        String postTitle,
        @Nullable OrganisationId postAt,
        String postAtName,
        LecturerKind kind,
        OrganisationId at,
        LocalDate from,
        boolean anotherPerson) {}
