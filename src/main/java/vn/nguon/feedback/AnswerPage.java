package vn.nguon.feedback;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * A trainee's form.
 *
 * @param state empty while it may be answered, otherwise why not
 * @param kind of {@code tag.status} for {@code state}
 * @param least answers from which results are shown
 */
public record AnswerPage(
        String className,
        String code,
        String until,
        String state,
        String kind,
        String text,
        int least,
        Form form,
        List<Block> blocks) {

    /** One topic with its lecturer, or the class. */
    public record Block(String title, String lecturer, List<Field> scales, List<Field> comments) {}
}
