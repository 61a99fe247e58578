package vn.nguon.practice.field;

import java.time.LocalDate;
import vn.nguon.timetable.Half;

/** Half a day of a group's itinerary (lịch trình). @param travel how it gets there, may be empty */
public record FieldLeg(LocalDate day, Half half, String place, String activity, String travel) {}
