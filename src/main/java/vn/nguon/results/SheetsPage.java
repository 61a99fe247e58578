package vn.nguon.results;

import java.util.List;

/** Signed sheets as they print, each on its own page. @param wordHref the same as a Word document; {@code classification} words, empty for an ordinary one */
public record SheetsPage(String title, String wordHref, List<One> sheets) {
    /** @param levels side and word */
    public record One(
            String superior,
            String organisation,
            String placeDate,
            String classification,
            String version,
            String className,
            String when,
            String fullName,
            String born,
            String unit,
            String post,
            List<Line> levels,
            String remark,
            String signerPost,
            String signerName) {}

    public record Line(String label, String value) {}
}
