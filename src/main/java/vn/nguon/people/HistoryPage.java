package vn.nguon.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a person: posts, facts by kind, files of the same person, and what was corrected.
 *
 * @param masked disciplines are left out for this viewer
 * @param changes corrections, the latest first; empty for those who may not correct
 */
public record HistoryPage(
        PersonCard person,
        boolean mayWrite,
        List<Line> posts,
        List<Section> sections,
        List<PersonCard> sameFiles,
        boolean masked,
        List<Change> changes) {

    /** @param addHref null for those who may not write */
    public record Section(
            String title,
            String empty,
            List<Line> lines,
            @Nullable String addHref,
            String addLabel) {}

    /** @param correctHref null for those who may not correct */
    public record Line(
            String text,
            String source,
            String days,
            String note,
            @Nullable String correctHref) {}

    public record Change(String at, String by, String what, String why) {}
}
