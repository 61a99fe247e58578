package vn.nguon.units;

import java.util.List;
import vn.nguon.web.Form;

/** Who keeps what: one line for each organisation that nobody said anything about. */
public record KeepersPage(Reorganisation act, List<Line> lines, Form form) {
    /** @param id of its three fields @param why it is asked about */
    public record Line(String name, String why, String id) {}
}
