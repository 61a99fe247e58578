package vn.nguon.news;

/** The two lists that boards keep themselves, beside what comes with the program. */
enum NewsList {
    CATEGORY("story_category", "chuyen-muc", "Chuyên mục"),
    WORD("story_word", "tu-can-tranh", "Từ cần tránh");

    private final String table;
    private final String path;
    private final String vietnamese;

    NewsList(String table, String path, String vietnamese) {
        this.table = table;
        this.path = path;
        this.vietnamese = vietnamese;
    }

    String table() {
        return table;
    }

    /** In addresses. */
    String path() {
        return path;
    }

    String vietnamese() {
        return vietnamese;
    }
}
