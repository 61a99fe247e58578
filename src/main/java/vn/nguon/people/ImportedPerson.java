package vn.nguon.people;

import org.jspecify.annotations.Nullable;

/**
 * A person as a list describes them.
 *
 * @param post the post that the list names, null when it names none
 */
public record ImportedPerson(
        PersonDetails details, @Nullable Post post) {}
