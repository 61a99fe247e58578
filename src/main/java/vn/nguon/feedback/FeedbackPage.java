package vn.nguon.feedback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * The survey of a class for its offices, on screen and on paper.
 *
 * @param kind of {@code tag.status}; {@code state} its words
 * @param figures label and value; empty while there is no survey
 * @param open where to open it, null when it is open or the viewer does not
 * @param extend whether it may run longer: then {@code form} has the day
 * @param silent who has not answered yet
 * @param counted answers are counted: {@code subjects} has what may be shown
 */
public record FeedbackPage(
        ClassHead head,
        String kind,
        String state,
        String text,
        List<Figure> figures,
        @Nullable String open,
        Form form,
        boolean extend,
        List<Silent> silent,
        boolean counted,
        List<SubjectView> subjects,
        String foot) {

    public record Figure(String value, String label) {}

    public record Silent(String fullName, String unit, String group) {}

    /**
     * One topic with its lecturer, or the class.
     *
     * @param answers "37 câu trả lời", or why nothing is shown
     * @param shown five or more answered
     */
    public record SubjectView(
            String title,
            String lecturer,
            String answers,
            boolean shown,
            List<ItemView> items,
            List<CommentsView> comments) {}

    /** @param mean of 5, two decimals; {@code bars} five of them, for 1 to 5 */
    public record ItemView(String label, String mean, List<Bar> bars) {}

    /** @param height of 24 units, {@code x} of 100 */
    public record Bar(int score, int answers, int x, String height, String top) {}

    public record CommentsView(String question, List<CommentView> comments) {}

    /** @param hidden why it is hidden, empty when it is not; {@code hide} where to do so, null when the viewer may not */
    public record CommentView(
            String text, String hidden, @Nullable String hide) {}
}
