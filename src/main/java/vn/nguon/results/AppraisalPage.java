package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * One trainee's appraisal.
 *
 * @param editable there is a draft and the viewer writes
 * @param version of the draft that was shown
 * @param scales one choice a side
 * @param signed what was signed, in a sentence; empty when nothing was
 * @param sheet address of the signed sheet, null when there is none
 * @param again whether another version may be begun: the form has its reason
 * @param next the one after this in the list, null at the end
 */
public record AppraisalPage(
        ClassHead head,
        String ref,
        String fullName,
        String unit,
        List<String> facts,
        List<Said> opinions,
        Form form,
        boolean editable,
        int version,
        List<Field> scales,
        boolean other,
        String edited,
        String signed,
        @Nullable String sheet,
        boolean again,
        @Nullable String next) {
    public record Said(String from, String text) {}
}
