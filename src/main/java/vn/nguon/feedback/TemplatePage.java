package vn.nguon.feedback;

import java.util.List;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * Editing an organisation's questions.
 *
 * @param version shown when the editing began
 * @param topicItems inputs, blank ones are not asked; {@code classItems}, {@code classComments} likewise
 */
public record TemplatePage(
        String organisation,
        String action,
        int version,
        Form form,
        List<Field> topicItems,
        Field topicComment,
        List<Field> classItems,
        List<Field> classComments) {}
