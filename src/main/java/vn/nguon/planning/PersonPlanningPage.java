package vn.nguon.planning;

import java.util.List;
import vn.nguon.people.PersonCard;

/** All entries of one person, latest decision first. @param courses every entry with its steps, the earliest first */
public record PersonPlanningPage(PersonCard person, List<Entry> entries, List<Course> courses, boolean mayWrite) {}
