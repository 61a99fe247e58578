package vn.nguon.units;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.web.Field;

/**
 * The filter of a list by organisation, as {@link OrganisationFilters} makes it of the address.
 *
 * @param field a list to pick from, or a field to type a name into
 * @param chosen null when the address names none
 * @param question the typed name fits several or none: whoever typed it says which; null otherwise
 */
public record OrganisationFilter(
        Field field,
        @Nullable OrganisationChoice chosen,
        @Nullable Question question) {

    private static final OrganisationId NOWHERE = new OrganisationId(Long.MAX_VALUE);

    /**
     * What to ask back.
     *
     * @param id of the field
     * @param typed as typed, cleaned
     * @param fitting with names that tell them apart; empty when none fits
     * @param more others fit too
     */
    public record Question(String id, String typed, List<OrganisationChoice> fitting, boolean more) {
        public Question {
            fitting = List.copyOf(fitting);
        }
    }

    /** To filter by: null for any; as long as there is a {@link #question}, one at which nobody is. */
    public @Nullable OrganisationId id() {
        if (question != null) return NOWHERE;
        return chosen == null ? null : chosen.id();
    }

    /** The same as it stands in addresses. */
    public @Nullable UUID ref() {
        if (question != null) return new UUID(0, 0);
        return chosen == null ? null : chosen.ref();
    }
}
