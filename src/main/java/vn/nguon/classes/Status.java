package vn.nguon.classes;

/** How far one step of the checklist is (mức xong). Shown as a tag: always word and shape. */
public enum Status {
    DONE("Xong", "done"),
    DOING("Đang làm", "doing"),
    DUE("Đến hạn", "due"),
    LATE("Quá hạn", "late"),
    TODO("Chưa làm", "todo"),
    BLOCKED("Chưa làm được", "block");

    private final String vietnamese;
    private final String tag;

    Status(String vietnamese, String tag) {
        this.vietnamese = vietnamese;
        this.tag = tag;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Kind of the frame's status tag: {@code done doing due late todo block}. */
    public String tag() {
        return tag;
    }
}
