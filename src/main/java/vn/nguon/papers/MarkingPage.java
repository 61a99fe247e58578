package vn.nguon.papers;

import java.util.List;

/** Classes in which the viewer marks, those with something left first. */
public record MarkingPage(List<Line> lines) {
    public record Line(String name, String href, String note, String kind, String word) {}
}
