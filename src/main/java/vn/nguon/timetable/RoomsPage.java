package vn.nguon.timetable;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Rooms this class may use, and the form that adds one. */
public record RoomsPage(ClassHead head, List<Room> rooms, Form form, boolean mayAdd) {}
