package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.sheets.Import;
import vn.nguon.web.Form;

/** Where a roster file is chosen, and the files of this class so far. */
public record ImportListPage(ClassHead head, Form form, List<Import> files, boolean approved) {}
