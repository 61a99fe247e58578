package vn.nguon.results;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The five sides on which a trainee is appraised. A side is null while nobody chose.
 *
 * @param quality phẩm chất; {@code learning} ability to learn; {@code research} ability to research; {@code theory} application of theory; {@code
 *     skills} application of skills
 */
record Levels(
        @Nullable Level quality,
        @Nullable Level learning,
        @Nullable Level research,
        @Nullable Level theory,
        @Nullable Level skills) {

    /** Names of the sides in their order, as screens and papers say them. */
    static final List<String> SIDES = List.of(
            "Phẩm chất",
            "Khả năng học tập",
            "Khả năng nghiên cứu",
            "Vận dụng lý luận vào thực tiễn",
            "Vận dụng kỹ năng vào thực tiễn");

    /** Short ones, for the heads of narrow columns. */
    static final List<String> SHORT = List.of("Phẩm chất", "Học tập", "Nghiên cứu", "Lý luận", "Kỹ năng");

    List<@Nullable Level> all() {
        return Arrays.asList(quality, learning, research, theory, skills);
    }

    boolean whole() {
        return all().stream().allMatch(Objects::nonNull);
    }

    /** Words in the order of the sides, "" where nobody chose. */
    List<String> words() {
        return all().stream()
                .map(level -> level == null ? "" : level.vietnamese())
                .toList();
    }
}
