package vn.nguon.feedback;

import java.util.List;

/** What trainees said of a lecturer's own topics, the latest class first. */
public record TeachingPage(List<OfClass> classes) {
    public record OfClass(String name, List<FeedbackPage.SubjectView> subjects) {}
}
