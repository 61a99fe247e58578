package vn.nguon.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;

/**
 * Role practice of a class.
 *
 * @param fit whether the turns fit, in a sentence; {@code fits} decides its colour
 * @param how the class's settings in a line
 * @param setupHref empty for who may not
 * @param dealHref empty for who may not, or before anything is set; {@code dealt} says which word the button bears
 * @param closed why nothing can be changed any more, for those who could; empty while it can
 * @param notYet who has not acted as head
 * @param without for whom no turn is dealt
 * @param groups to choose from; empty with fewer than two
 */
public record PracticePage(
        ClassHead head,
        List<Figure> figures,
        boolean set,
        boolean sessions,
        boolean fits,
        String fit,
        String how,
        String setupHref,
        String dealHref,
        boolean dealt,
        String closed,
        String skillsHref,
        List<Person> notYet,
        List<Person> without,
        List<Group> groups,
        List<Session> list) {

    public record Figure(String value, String label) {}

    public record Person(String name, String note) {}

    public record Group(String label, String href, boolean current) {}

    /** @param releaseRef for the button; null when there is nothing to release or it is not the viewer's */
    public record Session(
            String title,
            String note,
            String kind,
            String word,
            @Nullable String releaseRef,
            List<Turn> turns,
            String none) {}

    /** @param mark empty before the release */
    public record Turn(
            String no,
            String href,
            String head,
            String unit,
            String situation,
            String cast,
            String sheets,
            String mark,
            boolean byHand) {}
}
