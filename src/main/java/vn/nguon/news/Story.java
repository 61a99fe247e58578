package vn.nguon.news;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;

/**
 * A story as its board works on it.
 *
 * @param id inner key
 * @param organisation the board it is of
 * @param classCode the class it tells of; empty when none
 * @param slug public address below {@code /tin/}; empty for one that was never published
 * @param versions how often it was published, 0 for a draft
 * @param pending whether the working copy differs from what the public reads
 * @param revision for optimistic locking of the working copy
 */
public record Story(
        long id,
        UUID ref,
        OrganisationId organisation,
        String board,
        @Nullable Long classId,
        String classCode,
        String className,
        StoryState state,
        StoryText text,
        String slug,
        int versions,
        boolean pending,
        int revision,
        Instant changedAt,
        String changedBy,
        @Nullable Instant withdrawnAt,
        List<StoryPhoto> photos) {
    public Story {
        photos = List.copyOf(photos);
    }

    /** Address of its page at the desk, or of a page below it. */
    public String link(String below) {
        return StoryPages.HOME + "/" + ref + below;
    }
}
