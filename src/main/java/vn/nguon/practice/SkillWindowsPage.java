package vn.nguon.practice;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The days of both windows, to change. */
public record SkillWindowsPage(ClassHead head, Form form, int version) {}
