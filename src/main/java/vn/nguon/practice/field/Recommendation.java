package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation as its viewer reads it.
 *
 * @param className the class's public name; {@code groupName} and {@code siteName} are all that an addressed commune learns of who proposed it
 * @param author name of the trainee in whose name it is; empty for the group's, and for whoever looks as the commune
 * @param mine whether the viewer is that trainee
 * @param toName name of whom it is with now; {@code firstName} of whom it was addressed to
 * @param reply text of the last answer, empty before; {@code repliedOn} its day, {@code repliedBy} who gave it
 * @param office whether the viewer looks as an office of the class; {@code own} as the addressed commune
 */
record Recommendation(
        long id,
        UUID ref,
        int no,
        RecommendationKind kind,
        String title,
        String body,
        RecommendationTopic topic,
        RecommendationPriority priority,
        LocalDate dueOn,
        RecommendationState state,
        @Nullable LocalDate sentOn,
        @Nullable LocalDate answerBy,
        int percent,
        @Nullable LocalDate doneOn,
        int version,
        long classId,
        String classCode,
        String className,
        UUID groupRef,
        String groupName,
        String siteName,
        String author,
        boolean mine,
        long organisationId,
        UUID organisationRef,
        String toName,
        String firstName,
        String findings,
        String document,
        String reply,
        @Nullable LocalDate repliedOn,
        String repliedBy,
        boolean office,
        boolean own) {

    /** Overdue: the answer while it waits for one, the deed while it is under way. */
    boolean late(LocalDate today) {
        var by = answerBy;
        return state == RecommendationState.SENT && by != null && by.isBefore(today)
                || state.underWay() && dueOn.isBefore(today);
    }

    /** Days overdue, 0 when it is not. */
    long daysLate(LocalDate today) {
        if (!late(today)) return 0;
        var by = answerBy;
        return java.time.temporal.ChronoUnit.DAYS.between(
                state == RecommendationState.SENT && by != null ? by : dueOn, today);
    }
}
