package vn.nguon.programmes;

import java.util.Optional;
import vn.nguon.shared.Refusal;

/** Who builds on a programme. Owned by programmes, implemented by the modules above; asked before one is taken away whole. */
public interface ProgrammeUse {
    /** @return the sentence naming what is built on it; empty when nothing is */
    Optional<Refusal> inUse(ProgrammeId id);
}
