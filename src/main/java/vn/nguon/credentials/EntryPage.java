package vn.nguon.credentials;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/**
 * One register entry.
 *
 * @param revoke the form to revoke it, null when it is revoked already or the viewer may not
 * @param reissue the form to issue it anew, null unless it is revoked, not replaced and the viewer may
 */
public record EntryPage(
        String title,
        String kind,
        String state,
        List<Fact> facts,
        String pdf,
        String backHref,
        String backLabel,
        @Nullable Form revoke,
        @Nullable Form reissue,
        String action) {

    /** @param href null when the value leads nowhere */
    public record Fact(String label, String value, @Nullable String href) {}
}
