package vn.nguon.news;

import vn.nguon.shared.Refusal;

/** What became of the wish to publish a story or its correction. */
public sealed interface Publishing {
    /** @param slug public address below {@code /tin/}; {@code no} 1 for the first version, more for corrections */
    record Published(String slug, int no) implements Publishing {}

    /** It holds what nobody has confirmed, or not in this form: show the list and ask. */
    record Unconfirmed(Warnings warnings) implements Publishing {}

    record Refused(Refusal refusal) implements Publishing {}
}
