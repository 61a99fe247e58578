package vn.nguon.practice.field;

/** What a finding is: from results one keeps, from limits and their causes one mends. */
public enum FindingKind {
    RESULT("Kết quả đạt được"),
    LIMIT("Hạn chế"),
    CAUSE("Nguyên nhân");

    private final String vietnamese;

    FindingKind(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
