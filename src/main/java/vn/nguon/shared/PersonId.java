package vn.nguon.shared;

/** Inner key of one person (cán bộ). Positive. Never shown and never in an address: those carry a code or a UUID. */
public record PersonId(long value) {
    public PersonId {
        if (value <= 0) throw new IllegalArgumentException("person id " + value);
    }
}
