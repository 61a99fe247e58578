package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The rubrics of a class's kinds. */
public record RubricsPage(ClassHead head, List<Sheet> sheets) {
    /** @param field id of its input; @param closed papers are marked by it: it stands */
    public record Sheet(
            String kind, boolean own, boolean closed, int version, Form form, String field, List<Line> lines) {}

    public record Line(String name, String maximum) {}
}
