package vn.nguon.timetable;

import java.util.List;

/** A lecturer's or a trainee's own sessions, today's and next first. */
public record OwnTimetablePage(String title, String emptyText, List<Section> sections) {
    public record Section(String title, List<Line> lines) {}

    /** @param href empty where there is nothing to open */
    public record Line(String when, String what, String href, String note, String kind, String word) {}
}
