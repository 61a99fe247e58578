package vn.nguon.papers;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** How a class marks. @param begun something is marked: the way stands; @param weak where the commune gives names away, empty when nowhere */
public record MarkingWayPage(ClassHead head, Form form, int version, boolean begun, String weak) {}
