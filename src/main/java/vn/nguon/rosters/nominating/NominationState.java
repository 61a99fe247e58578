package vn.nguon.rosters.nominating;

import java.util.Arrays;
import java.util.List;

/**
 * Where one person's way into a class stands (trạng thái đề nghị cử). In the order of the way; RETURNED and LEAVE_ASKED lie beside it, the
 * last four end it. Which may follow which, by whom: {@link NominationEdges}.
 */
public enum NominationState {
    PROPOSED("Đã đề nghị", "due", true),
    RETURNED("Trả lại", "late", false),
    APPRAISED("Đã thẩm định", "doing", true),
    RESERVE("Dự bị", "todo", false),
    SENT("Đã quyết định cử", "doing", true),
    SUMMONED("Đã triệu tập", "due", true),
    CONFIRMED("Đã xác nhận", "done", true),
    LEAVE_ASKED("Xin không học", "late", true),
    WITHDRAWN("Đã rút đề nghị", "block", false),
    RELEASED("Được nghỉ", "block", false),
    REPLACED("Đã thay", "block", false),
    REMOVED("Đã rút", "block", false);

    private final String vietnamese;
    private final String tag;
    private final boolean named;

    NominationState(String vietnamese, String tag, boolean named) {
        this.vietnamese = vietnamese;
        this.tag = tag;
        this.named = named;
    }

    /** Where a nomination stands, and whom it waits for. */
    String where() {
        return switch (this) {
            case PROPOSED -> "Chờ Ban Tổ chức thẩm định";
            case RETURNED -> "Bị trả lại, chờ đảng ủy đề nghị lại";
            case APPRAISED -> "Đã thẩm định, chờ quyết định cử";
            case RESERVE -> "Dự bị, chờ chỗ trống";
            case SENT -> "Đã có quyết định cử, chờ triệu tập";
            case SUMMONED -> "Đã triệu tập, chờ xác nhận";
            case WITHDRAWN, CONFIRMED, LEAVE_ASKED, RELEASED, REPLACED, REMOVED -> vietnamese;
        };
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Kind of the frame's status tag. */
    public String tag() {
        return tag;
    }

    /** Takes up a seat of the commune's quota, unless as a reserve. */
    public boolean named() {
        return named;
    }

    /** Over: the person may be proposed anew. */
    public boolean over() {
        return this == WITHDRAWN || this == RELEASED || this == REPLACED || this == REMOVED;
    }

    /** Has a place on the roster. */
    public boolean seated() {
        return this == SENT || this == SUMMONED || this == CONFIRMED || this == LEAVE_ASKED;
    }

    static List<String> namedStates() {
        return Arrays.stream(values())
                .filter(NominationState::named)
                .map(Enum::name)
                .toList();
    }
}
