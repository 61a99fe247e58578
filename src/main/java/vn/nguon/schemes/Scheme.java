package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * A scheme or resolution as screens show it.
 *
 * @param title trích yếu of the document, or its number when it has none
 * @param lastDay null while the period is open
 * @param targets those followed first, in the order entered
 */
public record Scheme(
        UUID ref,
        String number,
        LocalDate dated,
        String title,
        String owner,
        Classification classification,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<Target> targets) {
    public Scheme {
        targets = List.copyOf(targets);
    }

    /**
     * One target with its years.
     *
     * @param ground where in the document it stands, may be empty
     * @param example invented for the demonstration
     * @param ended why it is no longer followed; empty while it is
     * @param years in order, each with something wanted or reached
     */
    public record Target(
            UUID ref,
            String name,
            Measure measure,
            String unit,
            String ground,
            boolean example,
            String ended,
            List<Progress> years) {
        public Target {
            years = List.copyOf(years);
        }

        /** The year of the day, or the last one before it; null when there is none yet. */
        public @Nullable Progress on(LocalDate day) {
            return years.stream()
                    .filter(one -> one.year() <= day.getYear())
                    .reduce((_, later) -> later)
                    .orElse(null);
        }

        /** @return null when nothing is known of that year */
        public @Nullable Progress in(int year) {
            return years.stream().filter(one -> one.year() == year).findFirst().orElse(null);
        }
    }
}
