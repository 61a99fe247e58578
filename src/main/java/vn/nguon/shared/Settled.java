package vn.nguon.shared;

import org.jspecify.annotations.Nullable;

/** What a form would change can no longer be changed: 409. For the page with the form; saving answers with an {@link Outcome}. */
public class Settled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public Settled(Refusal refusal) {
        super(refusal.sentence());
        this.code = refusal.code();
    }

    public String code() {
        return code;
    }

    /** @param refusal why nothing can be changed; null while it can */
    public static void check(@Nullable Refusal refusal) {
        if (refusal != null) throw new Settled(refusal);
    }
}
