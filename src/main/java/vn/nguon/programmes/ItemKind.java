package vn.nguon.programmes;

/** What a line of a programme is. Only topics have periods and a study form. */
public enum ItemKind {
    OPENING("Khai giảng"),
    BLOCK("Khối"),
    TOPIC("Chuyên đề"),
    CLOSING("Bế giảng");

    private final String vietnamese;

    ItemKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
