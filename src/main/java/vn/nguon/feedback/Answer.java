package vn.nguon.feedback;

import java.util.List;
import java.util.Map;

/**
 * What one trainee says (một lượt trả lời). Carries no person, no time and no id, and never reaches a table, a log or a session by itself: it
 * goes into the {@link AnswerBox} and from there into counts.
 *
 * @param subjects what was spoken about, by number; those left out were skipped
 */
public record Answer(Map<Integer, Said> subjects) {
    public Answer {
        subjects = Map.copyOf(subjects);
    }

    /**
     * About one subject.
     *
     * @param scores 1 to 5, one an item, all of them
     * @param comments one a question in words, empty where nothing was written
     */
    public record Said(List<Integer> scores, List<String> comments) {
        public Said {
            scores = List.copyOf(scores);
            comments = List.copyOf(comments);
            for (var score : scores)
                if (score < 1 || score > 5) throw new IllegalArgumentException("score out of 1 to 5");
        }
    }

    /** Not what was said: whoever logs an answer logs nothing. */
    @Override
    public String toString() {
        return "Answer";
    }
}
