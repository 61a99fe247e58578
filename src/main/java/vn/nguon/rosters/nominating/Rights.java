package vn.nguon.rosters.nominating;

import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.rosters.nominating.NominationEdges.Actor;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.Role;

/** Who acts as what in a class's nominating, for those who have a door to the class. Communes and trainees have their own. */
final class Rights {
    private static final ClassPart[] BOARD = {ClassPart.PLANS, ClassPart.DECIDES, ClassPart.ORGANISES};

    private Rights() {}

    static boolean is(ClassHead head, Actor actor) {
        return switch (actor) {
            case BOARD -> head.actsAs(Role.ORGANISATION_BOARD, BOARD);
            case DECIDER -> head.decides();
            case SUMMONER -> head.runs() || head.school();
            case ORGANISER -> head.runs();
            case COMMUNE, SUMMONED_PERSON -> false;
        };
    }

    /** @throws Forbidden with who may */
    static void must(ClassHead head, Actor actor) {
        if (!is(head, actor)) throw new Forbidden(actor.sentence());
    }

    static void mustBoard(ClassHead head) {
        must(head, Actor.BOARD);
    }

    /** Whoever prepares the class proposes its quotas and learns how many need it; the board gives them out. */
    static boolean mayPrepare(ClassHead head) {
        return is(head, Actor.BOARD) || is(head, Actor.ORGANISER);
    }

    static void mustPrepare(ClassHead head) {
        if (!mayPrepare(head)) throw new Forbidden("Chỉ Ban Tổ chức hoặc cơ quan tổ chức lớp dự kiến được chỉ tiêu.");
    }

    /** Offices that run, decide or teach the class, not its lecturers and trainees. */
    static boolean mayLook(ClassHead head) {
        return is(head, Actor.BOARD) || is(head, Actor.DECIDER) || is(head, Actor.SUMMONER);
    }

    static void mustLook(ClassHead head) {
        if (!mayLook(head))
            throw new Forbidden("Việc cử học viên do cơ quan lập kế hoạch, quyết định, tổ chức lớp và trường xem.");
    }

    /** Who needs training is planning: for those who keep or decide it, not for whoever only runs the class. */
    static boolean maySeeNeeds(ClassHead head) {
        return is(head, Actor.BOARD) || is(head, Actor.DECIDER);
    }
}
