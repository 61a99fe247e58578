package vn.nguon.practice.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of the recommendations is listed; null or empty for all of it. @param classCode code of a class @param late overdue only */
record RecommendationFilter(
        String classCode,
        @Nullable UUID organisation,
        @Nullable RecommendationTopic topic,
        @Nullable RecommendationState state,
        boolean late,
        String sort,
        boolean descending,
        int size,
        int offset) {
    /** Whether nothing narrows it. */
    boolean whole() {
        return classCode.isEmpty() && organisation == null && topic == null && state == null && !late;
    }

    static RecommendationFilter all(String classCode) {
        return new RecommendationFilter(classCode, null, null, null, false, "han", false, 2_000, 0);
    }
}
