package vn.nguon.rosters;

import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The form that approves a roster. @param unplanned how many of them are not in planning @param withoutGroup likewise */
public record ApprovalPage(
        ClassHead head, int people, long units, long unplanned, long withoutGroup, boolean approved, Form form) {}
