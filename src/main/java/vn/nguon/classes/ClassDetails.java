package vn.nguon.classes;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;
import vn.nguon.web.Vn;

/**
 * What the overview and the checklist know of a class besides its head; read in one statement.
 *
 * @param submittedAt last time it was put before the approver; {@code submittedBy} likewise
 * @param approvedAt when the decision to open was entered; {@code decision} names it
 * @param returnReason reason of the last return, empty when it was never returned
 * @param programmeApprovedBy empty while the school has not approved
 * @param supervisor full name, empty while there is none
 * @param schemes documents that the class carries out, by date
 * @param steering members in order
 * @param holders organisations with their parts, as named on the class's first day
 * @param topics of the programme
 */
public record ClassDetails(
        @Nullable Instant submittedAt,
        String submittedBy,
        @Nullable Instant approvedAt,
        String decision,
        String returnReason,
        @Nullable Instant programmeApprovedAt,
        String programmeApprovedBy,
        String supervisor,
        @Nullable UUID supervisorRef,
        @Nullable UUID programmeRef,
        int topics,
        List<Scheme> schemes,
        List<SteeringMember> steering,
        List<String> sites,
        List<Holder> holders) {

    /** A document the class rests on. */
    public record Scheme(long id, String number, String dated, String text, Classification classification) {
        /** "Đề án … 03-ĐA/HU, 15/01/2021". */
        public String words() {
            return (text.isEmpty() ? "" : text + " ") + number + ", " + dated;
        }
    }

    /** @param organisation public id, for forms */
    public record Holder(ClassPart part, long organisationId, UUID organisation, String name) {}

    boolean held(ClassPart part) {
        return holders.stream().anyMatch(holder -> holder.part() == part);
    }

    /** Names of those with the part, joined by commas; empty when nobody has it. */
    public String names(ClassPart part) {
        return holders.stream()
                .filter(holder -> holder.part() == part)
                .map(Holder::name)
                .reduce((one, two) -> one + ", " + two)
                .orElse("");
    }

    static String day(@Nullable Instant at) {
        return at == null ? "" : Vn.date(at.atZone(Vn.ZONE).toLocalDate());
    }
}
