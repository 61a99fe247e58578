package vn.nguon.practice.field;

import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;

/**
 * Every form of field study: a head, inputs one under the other, one button.
 *
 * @param closed why nothing can be saved; the form is left out then; empty otherwise
 * @param file whether a file goes along
 * @param notSaved heading of the error summary
 * @param more a second button's address that takes the thing away, empty for none; {@code moreLabel} its words
 */
public record FieldFormPage(
        List<Crumb> crumbs,
        String title,
        String meta,
        String closed,
        String action,
        boolean file,
        List<Part> parts,
        Form form,
        String notSaved,
        String button,
        String back,
        String more,
        String moreLabel) {

    /** How a part of the form is drawn. */
    public enum Kind {
        FIELD,
        AREA,
        CHOOSE,
        PICK,
        TICK,
        TICKS,
        PICTURE,
        HEADING,
        NOTE
    }

    /** @param text id of the input, or the words of a heading or note; {@code rows} of an area */
    public record Part(Kind kind, String text, int rows) {
        static Part field(String id) {
            return new Part(Kind.FIELD, id, 0);
        }

        static Part area(String id, int rows) {
            return new Part(Kind.AREA, id, rows);
        }

        static Part of(Kind kind, String text) {
            return new Part(kind, text, 0);
        }
    }

    FieldFormPage removable(String address, String label) {
        return new FieldFormPage(
                crumbs, title, meta, closed, action, file, parts, form, notSaved, button, back, address, label);
    }
}
