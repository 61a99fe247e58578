package vn.nguon.rosters.yearly;

import java.util.Set;

/** Where a yearly plan stands. The edges: DRAFT and RETURNED → SUBMITTED → APPROVED or RETURNED. Approved is the end. */
public enum PlanState {
    DRAFT("Đang lập", "todo"),
    SUBMITTED("Trình duyệt", "due"),
    RETURNED("Trả lại", "late"),
    APPROVED("Đã duyệt", "done");

    private final String vietnamese;
    private final String tag;

    PlanState(String vietnamese, String tag) {
        this.vietnamese = vietnamese;
        this.tag = tag;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String tag() {
        return tag;
    }

    /** Lines may be added and taken away. */
    public boolean open() {
        return this == DRAFT || this == RETURNED;
    }

    Set<PlanState> next() {
        return switch (this) {
            case DRAFT, RETURNED -> Set.of(SUBMITTED);
            case SUBMITTED -> Set.of(APPROVED, RETURNED);
            case APPROVED -> Set.of();
        };
    }
}
