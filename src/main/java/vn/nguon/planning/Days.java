package vn.nguon.planning;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days in sentences. */
final class Days {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private Days() {}

    static String text(LocalDate day) {
        return DAY.format(day);
    }
}
