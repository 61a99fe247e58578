package vn.nguon.papers;

import java.util.List;
import vn.nguon.web.Form;

/** Giving corrected papers back: what is sent, what was understood of it, what was not taken. */
public record CorrectedPage(
        String code, String className, Form form, List<Line> proposed, List<Line> bad, String saveHref) {
    /** @param name of the file; {@code note} what becomes of it */
    public record Line(String name, String note) {}
}
