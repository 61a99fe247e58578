package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/**
 * One change by hand.
 *
 * @param fields ids in order; which tag draws one follows from its id
 * @param address of this form, with kind and subject
 * @param filter what narrows the choices, "" for none; {@code filterable} when there are many
 */
public record ChangePage(
        Reorganisation act,
        Change.Kind kind,
        Change.Subject subject,
        Form form,
        List<String> fields,
        String address,
        String filter,
        boolean filterable) {}
