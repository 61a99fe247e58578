package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassState;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.OrganisationId;

/**
 * A class that asked a commune for trainees, as the commune sees it: no more of the class than it must know.
 *
 * @param organisation that the seats were offered to: the commune's own, or one whose tasks passed to it
 * @param named its people who take up a seat
 * @param unanswered summoned, neither confirmed nor asking leave
 */
public record CommuneCall(
        ClassId classId,
        String code,
        String name,
        ClassState state,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        String venue,
        Call call,
        OrganisationId organisation,
        UUID organisationRef,
        String unitName,
        int offered,
        int named,
        int confirmed,
        int returned,
        int unanswered) {
    public int missing() {
        return Math.max(0, offered - named);
    }

    /** Proposals are taken. */
    public boolean open() {
        return call.open() && Calls.goesOn(state);
    }
}
