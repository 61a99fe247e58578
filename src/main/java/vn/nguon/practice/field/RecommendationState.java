package vn.nguon.practice.field;

import java.util.EnumSet;
import java.util.Set;

/**
 * The way of a recommendation: proposed by the group, sent (or returned) by the class's organiser, answered by the organisation, carried
 * out. An answer may be mended by a later one; what is done stays done.
 */
public enum RecommendationState {
    PROPOSED("Chờ gửi", "todo"),
    RETURNED("Trả lại để sửa", "late"),
    SENT("Chờ xã trả lời", "doing"),
    ACCEPTED("Xã nhận, đang làm", "doing"),
    PARTLY("Xã nhận một phần", "doing"),
    DECLINED("Xã không nhận", "block"),
    DONE("Đã làm xong", "done");

    private final String vietnamese;
    private final String tag;

    RecommendationState(String vietnamese, String tag) {
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

    /** Still with those who wrote it: they may change it or take it back. */
    boolean written() {
        return this == PROPOSED || this == RETURNED;
    }

    /** Answers that an organisation may give. */
    static Set<RecommendationState> answers() {
        return EnumSet.of(ACCEPTED, PARTLY, DECLINED);
    }

    boolean answered() {
        return switch (this) {
            case ACCEPTED, PARTLY, DECLINED, DONE -> true;
            case PROPOSED, RETURNED, SENT -> false;
        };
    }

    /** Being carried out: progress is reported. */
    boolean underWay() {
        return this == ACCEPTED || this == PARTLY;
    }

    /** Which edges there are. */
    boolean mayBecome(RecommendationState to) {
        return switch (this) {
            case PROPOSED -> to == SENT || to == RETURNED;
            case RETURNED -> to == PROPOSED;
            case SENT -> answers().contains(to);
            case ACCEPTED, PARTLY -> to == DONE || to != this && answers().contains(to);
            case DECLINED -> to == ACCEPTED || to == PARTLY;
            case DONE -> false;
        };
    }
}
