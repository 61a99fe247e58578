package vn.nguon.units;

import java.util.Locale;

/** How a commune's own bodies are called after it: "Xã Yên Na" gives "Đảng ủy xã Yên Na" and "Ủy ban nhân dân xã Yên Na". */
final class CommuneNames {
    private CommuneNames() {}

    static String committee(String place) {
        return "Đảng ủy " + inside(place);
    }

    static String government(String place) {
        return "Ủy ban nhân dân " + inside(place);
    }

    static String governmentShort(String place) {
        return "UBND " + inside(place);
    }

    /** "Xã Yên Na" inside a longer name is "xã Yên Na". */
    static String inside(String place) {
        return place.substring(0, 1).toLowerCase(Locale.ROOT) + place.substring(1);
    }
}
