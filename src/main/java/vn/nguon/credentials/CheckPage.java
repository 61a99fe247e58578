package vn.nguon.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * The public check as its screen shows it.
 *
 * @param verdict null before a check
 * @param unknown the number, or its code, is not in a register: one sentence for both; empty otherwise
 * @param asked when it was checked, in words; empty before a check
 */
public record CheckPage(Form form, @Nullable Verdict verdict, String unknown, String asked) {

    /** @param kind of {@code tag.status}: done or late; @param facts label and value, in order */
    public record Verdict(String kind, String title, List<Fact> facts) {}

    public record Fact(String label, String value) {}
}
