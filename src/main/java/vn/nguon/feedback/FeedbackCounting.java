package vn.nguon.feedback;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** FeedbackCounts surveys soon after they have closed. */
@Component
class FeedbackCounting {
    private final Feedback feedback;

    FeedbackCounting(Feedback feedback) {
        this.feedback = feedback;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void countClosed() {
        feedback.count();
    }
}
