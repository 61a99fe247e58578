package vn.nguon.timetable;

import java.util.List;

/**
 * The viewer's own sessions, as lecturer or trainee: today's first, then what comes.
 *
 * @param next the next session in words, empty when none comes
 * @param sections today, this week, later, past
 */
public record OwnTimetablePage(String title, boolean lecturer, String next, List<Section> sections) {

    public record Section(String title, List<Line> lines) {}

    /** @param who lecturers for a trainee, class for a lecturer @param href the roll for a lecturer; null for a trainee */
    public record Line(String when, String title, String who, String place, String href, String kind, String word) {}
}
