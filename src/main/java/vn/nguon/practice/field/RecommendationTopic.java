package vn.nguon.practice.field;

/** What a recommendation is about (chủ đề): few, so that communes can be compared. */
public enum RecommendationTopic {
    PARTY("Xây dựng Đảng, chi bộ"),
    GOVERNMENT("Điều hành của chính quyền"),
    ECONOMY("Kinh tế, sinh kế"),
    RURAL("Nông thôn mới"),
    CULTURE("Văn hóa, xã hội"),
    SECURITY("Quốc phòng, an ninh"),
    ETHNIC("Dân tộc, tôn giáo"),
    OTHER("Việc khác");

    private final String vietnamese;

    RecommendationTopic(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
