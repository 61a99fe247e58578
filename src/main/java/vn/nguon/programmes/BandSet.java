package vn.nguon.programmes;

/** Which set of bands (xếp loại) a programme started from. */
public enum BandSet {
    PASS_FAIL("Đạt, không đạt", ""),
    FIVE("Năm bậc", "mẫu, chưa có văn bản");

    private final String vietnamese;
    private final String mark;

    BandSet(String vietnamese, String mark) {
        this.vietnamese = vietnamese;
        this.mark = mark;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** Shown wherever the set is; empty for the set that follows a rule value. */
    public String mark() {
        return mark;
    }
}
