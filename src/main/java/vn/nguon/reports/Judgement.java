package vn.nguon.reports;

/** The parts of a written report that no data says: people write them. In the order of the paper. */
public enum Judgement {
    OVERALL("danh-gia-chung", "Đánh giá chung", "Mục đích, yêu cầu đạt đến đâu"),
    STRENGTHS("ket-qua-noi-bat", "Kết quả nổi bật", "Việc làm tốt, cách làm hay"),
    LIMITS("han-che", "Hạn chế, nguyên nhân", "Việc chưa đạt và vì sao"),
    LESSONS("bai-hoc", "Bài học kinh nghiệm", "Điều nên giữ, nên đổi ở lần sau"),
    PROPOSALS("kien-nghi", "Đề xuất, kiến nghị", "Với cấp ủy, với trường, với đơn vị cử người học");

    private final String slug;
    private final String label;
    private final String hint;

    Judgement(String slug, String label, String hint) {
        this.slug = slug;
        this.label = label;
        this.hint = hint;
    }

    /** Id of its field. */
    public String slug() {
        return slug;
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }
}
