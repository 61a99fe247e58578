package vn.nguon.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * "Same person": what was said of a person's files, who else may be the same, and the form that says so.
 *
 * @param code filter field for the code of another file
 * @param alike files that may be of the same person
 * @param other the file compared with, null while none is chosen
 */
public record SamePersonPage(
        PersonCard person,
        Field code,
        List<PersonCard> alike,
        @Nullable Other other,
        List<Stands> standing,
        List<Past> past) {

    /**
     * @param rows field by field, what both files say
     * @param builtOnOne what modules above have on the person, {@code builtOnOther} on the other file
     */
    public record Other(
            PersonCard card, List<Row> rows, List<String> builtOnOne, List<String> builtOnOther, Form form) {}

    public record Row(String label, String one, String other, boolean differs) {}

    /** @param form asks why it is taken back */
    public record Stands(UUID ref, String text, String by, Form form, String address) {}

    /** What was taken back, as lines. */
    public record Past(String text, String by, String back) {}
}
