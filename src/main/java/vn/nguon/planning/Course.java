package vn.nguon.planning;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The way of one entry from the proposal to its end, on one line. {@link PlanningRounds} and {@link Planning} show it wherever a person is.
 *
 * @param organisationName as it was named on the day of the first step
 * @param steps at least one, in the order of their days
 */
public record Course(UUID ref, String title, String organisationName, String term, List<Step> steps) {

    public Course {
        steps = List.copyOf(steps);
    }

    /** @param number of the document; {@code reason} may be "" */
    public record Step(EntryState state, String number, LocalDate day, String reason) {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

        /** "Phê duyệt 20/12/2021 (512-QĐ/HU)". */
        public String text() {
            return "%s %s (%s)".formatted(state.vietnamese(), DAY.format(day), number);
        }
    }

    public EntryState state() {
        return steps.getLast().state();
    }

    /** "Đề nghị 01/12/2021 (12-TTr/BTC) → Phê duyệt 20/12/2021 (512-QĐ/HU)". */
    public String line() {
        return steps.stream().map(Step::text).collect(Collectors.joining(" → "));
    }
}
