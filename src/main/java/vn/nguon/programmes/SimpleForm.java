package vn.nguon.programmes;

import java.util.Arrays;
import java.util.List;
import vn.nguon.web.Crumb;
import vn.nguon.web.Form;

/**
 * A screen that is one form, field below field.
 *
 * @param lead one line under the title; may be empty
 * @param version of what is changed, sent back as {@code ban}; -1 when nothing is changed yet
 * @param back where "Thôi" leads
 */
public record SimpleForm(
        List<Crumb> way,
        String title,
        String lead,
        Form form,
        List<Line> lines,
        int version,
        String button,
        String back) {
    /** How a field is drawn; the tags of the frame. */
    public enum Kind {
        FIELD,
        AREA,
        CHOOSE,
        PICK,
        TICK,
        TICKS,
        FILE
    }

    public record Line(Kind kind, String id) {}

    /** Whether the form carries a file. */
    public boolean upload() {
        return lines.stream().anyMatch(line -> line.kind() == Kind.FILE);
    }

    /** Lines from pairs "kind id", e.g. {@code lines("FIELD ten", "CHOOSE khoi")}. */
    public static List<Line> lines(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split(" "))
                .map(pair -> new Line(Kind.valueOf(pair[0]), pair[1]))
                .toList();
    }
}
