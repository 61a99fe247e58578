package vn.nguon.privacy;

/** Where a request stands: NEW → TAKEN → one of the answers; or answered at once. */
public enum RequestState {
    NEW("Mới nhận", "todo"),
    TAKEN("Đang xử lý", "doing"),
    DONE("Đã làm theo yêu cầu", "done"),
    PARTLY("Đã làm một phần", "done"),
    REFUSED("Không làm, có lý do", "block");

    private final String vietnamese;
    private final String tag;

    RequestState(String vietnamese, String tag) {
        this.vietnamese = vietnamese;
        this.tag = tag;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Kind of {@code tag.status}. */
    public String tag() {
        return tag;
    }

    public boolean open() {
        return this == NEW || this == TAKEN;
    }
}
