package vn.nguon.shared;

/**
 * An expected "no" that explains itself. Modules' own sealed results end in one of these where a sentence is all a
 * screen needs. It stands alone, so its last sentence has no full stop (ui.md B8); one that was written is taken off.
 *
 * @param code stable, ASCII, kebab-case Vietnamese, e.g. {@code lop-da-du}; tests check this, never the words
 * @param sentence Vietnamese, for people: what happened and what to do (design ui.md B8)
 */
public record Refusal(String code, String sentence) {
    public Refusal {
        sentence = alone(sentence);
    }

    /** A message that stands alone, of one sentence or more: without a full stop at its end. */
    public static String alone(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
