package vn.nguon.feedback;

import java.util.List;

/** The surveys of a trainee's classes. */
public record OwnSurveysPage(List<Line> lines) {
    /** @param kind of {@code tag.status}; {@code href} empty when there is nothing to do */
    public record Line(String name, String href, String note, String kind, String state) {}
}
