package vn.nguon.practice.field;

import vn.nguon.classes.Capacity;
import vn.nguon.classes.ClassHead;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** What a viewer may do with one field group. Whoever may do nothing is told that there is none. */
enum FieldReach {
    /** Reads: offices with a door to the class, its lecturers and markers, the propaganda board. */
    READS,
    /** Also writes findings, answers, minutes, pictures and recommendations: people of the group, its guide, monitor and deputies. */
    WRITES,
    /** Also plans, confirms and sends: who runs the class, and its supervisor. */
    ORGANISES;

    boolean writes() {
        return this != READS;
    }

    boolean organises() {
        return this == ORGANISES;
    }

    static boolean organises(Viewer viewer, ClassHead head) {
        return head.runs() || viewer.is(Role.SUPERVISOR) && head.is(Capacity.SUPERVISOR);
    }

    /** Reads every group of the class. */
    static boolean readsAll(Viewer viewer, ClassHead head) {
        return organises(viewer, head)
                || head.office()
                || viewer.is(Role.PROPAGANDA_BOARD) && head.capacities().isEmpty()
                || head.is(Capacity.LECTURER, Capacity.MARKER, Capacity.CLASS_COMMITTEE);
    }

    static FieldReach of(Viewer viewer, ClassHead head, FieldGroup group) {
        if (organises(viewer, head)) return ORGANISES;
        var leads = viewer.is(Role.CLASS_COMMITTEE)
                && (group.office().equals("MONITOR") || group.office().equals("DEPUTY"));
        return group.mine() || group.guides() || leads ? WRITES : READS;
    }
}
