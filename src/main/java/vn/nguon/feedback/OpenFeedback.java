package vn.nguon.feedback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens the survey of a class.
 *
 * @param template organisation whose questions are asked, null for those that come with the product
 * @param closesAt in the future
 * @param topics keys of what is asked about ({@link Feedback#topics}), none for the class alone
 */
public record OpenFeedback(@Nullable UUID template, Instant closesAt, List<String> topics) {
    public OpenFeedback {
        topics = List.copyOf(topics);
    }
}
