package vn.nguon.practice;

/** Who says it (ai trả lời): the trainee, or the commune that sent them. */
enum Answering {
    SELF("Tự nhận xét"),
    COMMUNE("Đảng ủy xã nhận xét");

    private final String vietnamese;

    Answering(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }
}
