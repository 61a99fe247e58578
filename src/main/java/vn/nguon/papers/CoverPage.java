package vn.nguon.papers;

import java.util.List;

/** The cover that the product makes for a paper, so that the paper itself need not say whose it is. */
public record CoverPage(String organiser, String kind, String topic, List<Line> lines, String foot) {
    public record Line(String label, String value) {}
}
