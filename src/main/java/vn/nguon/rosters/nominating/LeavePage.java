package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** One nomination, and judging who asks leave (/lop/{code}/cu-hoc-vien/{ref}). @param planned the viewer may know of planning */
public record LeavePage(
        ClassHead head, Nomination one, List<NominationStep> steps, boolean judges, boolean planned, Form form) {}
