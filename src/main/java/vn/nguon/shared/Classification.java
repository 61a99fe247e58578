package vn.nguon.shared;

/**
 * How a list or a document is classified (độ mật). The order counts: a later one is the stricter. What is secret by law is another matter than
 * personal data, which is guarded by who sees what. Source: design domain.md 6 (QĐ 2500/QĐ-TTg: "mật" has groups of its own).
 */
public enum Classification {
    NORMAL("Thường"),
    INTERNAL("Nội bộ"),
    SECRET("Mật");

    private final String vietnamese;

    Classification(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** After a name on paper: " · Nội bộ"; nothing for what is ordinary. */
    public String aside() {
        return isMarked() ? " · " + vietnamese : "";
    }

    /** Whether it is said wherever the list or document is shown or printed; that something is ordinary goes without saying. */
    public boolean isMarked() {
        return this != NORMAL;
    }
}
