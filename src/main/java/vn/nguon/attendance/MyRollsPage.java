package vn.nguon.attendance;

import java.util.List;

/** Sessions whose roll the viewer takes, latest first. */
public record MyRollsPage(List<Line> lines) {
    public record Line(String title, String href, String note, String kind, String word) {}
}
