package vn.nguon.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.classes.ClassHead;
import vn.nguon.web.Form;
import vn.nguon.web.ListQuery;

/**
 * Everybody of a class with what offices say of them.
 *
 * @param writes whether the viewer drafts and signs
 * @param toDraft people without a draft or a signed sheet; {@code toSign} drafts that may be signed
 * @param asked whether class committee and groups were asked
 * @param open sides that some drafts leave open: {@code form} has the choice of a level for all of them
 * @param sides heads of the narrow columns
 */
public record AppraisalsPage(
        ClassHead head,
        Form form,
        ListQuery query,
        boolean writes,
        boolean early,
        int total,
        int toDraft,
        int drafts,
        int toSign,
        int signed,
        boolean asked,
        boolean open,
        List<String> sides,
        List<Row> rows) {

    /** @param levels in the order of the sides; @param href where it is edited or read, null when neither */
    public record Row(
            String fullName,
            String unit,
            String facts,
            List<String> levels,
            String kind,
            String state,
            @Nullable String href) {}
}
