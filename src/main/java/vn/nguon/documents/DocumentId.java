package vn.nguon.documents;

/** Inner key of one document reference. Positive. */
public record DocumentId(long value) {
    public DocumentId {
        if (value <= 0) throw new IllegalArgumentException("document id " + value);
    }
}
