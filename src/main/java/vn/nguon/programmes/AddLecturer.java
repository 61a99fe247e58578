package vn.nguon.programmes;

import java.util.List;
import java.util.UUID;
import vn.nguon.people.PersonCard;
import vn.nguon.shared.Refusal;

/** What came of adding a lecturer. */
public sealed interface AddLecturer {
    /** @param ref of the lecturer */
    record Added(UUID ref) implements AddLecturer {}

    /** Nothing was written: one of these may be the same person. Pick one, or say that it is another person. */
    record Alike(List<PersonCard> people) implements AddLecturer {
        public Alike {
            people = List.copyOf(people);
        }
    }

    record Refused(Refusal refusal) implements AddLecturer {}
}
