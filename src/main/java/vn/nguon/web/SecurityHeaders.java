package vn.nguon.web;

/** Answer headers that the filter chain sets on every response (design architecture.md, "Security that is cheap now"). */
public final class SecurityHeaders {
    /** Bootstrap draws check marks as data: images; the roll keeps pictures as blob:. Nothing inline, nothing from elsewhere. */
    public static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** For uploaded files that are handed back: no script, no form, no same origin. */
    public static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    public static final String REFERRER_POLICY = "same-origin";
    public static final String PERMISSIONS_POLICY = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";

    private SecurityHeaders() {}
}
