package vn.nguon.classes;

import vn.nguon.web.Form;

/** Study days: a range with weekdays that fills the list, and the list itself. */
public record StudyDaysPage(ClassHead head, Form form, boolean changeable) {}
