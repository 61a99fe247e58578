package vn.nguon.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Sex;

/**
 * What a row of a list says of a person, to find out who it is.
 *
 * @param unit the organisation where the person works or is planned, if it was recognised
 * @param partyOfficial only weighed where the birth date is a year alone
 */
public record Likeness(
        String fullName,
        @Nullable Sex sex,
        @Nullable BirthDate born,
        @Nullable OrganisationId unit,
        @Nullable String personalNo,
        @Nullable LocalDate partyOfficial) {

    /** How two descriptions stand to each other. */
    public enum Alike {
        SAME,
        /** A human decides: e.g. one has a birth year only, or the units differ. */
        PERHAPS,
        OTHER
    }

    /** Whether two rows are about one person, by the rule that {@link People#match} uses for persons already kept. */
    public Alike compare(Likeness other) {
        return PersonMatching.compare(PersonMatching.Traits.of(this), PersonMatching.Traits.of(other));
    }
}
