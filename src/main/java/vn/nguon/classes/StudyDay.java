package vn.nguon.classes;

import java.time.LocalDate;

/**
 * A study day (ngày học) with the halves in which the class meets: one of them or both.
 */
public record StudyDay(LocalDate day, boolean morning, boolean afternoon) implements Comparable<StudyDay> {
    public StudyDay {
        if (!morning && !afternoon) throw new IllegalArgumentException("study day without a half");
    }

    public static StudyDay whole(LocalDate day) {
        return new StudyDay(day, true, true);
    }

    public boolean isWhole() {
        return morning && afternoon;
    }

    /** Both lines of one day together. */
    StudyDay with(StudyDay other) {
        return new StudyDay(day, morning || other.morning, afternoon || other.afternoon);
    }

    /** "", "sáng" or "chiều". */
    public String half() {
        return isWhole() ? "" : morning ? "sáng" : "chiều";
    }

    @Override
    public int compareTo(StudyDay other) {
        return day.compareTo(other.day);
    }
}
