package vn.nguon.rosters;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about one row of a roster file.
 *
 * @param born mended birth date as typed; null when it was not touched. {@code unit} likewise
 * @param person whom the row means; only with {@code PERSON}
 */
public record RosterAnswer(
        RosterDraft.Decision decision,
        @Nullable UUID person,
        String reason,
        @Nullable String born,
        @Nullable String unit) {

    /** The row means this person of the files. */
    public static RosterAnswer is(UUID person, String reason) {
        return new RosterAnswer(RosterDraft.Decision.PERSON, person, reason, null, null);
    }

    /** Nobody known: a new person, for this reason. */
    public static RosterAnswer newPerson(String reason) {
        return new RosterAnswer(RosterDraft.Decision.NEW, null, reason, null, null);
    }

    /** Leave the row out. */
    public static RosterAnswer out() {
        return new RosterAnswer(RosterDraft.Decision.OUT, null, "", null, null);
    }

    /** Take the person whom the machine found, for this reason. */
    public static RosterAnswer keep(String reason) {
        return new RosterAnswer(RosterDraft.Decision.NONE, null, reason, null, null);
    }

    /** The birth date or the commune was misread or miswritten. */
    public static RosterAnswer mended(@Nullable String born, @Nullable String unit) {
        return new RosterAnswer(RosterDraft.Decision.NONE, null, "", born, unit);
    }
}
