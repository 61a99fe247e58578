package vn.nguon.units;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;

/**
 * Founds an organisation.
 *
 * @param name whole official name, e.g. "Ban Thường vụ Huyện ủy Tương Dương"
 * @param shortName for narrow places
 * @param placeId inner key of the place it works in, null when none
 * @param from first day
 */
public record NewOrganisation(
        String name,
        String shortName,
        OrganisationCard.Kind kind,
        OrganisationCard.Form form,
        @Nullable OrganisationId superior,
        @Nullable Long placeId,
        LocalDate from) {}
