package vn.nguon.results;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import vn.nguon.shared.Classification;

/**
 * Signs appraisals in one go (ký phiếu nhận xét).
 *
 * @param people refs of enrolments; all of them must be ready
 * @param place for the line of place and date
 * @param name who signs; {@code post} as held on that day
 */
public record SignAppraisals(
        Set<UUID> people, String place, String name, String post, LocalDate signedOn, Classification classification) {
    public SignAppraisals {
        people = Set.copyOf(people);
        if (place.isBlank() || name.isBlank() || post.isBlank())
            throw new IllegalArgumentException("signatory without place, name or post");
    }
}
