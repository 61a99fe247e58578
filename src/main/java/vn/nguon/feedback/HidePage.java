package vn.nguon.feedback;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Hiding one comment with a reason. */
public record HidePage(ClassHead head, String text, Form form) {}
