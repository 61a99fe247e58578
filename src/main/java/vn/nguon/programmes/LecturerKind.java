package vn.nguon.programmes;

/** How a lecturer belongs to the organisation that uses them. */
public enum LecturerKind {
    OWN("Cơ hữu"),
    VISITING("Thỉnh giảng"),
    LEADER("Lãnh đạo, báo cáo viên");

    private final String vietnamese;

    LecturerKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
