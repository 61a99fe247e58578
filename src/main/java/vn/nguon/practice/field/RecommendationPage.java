package vn.nguon.practice.field;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One recommendation, what became of it, and what the viewer may do.
 *
 * @param answer form to answer by, empty form where {@code answers} is false; {@code progress} likewise with {@code reports}
 * @param version as loaded
 */
public record RecommendationPage(
        String ref,
        String title,
        String kind,
        String word,
        String meta,
        List<String> body,
        List<FieldGroupPage.Fact> facts,
        List<Line> lines,
        int version,
        boolean answers,
        boolean answeredBefore,
        Form answer,
        boolean reports,
        Form progress,
        boolean returns,
        Form back,
        boolean reminds,
        int percent) {
    /** @param text what was said, may be empty */
    public record Line(String when, String what, String text) {}
}
