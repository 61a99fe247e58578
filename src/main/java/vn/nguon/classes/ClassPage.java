package vn.nguon.classes;

import java.util.List;
import vn.nguon.programmes.SimpleForm;

/**
 * The overview of a class (mockup lop.html).
 *
 * @param stages the checklist; empty for trainees and lecturers, who only look
 * @param moves state changes that this viewer may make from here
 * @param notices what other modules tell those without a checklist
 */
public record ClassPage(
        ClassHead head,
        ClassDetails details,
        List<StageView> stages,
        List<Move> moves,
        List<ClassNotice.Notice> notices) {
    /** Whether the viewer may still change the class's texts. */
    public boolean editable() {
        return head.runs() && ClassDesk.textsClosed(head) == null;
    }

    /** What its button says, and where it is made. */
    public record Move(String verb, String link) {}

    /** One stage of the checklist. Closed when everything in it is done. */
    public record StageView(Stage stage, List<Step> steps) {
        public StageView {
            steps = List.copyOf(steps);
        }

        public int done() {
            return (int)
                    steps.stream().filter(step -> step.status() == Status.DONE).count();
        }

        public boolean finished() {
            return done() == steps.size();
        }
    }

    /** A form page below the class's head. */
    public record FormPage(ClassHead head, SimpleForm simple) {}
}
