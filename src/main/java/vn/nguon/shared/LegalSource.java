package vn.nguon.shared;

/**
 * Where a rule value comes from.
 *
 * @param document number of the document, empty for a default that nobody has sourced
 * @param article article within it, may be empty
 * @param isDefault true when the value is a setting without a document; screens then say so
 */
public record LegalSource(String document, String article, boolean isDefault) {

    /** For screens: "Điều 7, 50-QĐ/TW", or that it is a default. */
    public String text() {
        if (isDefault) return "mặc định, chưa có văn bản";
        return article.isEmpty() ? document : article + ", " + document;
    }
}
