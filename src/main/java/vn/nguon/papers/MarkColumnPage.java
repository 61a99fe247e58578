package vn.nguon.papers;

import java.util.List;
import vn.nguon.classes.ClassHead;

/**
 * One part of everybody, with an input each.
 *
 * @param closed why nothing can be entered; empty when it can
 * @param loaded hidden field that tells a later save which versions this page showed
 * @param askReason some marks stand already: changing one asks why
 */
public record MarkColumnPage(
        ClassHead head,
        String title,
        String hint,
        String action,
        String closed,
        String loaded,
        boolean askReason,
        String reason,
        List<Problem> errors,
        List<String> conflicts,
        List<Row> rows,
        List<String> changes) {

    /** @param field id of the input that can mend it, empty when none can */
    public record Problem(String field, String sentence) {}

    /** @param error sentence at the score's input, empty when nothing is wrong; {@code file} address of the paper, empty while none came */
    public record Row(String key, String name, String unit, String score, String remark, String error, String file) {}
}
