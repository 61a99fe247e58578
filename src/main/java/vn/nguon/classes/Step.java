package vn.nguon.classes;

import org.jspecify.annotations.Nullable;

/**
 * One line of a class's checklist, computed from facts, never ticked by hand.
 *
 * @param order within the stage, smaller first; lines of one module leave gaps (10, 20, …)
 * @param title what is to be done, e.g. "Xếp lịch học"
 * @param link where it is done; null when it cannot start, or this viewer may not do it
 * @param note facts in a few words: when, who, how many; empty allowed
 * @param why instead of the status's own word, e.g. "Quá hạn 1 ngày"; empty for the word itself
 */
public record Step(
        Stage stage, int order, String title, @Nullable String link, String note, Status status, String why) {
    public Step {
        if (title.isEmpty()) throw new IllegalArgumentException("step without title");
    }

    /** The word in the tag. */
    public String word() {
        return why.isEmpty() ? status.vietnamese() : why;
    }
}
