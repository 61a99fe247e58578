package vn.nguon.practice.field;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group as the organiser plans it.
 *
 * @param studyGroupNo the study group that goes; null when {@code trainees} (refs of roster lines) go
 * @param site the receiving commune's committee, null while it is not chosen
 * @param hamlets one a line
 * @param guide a lecturer or supervisor of the class (ref of the person), null while nobody is named
 */
public record FieldGroupPlan(
        String name,
        @Nullable Integer studyGroupNo,
        List<UUID> trainees,
        @Nullable UUID site,
        String hamlets,
        String topic,
        @Nullable UUID guide,
        String vehicle,
        String safety,
        int version) {
    public FieldGroupPlan {
        trainees = List.copyOf(trainees);
    }
}
