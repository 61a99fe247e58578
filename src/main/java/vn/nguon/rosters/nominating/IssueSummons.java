package vn.nguon.rosters.nominating;

import java.time.LocalDate;

/**
 * Summon everybody who is sent and not summoned yet.
 *
 * @param paper number, day and issuer of the summons, and its scan
 * @param reportOn day on which they come
 * @param reportAt hour in words, e.g. "07 giờ 30"
 * @param bring what they bring, may be empty
 * @param capacity above the signature, e.g. "T/L BAN THƯỜNG VỤ / TRƯỞNG BAN"; {@code signatory} the name under it
 */
public record IssueSummons(
        Paper paper,
        LocalDate reportOn,
        String reportAt,
        String place,
        String bring,
        String capacity,
        String signatory) {}
