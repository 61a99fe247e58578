package vn.nguon.rosters;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;

/**
 * The roster of one class (/lop/{code}/hoc-vien), also as printed.
 *
 * @param meta one line: how many, approved when and by whom
 * @param filters commune, study group, name
 * @param links what this viewer may do, in order; the first stands out
 * @param full birth dates and posts are shown: to the offices of the class, not to lecturers and trainees
 * @param foot of the printed page
 */
public record RosterPage(
        ClassHead head,
        String statusKind,
        String status,
        String meta,
        List<Field> filters,
        boolean filtered,
        List<Row> rows,
        int total,
        List<Link> links,
        boolean full,
        boolean mayOpen,
        String foot) {

    /**
     * @param no running number in the whole roster
     * @param flag what is unusual about the person, e.g. not planned; empty for nothing
     */
    public record Row(
            int no,
            String ref,
            String name,
            String sex,
            String born,
            String unit,
            String post,
            String group,
            String office,
            String flag) {}

    /** Something to do, as a link. */
    public record Link(String label, String href) {}
}
