package vn.nguon.feedback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The count of a survey's answers, all at once. A subject about which fewer than {@link #LEAST} spoke leaves nothing, neither numbers nor
 * words, so that no later view can show them or be subtracted from another. Nothing is summed over subjects for the same reason. Every item
 * of a subject is scored by the same people ({@link Answer.Said}), so that its numbers do not differ by a few either.
 *
 * @param answers how many people answered at all
 * @param subjects those that may be shown, by number
 * @param comments words of all of them, shuffled
 */
record Tally(int answers, List<Counted> subjects, List<Comment> comments) {
    /** The promise made to trainees, and a constraint of the table (feedback_subject_five); no number of any regulation. */
    static final int LEAST = 5;

    /** @param scores per item how many gave 1, 2, 3, 4, 5 */
    record Counted(int no, int answers, List<List<Integer>> scores) {}

    /** @param question from 1 */
    record Comment(int subject, int question, String text) {}

    static Tally of(List<Answer> answers, List<Subject> subjects, Template template, RandomGenerator random) {
        var counted = new ArrayList<Counted>();
        var comments = new ArrayList<Comment>();
        for (var subject : subjects) {
            var no = subject.no();
            var said = answers.stream()
                    .filter(answer -> answer.subjects().containsKey(no))
                    .map(answer -> answer.subjects().get(no))
                    .toList();
            if (said.size() < LEAST) continue;
            var scores = new ArrayList<List<Integer>>();
            for (int item = 0; item < template.items(no).size(); item++) {
                var counts = new int[5];
                for (var one : said) counts[one.scores().get(item) - 1]++;
                scores.add(java.util.Arrays.stream(counts).boxed().toList());
            }
            counted.add(new Counted(no, said.size(), scores));
            for (var one : said)
                for (int question = 0; question < one.comments().size(); question++)
                    if (!one.comments().get(question).isEmpty())
                        comments.add(
                                new Comment(no, question + 1, one.comments().get(question)));
        }
        Collections.shuffle(comments, random);
        return new Tally(answers.size(), counted, comments);
    }
}
