package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;

/** Who marks in this class, and who of the school's lecturers could. */
public record MarkersPage(ClassHead head, List<Person> named, List<Person> others) {
    /** @param note that there is no account yet; empty otherwise */
    public record Person(String ref, String name, String note) {}
}
