package vn.nguon.feedback;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Opening the survey of a class. @param templates what each set of questions asks, to read before choosing */
public record OpeningPage(ClassHead head, Form form, List<Questions> templates, boolean topics) {
    /** @param name of the set; {@code lines} its questions in order */
    public record Questions(String name, List<String> lines) {}
}
