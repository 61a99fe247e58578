package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** Every step of a class's nominations (/lop/{code}/cu-hoc-vien/qua-trinh), newest first. */
public record StepsPage(ClassHead head, List<NominationStep> steps) {}
