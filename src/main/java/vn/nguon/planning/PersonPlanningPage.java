package vn.nguon.planning;

import java.util.List;
import vn.nguon.people.PersonCard;

/** All entries of one person, latest decision first. */
public record PersonPlanningPage(PersonCard person, List<Entry> entries, boolean mayWrite) {}
