package vn.nguon.units;

import org.jspecify.annotations.Nullable;
import vn.nguon.web.Form;

/** Number, day, issuer of an act. @param back where "Thôi" leads @param version of the draft, null for a new one */
public record ReorganisationHeadPage(
        Form form, String back, @Nullable Integer version) {}
