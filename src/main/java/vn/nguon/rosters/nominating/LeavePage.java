package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Judging who asks leave (/lop/{code}/cu-hoc-vien/{ref}). */
public record LeavePage(ClassHead head, Nomination one, List<NominationStep> steps, boolean judges, Form form) {}
