package vn.nguon.practice;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** How a class practises, to set. @param parts does the programme have parts of the mark? */
public record PracticeSetupPage(ClassHead head, Form form, boolean parts, int version) {}
