package vn.nguon.programmes;

/** Inner key of one version of a programme (chương trình). Positive. Never shown and never in an address. */
public record ProgrammeId(long value) {
    public ProgrammeId {
        if (value <= 0) throw new IllegalArgumentException("programme id " + value);
    }
}
