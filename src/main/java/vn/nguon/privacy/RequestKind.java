package vn.nguon.privacy;

/** What somebody may ask about their data. Source: Luật 91/2025/QH15 (design domain.md 6). */
public enum RequestKind {
    ACCESS("Xem dữ liệu, biết ai đã xem"),
    CORRECTION("Sửa chỗ sai"),
    DELETION("Xóa"),
    RESTRICTION("Hạn chế sử dụng"),
    OBJECTION("Phản đối việc sử dụng"),
    WITHDRAWAL("Rút lại sự đồng ý"),
    COMPLAINT("Khiếu nại");

    private final String vietnamese;

    RequestKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
