package vn.nguon.units;

/** What becomes of an open thing at an organisation that ends. */
public enum Decision {
    CONTINUE("Tiếp tục ở nơi kế tiếp"),
    MOVE("Chuyển đến nơi khác"),
    END("Kết thúc cùng tổ chức"),
    LEAVE("Để lại, chưa phân");

    private final String vietnamese;

    Decision(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
