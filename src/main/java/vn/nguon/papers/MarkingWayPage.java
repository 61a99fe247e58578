package vn.nguon.papers;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/**
 * How a class marks. @param closed why nothing can be changed, empty when it can; {@code now} the way in words; @param begun something is marked: the way stands; @param weak where the commune gives names away, empty when nowhere
 */
public record MarkingWayPage(
        ClassHead head, Form form, int version, String closed, String now, boolean begun, String weak) {}
