package vn.nguon.classes;

/** In which capacity a person acts in one class (tư cách trong lớp): the second door to the class and its people. */
public enum Capacity {
    SUPERVISOR("Chủ nhiệm lớp"),
    LECTURER("Giảng viên"),
    MARKER("Người chấm"),
    CLASS_COMMITTEE("Ban cán sự lớp"),
    TRAINEE("Học viên");

    private final String vietnamese;

    Capacity(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
