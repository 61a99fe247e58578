package vn.nguon.practice;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * One turn as those who arrange it see it.
 *
 * @param closed why it is only read; empty while the form is shown
 * @param roles ids of the fields of the roles beside the head
 */
public record TurnPage(
        ClassHead head,
        String title,
        String meta,
        String cast,
        String closed,
        Form form,
        List<String> roles,
        int version,
        List<Score> scores,
        List<Said> said,
        String mark) {

    /** A criterion with the lecturers' and the observers' mean; empty where nobody gave any. */
    public record Score(String criterion, String skill, int weight, String lecturers, String observers) {
        static List<Score> of(List<ScoreBook.Watched> watched) {
            return watched.stream()
                    .map(one -> new Score(
                            one.name(), one.skill(), one.weight(), text(one.lecturers()), text(one.observers())))
                    .toList();
        }

        private static String text(java.math.@org.jspecify.annotations.Nullable BigDecimal mean) {
            return mean == null ? "" : vn.nguon.web.Vn.number(mean);
        }
    }

    public record Said(String who, String text, String conclusion) {
        static List<Said> of(List<ScoreBook.Said> said) {
            return said.stream()
                    .map(one -> new Said(
                            one.actor().isEmpty() ? "Người quan sát" : one.actor(), one.remark(), one.conclusion()))
                    .toList();
        }
    }
}
