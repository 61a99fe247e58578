package vn.nguon.practice;

import java.util.List;

/** Turns the viewer heads, plays in, watches or leads: by session. */
public record ScenesPage(List<Group> groups) {
    public record Group(String title, String note, List<Line> lines) {}

    public record Line(String href, String title, String note, String kind, String word) {}
}
