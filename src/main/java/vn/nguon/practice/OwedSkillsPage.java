package vn.nguon.practice;

import java.util.List;

/** Forms on the five skills that the viewer may answer, by class and moment. */
public record OwedSkillsPage(List<Group> groups) {
    public record Group(String title, String note, List<Line> lines) {}

    /** @param href empty when it can neither be answered nor read yet */
    public record Line(String href, String name, String note, String kind, String word) {}
}
