package vn.nguon.shared;

/** Somebody else saved first: 409. */
public class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence Vietnamese, for people: who saved what and when, and what to do */
    public Stale(String sentence) {
        super(sentence);
    }
}
