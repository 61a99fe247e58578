package vn.nguon.results;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** Signing the appraisals that are ready. */
public record SignPage(ClassHead head, Form form, List<String> sides, List<Person> people) {
    public record Person(
            String ref, String fullName, String unit, List<String> levels, String remark, boolean chosen) {}
}
