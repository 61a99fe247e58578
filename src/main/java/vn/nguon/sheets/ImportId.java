package vn.nguon.sheets;

/** Inner key of one import. Positive. */
public record ImportId(long value) {
    public ImportId {
        if (value <= 0) throw new IllegalArgumentException("import id " + value);
    }
}
