package vn.nguon.programmes;

import java.util.List;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Pager;

/** The list of lecturers. @param mayKeep the viewer may add and change lecturers */
public record LecturersPage(ListQuery query, List<LecturerCard> lines, Pager pager, boolean mayKeep) {}
