package vn.nguon.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person as a viewer may see them.
 *
 * @param card of the file that speaks for the person: not the one asked for when that is another file of the same person
 * @param details what is known from all files of the person; with "•••" in ethnicity and religion, and without personal number and Party
 *     data, when {@code sensitiveShown} is false; {@code particulars} likewise
 * @param own what stands in the speaking file alone, for its form; {@code ownParticulars} likewise
 * @param posts latest first, of all files
 * @param sameFiles the other files of the same person
 * @param mayCorrect whether the viewer may change it
 */
public record PersonFacts(
        PersonCard card,
        int version,
        PersonDetails details,
        Particulars particulars,
        PersonDetails own,
        Particulars ownParticulars,
        List<HeldPost> posts,
        List<PersonCard> sameFiles,
        boolean sensitiveShown,
        boolean mayCorrect) {

    /** What stands for a field that the viewer may not read. */
    public static final String MASK = "•••";

    public PersonFacts {
        posts = List.copyOf(posts);
        sameFiles = List.copyOf(sameFiles);
    }

    /** A post with its public id. @param endBasis what says that it ended, "" when unknown or while it is held */
    public record HeldPost(UUID ref, Post post, String endBasis) {}

    /** The post held now, the latest first; null when none is known. */
    public @Nullable Post current() {
        for (var held : posts) if (held.post().to() == null) return held.post();
        return null;
    }
}
