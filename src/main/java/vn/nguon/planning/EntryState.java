package vn.nguon.planning;

/**
 * Where a planning entry stands. proposed → approved or declined; approved → appointed, removed or moved. Each by a dated decision; what is
 * decided is never overwritten.
 */
public enum EntryState {
    PROPOSED("Đề nghị"),
    APPROVED("Phê duyệt"),
    DECLINED("Không phê duyệt"),
    APPOINTED("Bổ nhiệm"),
    REMOVED("Đưa ra"),
    MOVED("Chuyển");

    private final String vietnamese;

    EntryState(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Nothing comes after it. */
    public boolean isEnd() {
        return this != PROPOSED && this != APPROVED;
    }
}
