package vn.nguon.timetable;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** The whole timetable on A4. @param version "Bản 3, phát hành ngày …" or that it is a draft */
public record TimetablePaper(ClassHead head, List<Day> days, String version, String foot) {

    /** Rows of one day under one heading; each half starts a row. */
    public record Day(String name, String date, List<Row> rows) {}

    /** @param half "Sáng" in the first row of a half day, empty in the others */
    public record Row(String half, String hours, String what, String periods, String lecturers, String place) {}
}
