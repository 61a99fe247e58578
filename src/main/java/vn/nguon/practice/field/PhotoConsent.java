package vn.nguon.practice.field;

/** Whether the people in a picture agreed to be shown (đồng ý cho dùng ảnh). */
public enum PhotoConsent {
    GIVEN("Người trong ảnh đã đồng ý"),
    NOBODY("Không nhận ra ai trong ảnh"),
    NOT_ASKED("Chưa hỏi, chỉ dùng trong lớp");

    private final String vietnamese;

    PhotoConsent(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
