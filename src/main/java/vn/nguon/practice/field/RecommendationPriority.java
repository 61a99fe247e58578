package vn.nguon.practice.field;

/** How pressing a recommendation is (mức ưu tiên). */
public enum RecommendationPriority {
    HIGH("Cao"),
    NORMAL("Vừa"),
    LOW("Thấp");

    private final String vietnamese;

    RecommendationPriority(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
