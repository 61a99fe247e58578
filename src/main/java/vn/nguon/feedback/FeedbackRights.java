package vn.nguon.feedback;

import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** Who sees and who runs the survey of a class; all of it follows from the class's head. */
final class FeedbackRights {
    private FeedbackRights() {}

    /** @throws NotFound if the viewer does not see the class for an office */
    static ClassHead head(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        if (!head.office()) throw new NotFound("feedback on class " + code);
        return head;
    }

    /** Opens, lets it run longer, hides words: who runs the class, or the school that gives its certificate. */
    static boolean runs(ClassHead head) {
        return head.runs() || head.school();
    }
}
