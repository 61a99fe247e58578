package vn.nguon.sheets;

/**
 * How the text of a file is encoded. TCVN3 (.VnTime) and VNI (VNI-Times) put Vietnamese letters on the places of Western
 * ones: "X· Nh«n Mai", "Xaõ Nhoân Mai". {@link Encodings} tells which.
 */
public enum TextEncoding {
    UNICODE("Unicode"),
    TCVN3("TCVN3 (phông .VnTime)"),
    VNI("VNI (phông VNI-Times)"),
    /** Not one encoding throughout: some cells old, others Unicode or the other old one. */
    MIXED("lẫn lộn TCVN3, VNI, Unicode");

    /** Signs that only TCVN3 uses as letters, and Western letters that only the old encodings use. */
    private static final String OLD_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00AD®¯µ¶·¸¹»¼½¾×÷ÞßþÄÅÆÇËÎÏÑÖØÛÜäåæçëîïñöøûüÿ";

    private static final boolean[] IS_OLD = isOld();

    private final String vietnamese;

    TextEncoding(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    /** For sentences: "gõ bằng bảng mã …". */
    public String vietnamese() {
        return vietnamese;
    }

    /** True when the text has a sign that Vietnamese in Unicode never has. Not proof: "½" and "®" are such signs. */
    static boolean isOld(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < IS_OLD.length && IS_OLD[c]) return true;
        }
        return false;
    }

    private static boolean[] isOld() {
        var old = new boolean[0x100];
        for (var i = 0; i < OLD_SIGNS.length(); i++) old[OLD_SIGNS.charAt(i)] = true;
        return old;
    }

    /** True when the text has a Vietnamese letter that neither old encoding can hold. */
    static boolean isSurelyUnicode(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '\u1EA0' && c <= '\u1EF9') return true;
            if (c >= '\u0300' && c <= '\u0323') return true;
            if (c > '\u00FF' && "ĂăĐđĨĩŨũƠơƯư".indexOf(c) >= 0) return true;
        }
        return false;
    }
}
