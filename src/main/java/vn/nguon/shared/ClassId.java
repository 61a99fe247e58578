package vn.nguon.shared;

/** Inner key of one training class (lớp). Positive. Never shown and never in an address: those carry a code or a UUID. */
public record ClassId(long value) {
    public ClassId {
        if (value <= 0) throw new IllegalArgumentException("training class id " + value);
    }
}
