package vn.nguon.rosters.nominating;

import java.util.UUID;
import vn.nguon.shared.OrganisationId;

/**
 * One commune on the quota board (bảng chỉ tiêu).
 *
 * @param offered seats; 0 for a commune that was offered none and has people on the roster
 * @param named proposed, appraised, decided or summoned, and those on the roster by file or by hand; without reserves and returned
 * @param waiting of them before the board
 * @param appraised of them before the approver
 * @param seated of them on the roster
 * @param unsummoned of the seated, without summons
 * @param confirmed of the seated
 * @param asked of the seated, who asked leave
 * @param returned waits for the commune
 * @param reserves proposed, appraised or decided as such
 */
public record QuotaLine(
        OrganisationId organisation,
        UUID ref,
        String unitName,
        int offered,
        int named,
        int waiting,
        int appraised,
        int seated,
        int unsummoned,
        int confirmed,
        int asked,
        int returned,
        int reserves) {
    /** Seats nobody is named for; never below 0. */
    public int missing() {
        return Math.max(0, offered - named);
    }
}
