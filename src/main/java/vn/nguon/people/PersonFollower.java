package vn.nguon.people;

import java.util.Collection;
import java.util.Optional;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Refusal;

/**
 * What a module above keeps in step with who is who: rosters, the half days on which a person can be in one class only. Owned by people,
 * collected as Spring beans, told inside the transaction that said or took back "same person", after the change; until its end nobody
 * else joins or parts files. Not for showing what stands under a file: that is {@link BuiltOnPeople}.
 */
public interface PersonFollower {

    /**
     * @param files all files of the persons concerned, whatever was joined or parted
     * @return why they cannot be one person, which takes the change back; empty otherwise, and always when files were parted
     */
    Optional<Refusal> follow(Collection<PersonId> files);
}
