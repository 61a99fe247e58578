package vn.nguon.news;

/** Where a story stands. A correction is another version of a published one, not a state. */
public enum StoryState {
    DRAFT("Bản nháp", "doing"),
    PUBLISHED("Đã đăng", "done"),
    WITHDRAWN("Đã gỡ", "block");

    private final String vietnamese;
    private final String tag;

    StoryState(String vietnamese, String tag) {
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
}
