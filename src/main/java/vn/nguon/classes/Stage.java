package vn.nguon.classes;

/** The four stages of a class's checklist (mockup lop.html), in order. */
public enum Stage {
    PREPARATION(1, "Chuẩn bị"),
    TEACHING(2, "Tổ chức lớp"),
    CLOSING(3, "Kết thúc"),
    AFTERWARDS(4, "Sau lớp");

    private final int number;
    private final String vietnamese;

    Stage(int number, String vietnamese) {
        this.number = number;
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** 1 to 4. */
    public int number() {
        return number;
    }
}
