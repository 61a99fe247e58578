package vn.nguon.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.web.Field;
import vn.nguon.web.Form;

/**
 * A form of one entry of a person's history.
 *
 * @param title of the page; {@code address} where the form is sent
 * @param button what saving does
 * @param withdraw form by which the entry is withdrawn, null while it is new
 */
public record FactPage(
        PersonCard person,
        String title,
        String address,
        Form form,
        List<Field> fields,
        String button,
        @Nullable Form withdraw,
        String withdrawAddress,
        String withdrawTitle) {
    public FactPage {
        fields = List.copyOf(fields);
    }
}
