package vn.nguon.news;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a story with its text. Sizes in points.
 *
 * @param smallWidth of the copy for phones
 * @param fieldRef the picture of the field study that it was chosen from; null for one that was uploaded
 * @param usable false where that picture may no longer be shown
 */
public record StoryPhoto(
        UUID ref,
        int orderNo,
        long fileId,
        int width,
        int height,
        long smallFileId,
        int smallWidth,
        String caption,
        String alternative,
        String credit,
        @Nullable UUID fieldRef,
        boolean usable) {}
