package vn.nguon.planning;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.people.PersonCard;
import vn.nguon.shared.OrganisationId;

/**
 * A planning entry (một lượt quy hoạch): one person for one title at one organisation in one term, by a decision.
 *
 * @param organisationName as it was named on the day of the decision
 * @param term {@code 2020-2025}
 * @param form Quy hoạch mới, Quy hoạch tiếp tục, as the list says; may be ""
 * @param decision number of the decision; {@code decidedOn} its date
 * @param removal null while it stands
 */
public record Entry(
        UUID ref,
        PersonCard person,
        String title,
        OrganisationId organisation,
        String organisationName,
        String term,
        String form,
        String decision,
        LocalDate decidedOn,
        @Nullable Removal removal) {

    /** Taken out of planning (đưa ra khỏi quy hoạch) by a later decision. */
    public record Removal(String decision, LocalDate decidedOn, String reason) {}
}
