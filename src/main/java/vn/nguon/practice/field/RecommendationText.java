package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A recommendation as written.
 *
 * @param ownName in the writer's own name; otherwise the group's
 * @param to the addressed organisation
 * @param findings refs of findings of the group that it follows from, may be empty
 * @param dueOn by when it should be carried out
 * @param version as loaded; ignored for a new one
 */
public record RecommendationText(
        RecommendationKind kind,
        boolean ownName,
        String title,
        String body,
        RecommendationTopic topic,
        RecommendationPriority priority,
        UUID to,
        List<UUID> findings,
        LocalDate dueOn,
        int version) {
    public RecommendationText {
        findings = List.copyOf(findings);
    }
}
