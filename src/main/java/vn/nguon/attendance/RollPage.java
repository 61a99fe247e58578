package vn.nguon.attendance;

import java.util.List;
import vn.nguon.web.Crumb;

/**
 * The roll of one session on a phone.
 *
 * @param title "Sáng thứ 3, 18/10/2022"
 * @param subtitle topic and place
 * @param stateKind kind of the tag beside the title; its word stands beside it
 * @param action address the form posts to; empty when the viewer may only look
 * @param correcting the roll is closed: a reason must be given
 * @param correctHref where a closed roll is opened for correction; empty when it is not closed or not allowed
 * @param closable may the viewer close it now?
 * @param loaded the hidden field that tells a later save what this page showed
 * @param tally people without a mark, then by {@link Mark} in its order
 */
public record RollPage(
        List<Crumb> crumbs,
        String title,
        String subtitle,
        String stateKind,
        String stateWord,
        String action,
        boolean correcting,
        String correctHref,
        boolean closable,
        String loaded,
        List<Tally> tally,
        List<Group> groups,
        List<Row> rows,
        List<Leave> leaves,
        List<String> errors,
        List<String> conflicts,
        List<String> corrections,
        String reason) {

    /**
     * @param key ten characters that name the row in the form
     * @param unit with the periods missed so far, if any
     * @param mark one of {@code c m p v}, empty while there is no mark; {@code word} the same in Vietnamese
     */
    public record Row(String key, String name, String unit, String mark, String word) {}

    public record Tally(String key, String word, int count) {}

    /** A link that shows one study group only. */
    public record Group(String label, String href, boolean current) {}

    /** A person on leave whose reason may be written down. */
    public record Leave(String key, String name, String note) {}

    public boolean editable() {
        return !action.isEmpty();
    }
}
