package vn.nguon.practice;

import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Who may do what with the practice of a class; all of it follows from the class's head. */
final class PracticeRights {
    private PracticeRights() {}

    /** Offices of the class and its supervisor: what people say of one another, and the whole of the turns. */
    static boolean sees(Viewer viewer, ClassHead head) {
        return head.office() || supervises(viewer, head);
    }

    /** The same, and lecturers of the class: they score. */
    static boolean seesTurns(Viewer viewer, ClassHead head) {
        return sees(viewer, head) || viewer.is(Role.LECTURER) && head.is(Capacity.LECTURER, Capacity.MARKER);
    }

    /** Sets the class's practice and survey, deals, and changes by hand. */
    static boolean arranges(Viewer viewer, ClassHead head) {
        return head.runs() || head.school() || supervises(viewer, head);
    }

    /** Words of the form and situations are the offices'. */
    static boolean words(ClassHead head) {
        return head.runs() || head.school();
    }

    private static boolean supervises(Viewer viewer, ClassHead head) {
        return viewer.is(Role.SUPERVISOR) && head.is(Capacity.SUPERVISOR);
    }

    /** @throws NotFound if the viewer does not see the class or what is said of its trainees */
    static ClassHead head(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!sees(viewer, head)) throw new NotFound("practice of class " + code);
        return head;
    }

    /** @throws NotFound if the viewer does not see the class or its turns */
    static ClassHead turns(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!seesTurns(viewer, head)) throw new NotFound("turns of class " + code);
        return head;
    }
}
