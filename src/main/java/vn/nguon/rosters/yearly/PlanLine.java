package vn.nguon.rosters.yearly;

import java.time.LocalDate;
import java.util.List;

/** A class to propose. @param titles planned titles it is for, {@code terms} likewise; both ends of the dates included */
public record PlanLine(
        String name, List<String> titles, List<String> terms, int seats, LocalDate fromDay, LocalDate toDay) {
    public PlanLine {
        titles = List.copyOf(titles);
        terms = List.copyOf(terms);
    }
}
