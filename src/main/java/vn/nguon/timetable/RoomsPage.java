package vn.nguon.timetable;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Rooms that a class may use, and the form for one more. */
public record RoomsPage(ClassHead head, List<Room> rooms, boolean mayAdd, Form form) {}
