package vn.nguon.shared;

/** The viewer may see the thing but may not do this with it: 403. */
public class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence Vietnamese, for people: what is not allowed and who may do it */
    public Forbidden(String sentence) {
        super(sentence);
    }
}
