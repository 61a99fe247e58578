package vn.nguon.people;

import org.jspecify.annotations.Nullable;

/**
 * Adds one person by hand.
 *
 * @param post where the person works, at one of the viewer's organisations: otherwise nobody could open the new file
 * @param anotherPerson the viewer looked at the persons alike and says that this is somebody else
 */
public record AddPerson(PersonDetails details, Post post, boolean anotherPerson) {

    /** What came of it. */
    public sealed interface Result {}

    public record Added(PersonCard person) implements Result {}

    /** Nothing was written: these are or may be the same person. {@code sure}: one of them is, and a second file is refused. */
    public record Alike(java.util.List<PersonCard> people, boolean sure) implements Result {
        public Alike {
            people = java.util.List.copyOf(people);
        }
    }

    public record Refused(vn.nguon.shared.Refusal refusal) implements Result {}

    @Nullable
    String personalNo() {
        return details.personalNo();
    }
}
