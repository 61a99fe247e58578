package vn.nguon.practice;

import java.util.List;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;

/** The form's wording, to change. @param questions the two fields of each skill @param note what a change does to this class */
public record SkillFormPage(ClassHead head, Form form, List<Question> questions, String version, String note) {
    public record Question(String skill, String self, String commune) {}
}
