package vn.nguon.timetable;

/** Half of a study day (buổi sáng, buổi chiều). */
public enum Half {
    MORNING("Sáng", "sang"),
    AFTERNOON("Chiều", "chieu");

    private final String vietnamese;
    private final String slug;

    Half(String vietnamese, String slug) {
        this.vietnamese = vietnamese;
        this.slug = slug;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** In addresses and forms: {@code sang}, {@code chieu}. */
    public String slug() {
        return slug;
    }
}
