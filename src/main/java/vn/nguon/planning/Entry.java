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
 * @param decision number of the decision that approved it; {@code decidedOn} its date
 * @param ended null while it stands
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
        @Nullable Ended ended) {

    /** What ended it (bổ nhiệm, đưa ra, chuyển), by a later decision. @param state APPOINTED, REMOVED or MOVED */
    public record Ended(EntryState state, String decision, LocalDate decidedOn, String reason) {}

    public EntryState state() {
        return ended == null ? EntryState.APPROVED : ended.state();
    }
}
