package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** What happened to a roster, newest first. */
public record ChangesPage(ClassHead head, List<RosterChange> changes) {}
