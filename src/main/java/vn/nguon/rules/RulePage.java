package vn.nguon.rules;

import java.util.List;
import vn.nguon.web.Form;

/** All values that one key ever had, and the form that adds another. @param group the list it belongs to */
public record RulePage(
        String key, String label, String unit, String group, List<KeptValue> values, Form form, boolean mayWrite) {
    /** Taking one value back. */
    public record Withdraw(String key, String label, KeptValue value, Form form) {}
}
