package vn.nguon.practice.field;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.documents.DocumentReference;

/**
 * The plan of a class's field study.
 *
 * @param first first day, {@code last} last day, both included
 * @param document the plan as issued, null while it is not
 * @param questions of the questionnaire, in order
 * @param version as loaded; -1 for the first time
 */
public record FieldPlan(
        String topic,
        LocalDate first,
        LocalDate last,
        @Nullable DocumentReference document,
        List<String> questions,
        int version) {
    public FieldPlan {
        questions = List.copyOf(questions);
    }
}
