package vn.nguon.classes;

/** The four stages of a class's checklist (mockup lop.html), in order. */
public enum Stage {
    PREPARATION("Chuẩn bị"),
    TEACHING("Tổ chức lớp"),
    CLOSING("Kết thúc"),
    AFTERWARDS("Sau lớp");

    private final String vietnamese;

    Stage(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** 1 to 4. */
    public int number() {
        return ordinal() + 1;
    }
}
