package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * Everybody × every part of the assessment.
 *
 * @param editable columns lead to their inputs
 * @param releaseHref where the school lets trainees see their marks; empty when it is done or not theirs
 */
public record MarkGridPage(
        ClassHead head,
        List<Part> parts,
        List<Row> rows,
        boolean editable,
        boolean released,
        String releaseHref,
        String left) {

    /** @param weight as a share of all, in words */
    public record Part(String name, String href, String weight, int marked) {}

    /** @param scores one a part, "" where there is none */
    public record Row(String name, String unit, List<String> scores) {}
}
