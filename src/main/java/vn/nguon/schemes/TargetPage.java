package vn.nguon.schemes;

import java.time.LocalDate;
import vn.nguon.web.Form;

/**
 * @param level form that sets what is to be reached in a year
 * @param value form of a value entered by hand
 * @param end form that gives the target up
 */
public record TargetPage(
        Scheme scheme, Scheme.Target target, LocalDate today, boolean mayWrite, Form level, Form value, Form end) {
    public String address() {
        return "/de-an/%s/%s".formatted(scheme.ref(), target.ref());
    }
}
