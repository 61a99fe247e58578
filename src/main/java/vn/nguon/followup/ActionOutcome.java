package vn.nguon.followup;

import java.util.Arrays;
import java.util.Optional;

/** What came of something that a trainee wanted to do at home. The two that are not done need a word why. */
public enum ActionOutcome {
    DONE("Đã làm xong", "done"),
    PARTLY("Đang làm", "doing"),
    NOT_YET("Chưa làm", "late");

    private final String vietnamese;
    private final String tag;

    ActionOutcome(String vietnamese, String tag) {
        this.vietnamese = vietnamese;
        this.tag = tag;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Kind of the status tag. */
    public String tag() {
        return tag;
    }

    static Optional<ActionOutcome> of(String word) {
        return Arrays.stream(values()).filter(one -> one.name().equals(word)).findFirst();
    }
}
