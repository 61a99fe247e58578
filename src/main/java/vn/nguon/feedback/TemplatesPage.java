package vn.nguon.feedback;

import java.util.List;

/** The question sets of the organisations for which the viewer works. */
public record TemplatesPage(List<Line> lines) {
    public record Line(String organisation, String href, String note) {}
}
