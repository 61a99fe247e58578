package vn.nguon.programmes;

/** Inner key of one item of a programme (mục của chương trình). Positive. Never shown and never in an address. */
public record ItemId(long value) {
    public ItemId {
        if (value <= 0) throw new IllegalArgumentException("ItemId " + value);
    }
}
