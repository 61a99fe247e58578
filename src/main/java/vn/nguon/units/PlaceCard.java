package vn.nguon.units;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place (nơi) on the day asked for.
 *
 * @param code official code on that day, null when unknown; a code is never a key
 * @param origins what it was formed from, with the codes of the day before; empty for a place that always was
 */
public record PlaceCard(
        UUID ref, @Nullable String code, String name, Kind kind, String superiorName, String validity, String origins) {

    /** Kinds of place; the database's check constraint lists the same. */
    public enum Kind {
        PROVINCE("tỉnh"),
        DISTRICT("huyện"),
        COMMUNE("xã"),
        TOWNSHIP("thị trấn"),
        WARD("phường"),
        SPECIAL_ZONE("đặc khu");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }

        boolean isCommune() {
            return this != PROVINCE && this != DISTRICT;
        }

        static java.util.Optional<Kind> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(k -> k.vietnamese.equals(word.strip().toLowerCase(java.util.Locale.ROOT)))
                    .findFirst();
        }
    }
}
