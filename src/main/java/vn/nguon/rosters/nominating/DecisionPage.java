package vn.nguon.rosters.nominating;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The sending decision (/lop/{code}/cu-hoc-vien/quyet-dinh). @param ticked public ids that are chosen */
public record DecisionPage(ClassHead head, List<Nomination> appraised, List<String> ticked, Form form) {}
