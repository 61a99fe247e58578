package vn.nguon.papers;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The form for what a class asks for. @param version carried, so that nobody's change is lost */
public record PaperSettingPage(ClassHead head, Form form, int version) {}
