package vn.nguon.papers;

import org.jspecify.annotations.Nullable;
import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Who may do what with the papers and marks of a class; all of it follows from the class's head. */
final class PaperRights {
    private PaperRights() {}

    /** The school that issues the certificate, and lecturers named as markers of this class. */
    static boolean marks(Viewer viewer, ClassHead head) {
        return head.school() || viewer.is(Role.LECTURER) && head.is(Capacity.MARKER);
    }

    /** Marks are seen by those who mark and by the offices; never by whoever only teaches, supervises or studies. */
    static boolean seesMarks(Viewer viewer, ClassHead head) {
        return marks(viewer, head)
                || viewer.isAny(Role.CENTRE, Role.ORGANISATION_BOARD, Role.SCHOOL, Role.APPROVER)
                        && (!head.acts().isEmpty() || head.capacities().isEmpty());
    }

    /** Papers are seen by those who see marks and by the supervisor, who collects them. */
    static boolean seesPapers(Viewer viewer, ClassHead head) {
        return seesMarks(viewer, head) || supervises(viewer, head);
    }

    /** Says what is asked for, and hands in for those without a phone. */
    static boolean collects(Viewer viewer, ClassHead head) {
        return head.runs() || supervises(viewer, head);
    }

    static boolean asks(Viewer viewer, ClassHead head) {
        return head.runs() || head.school() || supervises(viewer, head);
    }

    /** Is here to mark and for nothing else: while names are hidden, such a viewer knows papers by number only. */
    static boolean onlyMarks(Viewer viewer, ClassHead head) {
        return marks(viewer, head) && !head.school() && !head.office() && !supervises(viewer, head);
    }

    /** Would names tell this viewer whose papers they mark? */
    static boolean hidesNames(Viewer viewer, ClassHead head, PaperSetting setting) {
        return setting.way().hidesNames() && !setting.released() && onlyMarks(viewer, head);
    }

    /** @throws NotFound if the class hides names from this viewer */
    static void notByName(Viewer viewer, ClassHead head, PaperSetting setting) {
        if (hidesNames(viewer, head, setting)) throw new NotFound("papers by name of class " + head.code());
    }

    private static boolean supervises(Viewer viewer, ClassHead head) {
        return viewer.is(Role.SUPERVISOR) && head.is(Capacity.SUPERVISOR);
    }

    /** Why what is asked for and how it is marked stands as it is; null while it can change. Appeals and the library go on. */
    static @Nullable Refusal over(ClassHead head) {
        return head.state() == ClassState.FINISHED || head.state() == ClassState.CANCELLED
                ? new Refusal(
                        "lop-da-xong",
                        "Lớp đang ở trạng thái %s nên yêu cầu thu hoạch và cách chấm không đổi được nữa."
                                .formatted(head.state().vietnamese()))
                : null;
    }

    /** @throws NotFound if the viewer does not see the class or its papers */
    static ClassHead papers(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!seesPapers(viewer, head)) throw new NotFound("papers of class " + code);
        return head;
    }

    /** @throws NotFound if the viewer does not see the class or its marks */
    static ClassHead marks(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!seesMarks(viewer, head)) throw new NotFound("marks of class " + code);
        return head;
    }
}
