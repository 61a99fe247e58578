package vn.nguon.attendance;

import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** Who may look into the rolls of a class: all who see the class, except those who see it as its trainees only. */
final class Readers {
    private Readers() {}

    /** @throws NotFound if the viewer does not see the class, or only through the door of a trainee */
    static ClassHead head(Classes classes, Viewer viewer, String code) {
        var head = classes.head(viewer, code);
        var traineeOnly = head.acts().isEmpty()
                && head.is(Capacity.TRAINEE)
                && !head.is(Capacity.SUPERVISOR, Capacity.LECTURER, Capacity.MARKER, Capacity.CLASS_COMMITTEE);
        if (traineeOnly) throw new NotFound("rolls of class " + code);
        return head;
    }
}
