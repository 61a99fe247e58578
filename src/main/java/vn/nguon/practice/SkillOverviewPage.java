package vn.nguon.practice;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * Before and after, of a class: who has answered, and what came of it.
 *
 * @param days when the forms are answered, in words
 * @param form its title and version
 * @param windowsHref where the days are changed; empty for those who may not
 * @param formHref where the form is changed; empty for those who may not
 * @param onlyOpen only those who owe an answer are shown
 */
public record SkillOverviewPage(
        ClassHead head,
        List<Figure> figures,
        String days,
        String form,
        String scale,
        List<Row> rows,
        List<Line> lines,
        boolean onlyOpen,
        int all,
        String windowsHref,
        String formHref,
        boolean begun) {

    public record Figure(String value, String label) {}

    /** One skill, four means. */
    public record Row(String skill, List<Cell> cells) {}

    /** @param value hundredths, of {@code of}; {@code text} empty where nobody answered */
    public record Cell(String label, long value, long of, String text, String change) {}

    public record Line(String href, String name, String unit, List<Mark> marks) {}

    /** @param kind of the status tag */
    public record Mark(String label, String kind, String word) {}
}
