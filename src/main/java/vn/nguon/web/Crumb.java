package vn.nguon.web;

import org.jspecify.annotations.Nullable;

/** One step of the way to the page (Lớp / name / tab). The last has no link. */
public record Crumb(String label, @Nullable String href) {
    public static Crumb here(String label) {
        return new Crumb(label, null);
    }
}
