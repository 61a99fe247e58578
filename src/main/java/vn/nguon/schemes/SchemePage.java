package vn.nguon.schemes;

import java.time.LocalDate;
import java.util.List;
import vn.nguon.web.Form;

/** @param form of a new target; shown to those who may write */
public record SchemePage(Scheme scheme, LocalDate today, boolean mayWrite, Form form) {
    /** The years that the form asks for. */
    public static List<Integer> years(Scheme scheme, LocalDate today) {
        return TargetInputs.years(scheme, today);
    }
}
