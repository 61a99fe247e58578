package vn.nguon.credentials;

/**
 * Who signs, as on the day of issue; frozen with each entry.
 *
 * @param place for the place-date line, e.g. "Tương Dương"
 * @param name not empty
 * @param capacity how they sign: "HIỆU TRƯỞNG", "T/M BAN THƯỜNG VỤ", "KT. HIỆU TRƯỞNG"; not empty
 * @param post under the capacity line: "BÍ THƯ", "PHÓ HIỆU TRƯỞNG"; empty where the capacity says it already
 */
public record Signatory(String place, String name, String capacity, String post) {
    public Signatory {
        if (place.isBlank() || name.isBlank() || capacity.isBlank())
            throw new IllegalArgumentException("signatory without place, name or capacity");
    }
}
