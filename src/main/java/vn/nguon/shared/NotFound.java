package vn.nguon.shared;

/** Nothing there, or nothing this viewer may know of: both answer 404, so that existence does not leak. */
public class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what the thing in words for the log, without personal data */
    public NotFound(String what) {
        super(what);
    }
}
