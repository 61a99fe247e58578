package vn.nguon.timetable;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Where a session goes: a half day with room for it, or the place of another session. Also the page that takes it off. */
public record SessionMovePage(ClassHead head, String title, String when, String session, String back, Form form) {}
