package vn.nguon.papers;

import java.time.Instant;
import vn.nguon.shared.Refusal;

/** What handing in came to. */
public sealed interface HandedIn {
    /** @param no version, from 1; {@code fresh} is false when this very file was the last version already */
    record Kept(int no, Instant at, boolean late, boolean fresh) implements HandedIn {}

    /** @param field input that can mend it: kind, topic, organisation, file or reason; empty when none can */
    record Refused(String field, Refusal refusal) implements HandedIn {}
}
