package vn.nguon.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person as a viewer may see them.
 *
 * @param details with "•••" in ethnicity and religion, and without personal number and Party dates, when {@code sensitiveShown} is false
 * @param posts latest first
 * @param mayCorrect whether the viewer may change it
 */
public record PersonFacts(
        PersonCard card,
        int version,
        PersonDetails details,
        List<HeldPost> posts,
        boolean sensitiveShown,
        boolean mayCorrect) {

    /** What stands for a field that the viewer may not read. */
    public static final String MASK = "•••";

    public PersonFacts {
        posts = List.copyOf(posts);
    }

    /** A post with its public id. */
    public record HeldPost(UUID ref, Post post) {}

    /** The post held now, the latest first; null when none is known. */
    public @Nullable Post current() {
        for (var held : posts) if (held.post().to() == null) return held.post();
        return null;
    }
}
