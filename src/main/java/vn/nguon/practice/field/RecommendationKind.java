package vn.nguon.practice.field;

/** Giải pháp is what the organisation can do itself, kiến nghị what is asked of it. Both go the same way. */
public enum RecommendationKind {
    SOLUTION("Giải pháp"),
    RECOMMENDATION("Kiến nghị");

    private final String vietnamese;

    RecommendationKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
