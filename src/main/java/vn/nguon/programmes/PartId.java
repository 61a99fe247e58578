package vn.nguon.programmes;

/** Inner key of one part of an assessment scheme (phần điểm). Positive. Never shown and never in an address. */
public record PartId(long value) {
    public PartId {
        if (value <= 0) throw new IllegalArgumentException("PartId " + value);
    }
}
