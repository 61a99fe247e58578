package vn.nguon.feedback;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.nguon.shared.Refusal;
import vn.nguon.web.Form;
import vn.nguon.web.Input;
import vn.nguon.web.Option;

/**
 * The questions as inputs, and what was answered. A subject is answered whole or skipped whole: then every item of it was scored by the same
 * people, and no two numbers differ by one person.
 */
final class AnswerForm {
    private static final int LONGEST = 500;
    private static final List<Option> SCORES = IntStream.rangeClosed(1, 5)
            .mapToObj(score -> new Option("" + score, "" + score))
            .toList();

    private final Form form;
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Subject subject, List<Input<String>> scores, List<Input<String>> comments) {}

    AnswerForm(Form form, List<Subject> subjects, Template template) {
        this.form = form;
        // Topics first, as they came; the class at the end.
        for (var subject : subjects) if (subject.no() != 0) ask(subject, template);
        for (var subject : subjects) if (subject.no() == 0) ask(subject, template);
    }

    private void ask(Subject subject, Template template) {
        var scores = new ArrayList<Input<String>>();
        var comments = new ArrayList<Input<String>>();
        for (var item : template.items(subject.no()))
            scores.add(form.choice("d%d-%d".formatted(subject.no(), scores.size() + 1), item, SCORES));
        for (var question : template.comments(subject.no()))
            comments.add(form.area("g%d-%d".formatted(subject.no(), comments.size() + 1), question, LONGEST)
                    .optional());
        asked.add(new Asked(subject, scores, comments));
    }

    /** Empty when something is missing: the form says what. */
    Optional<Answer> answer() {
        var said = new HashMap<Integer, Answer.Said>();
        for (var one : asked) {
            var missing =
                    one.scores().stream().filter(score -> score.value() == null).toList();
            var words = one.comments().stream().anyMatch(comment -> comment.value() != null);
            if (missing.size() == one.scores().size() && !words) continue;
            if (!missing.isEmpty())
                form.refuse(
                        missing.getFirst().id(),
                        one.subject().no() == 0
                                ? "Chấm đủ các mục về lớp học, hoặc bỏ trống cả phần này"
                                : "Chấm đủ các mục của chuyên đề “%s”, hoặc bỏ trống cả chuyên đề"
                                        .formatted(one.subject().title()));
            else
                said.put(
                        one.subject().no(),
                        new Answer.Said(
                                one.scores().stream()
                                        .map(score -> Integer.valueOf(score.get()))
                                        .toList(),
                                one.comments().stream()
                                        .map(comment -> comment.orElse(""))
                                        .toList()));
        }
        if (form.ok() && said.isEmpty())
            form.refuse(new Refusal("chua-cham", "Chấm ít nhất một chuyên đề, hoặc phần về lớp học"));
        return form.ok() ? Optional.of(new Answer(said)) : Optional.empty();
    }

    List<AnswerPage.Block> blocks() {
        return asked.stream()
                .map(one -> new AnswerPage.Block(
                        one.subject().title(),
                        one.subject().lecturer(),
                        one.scores().stream().map(Input::field).toList(),
                        one.comments().stream().map(Input::field).toList()))
                .toList();
    }
}
