package vn.nguon.papers;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * Handing in a thu hoạch or a newer version of it.
 *
 * @param code of the class
 * @param trainee reference of the enrolment it is handed in for; null: the viewer's own
 * @param reason why somebody else hands it in; empty for one's own
 * @param kind one of the class's kinds
 * @param organisation the committee of the commune that the topic is about
 * @param classification of the paper; "mật" is refused while the installation is connected
 * @param cited public ids of findings and recommendations of the class's field study
 * @param fileName as the browser sent it
 */
@SuppressWarnings("ArrayRecordComponent")
public record HandIn(
        String code,
        @Nullable UUID trainee,
        String reason,
        String kind,
        String topic,
        UUID organisation,
        Classification classification,
        List<UUID> cited,
        String fileName,
        byte[] bytes) {
    public HandIn {
        cited = List.copyOf(cited);
    }

    /** An ordinary paper that cites nothing of the field study. */
    public HandIn(
            String code,
            @Nullable UUID trainee,
            String reason,
            String kind,
            String topic,
            UUID organisation,
            String fileName,
            byte[] bytes) {
        this(code, trainee, reason, kind, topic, organisation, Classification.NORMAL, List.of(), fileName, bytes);
    }
}
