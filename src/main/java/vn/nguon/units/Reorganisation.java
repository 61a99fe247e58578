package vn.nguon.units;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * A reorganisation (sắp xếp tổ chức): one dated act. Only a draft is changed; carried out or cancelled it stays as it is.
 *
 * @param madeBy name of who drafted it
 * @param decidedBy name of who carried it out or cancelled it, null for a draft
 * @param passed what was open has passed on: at once, or by the clock on the day
 * @param version counts edits of the draft
 */
public record Reorganisation(
        UUID ref,
        Head head,
        State state,
        List<Change> changes,
        String madeBy,
        @Nullable String decidedBy,
        @Nullable LocalDateTime decidedAt,
        boolean passed,
        int version) {
    public Reorganisation {
        changes = List.copyOf(changes);
    }

    /**
     * How the act is cited, and its day.
     *
     * @param number with its symbol, e.g. {@code 1678/NQ-UBTVQH15}; empty only for what was done at once on an organisation's page
     * @param dated the day on the document, null when there is no number
     * @param effectiveOn first day of the new map
     * @param classification độ mật of the act
     */
    public record Head(
            String number,
            @Nullable LocalDate dated,
            String issuer,
            String abstractText,
            LocalDate effectiveOn,
            Classification classification) {
        /** An ordinary one. */
        public Head(
                String number, @Nullable LocalDate dated, String issuer, String abstractText, LocalDate effectiveOn) {
            this(number, dated, issuer, abstractText, effectiveOn, Classification.NORMAL);
        }

        /** Last day of the old map. */
        public LocalDate lastDay() {
            return effectiveOn.minusDays(1);
        }
    }

    /** Where an act stands. */
    public enum State {
        DRAFT("Đang soạn", "doing"),
        CARRIED_OUT("Đã thực hiện", "done"),
        CANCELLED("Đã hủy", "block");

        private final String vietnamese;
        private final String tag;

        State(String vietnamese, String tag) {
            this.vietnamese = vietnamese;
            this.tag = tag;
        }

        public String vietnamese() {
            return vietnamese;
        }

        public String tag() {
            return tag;
        }
    }
}
