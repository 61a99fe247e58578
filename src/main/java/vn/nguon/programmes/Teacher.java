package vn.nguon.programmes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.PersonId;

/**
 * Somebody who teaches a topic on a day: a lecturer who is down for it, or the holder of the post that teaches it.
 *
 * @param lecturer null when the holder of the post is no lecturer yet: {@link Lecturers#asGuest} makes them one
 * @param at the organisation whose lecturer they are, or whose post it is
 * @param post held on that day, with where; empty when none is known
 * @param byPost the post teaches, not the person
 */
public record Teacher(
        ItemId item,
        PersonId person,
        UUID personRef,
        @Nullable LecturerId lecturer,
        OrganisationId at,
        String name,
        String post,
        boolean byPost) {}
