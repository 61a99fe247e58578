package vn.nguon.units;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of a {@link Reorganisation}. Kept with the act as it was decided. Places and organisations are named by their public ids; one
 * that the act founds has its id from the moment it was drafted, so that keepers and decisions may name it.
 *
 * @param from what it is done to; empty when something is founded
 * @param to what comes of it; empty when something ends
 * @param keepers who keeps files, registers and open tasks of what ends; for a place that is split one of {@code to}. Null: the one successor
 */
public record Change(
        Kind kind,
        Subject subject,
        List<UUID> from,
        List<Target> to,
        @Nullable Keepers keepers) {
    public Change {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Kinds of change. */
    public enum Kind {
        MERGE("Sáp nhập"),
        SPLIT("Chia tách"),
        RENAME("Đổi tên"),
        MOVE("Chuyển trực thuộc"),
        END("Kết thúc"),
        FOUND("Thành lập");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** A commune takes its Đảng ủy and UBND with it; an organisation goes alone. */
    public enum Subject {
        PLACE("Xã, phường, thị trấn, đặc khu (cùng Đảng ủy và UBND)"),
        ORGANISATION("Tổ chức");

        private final String vietnamese;

        Subject(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** Public ids of organisations, or of places for a place that is split. */
    public record Keepers(UUID files, UUID registers, UUID tasks) {
        public static Keepers all(UUID keeper) {
            return new Keepers(keeper, keeper, keeper);
        }
    }

    /**
     * What comes of a change.
     *
     * @param existing it is there already: a neighbour that takes others in, or what is renamed or moved
     * @param kind {@link PlaceCard.Kind} or {@link OrganisationCard.Kind}, empty for what exists
     * @param form {@link OrganisationCard.Form}, empty for a place
     * @param code official code of a place from that day, may be empty
     * @param committee public ids of Đảng ủy and UBND of a new commune, null for everything else
     */
    public record Target(
            UUID ref,
            boolean existing,
            String name,
            String shortName,
            String kind,
            String form,
            String code,
            @Nullable UUID superior,
            @Nullable UUID place,
            @Nullable UUID committee,
            @Nullable UUID government) {

        public static Target existing(UUID ref) {
            return new Target(ref, true, "", "", "", "", "", null, null, null, null);
        }

        /** The same one under another name; for a place {@code code} may change with it. */
        public static Target renamed(UUID ref, String name, String shortName, String code) {
            return new Target(ref, true, name, shortName, "", "", code, null, null, null, null);
        }

        /** The same one under another superior; null for none. */
        public static Target moved(UUID ref, @Nullable UUID superior) {
            return new Target(ref, true, "", "", "", "", "", superior, null, null, null);
        }

        public static Target organisation(
                UUID ref,
                String name,
                String shortName,
                OrganisationCard.Kind kind,
                OrganisationCard.Form form,
                @Nullable UUID superior,
                @Nullable UUID place) {
            return new Target(ref, false, name, shortName, kind.name(), form.name(), "", superior, place, null, null);
        }

        public static Target place(
                UUID ref,
                UUID committee,
                UUID government,
                String name,
                PlaceCard.Kind kind,
                String code,
                @Nullable UUID superior) {
            return new Target(ref, false, name, "", kind.name(), "", code, superior, null, committee, government);
        }
    }
}
