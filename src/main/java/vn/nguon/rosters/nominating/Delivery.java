package vn.nguon.rosters.nominating;

/** How a summons reaches its person. Nothing is sent by the product itself. */
public enum Delivery {
    BY_HAND("Giao tận tay"),
    COMMUNE("Qua đảng ủy xã"),
    POST("Qua bưu điện"),
    SHOWN("Xem trên hệ thống");

    private final String vietnamese;

    Delivery(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }
}
