package vn.nguon.sheets;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a font's name says of the encoding of the text that is set in it. */
enum OldFont {
    TCVN3,
    /** Shows small letters as capitals. */
    TCVN3_CAPITALS,
    VNI;

    /** Null for every font of today. */
    static @Nullable OldFont of(@Nullable String name) {
        if (name == null) return null;
        var bare = name.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith(".vn")) return bare.endsWith("h") ? TCVN3_CAPITALS : TCVN3;
        return bare.startsWith("vni-") || bare.startsWith("vni ") ? VNI : null;
    }

    TextEncoding encoding() {
        return this == VNI ? TextEncoding.VNI : TextEncoding.TCVN3;
    }

    String decode(String raw) {
        return this == VNI ? Vni.decode(raw) : Tcvn3.decode(raw, this == TCVN3_CAPITALS);
    }
}
