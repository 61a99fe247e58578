package vn.nguon.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Sex;

/**
 * What a list shows of a person, nothing sensitive.
 *
 * @param ref public id, in addresses
 * @param code the cadre's number in this installation (CB-00231), on papers
 * @param givenName by which lists are sorted; the last word of the name unless corrected
 */
public record PersonCard(
        PersonId id,
        UUID ref,
        String code,
        String fullName,
        String givenName,
        @Nullable Sex sex,
        @Nullable BirthDate born) {

    /** Birth date as papers write it, "" when unknown. */
    public String bornText() {
        return born == null ? "" : born.text();
    }
}
