package vn.nguon.shared;

/**
 * An expected "no" that explains itself. Modules' own sealed results end in one of these where a sentence is all a
 * screen needs.
 *
 * @param code stable, ASCII, kebab-case Vietnamese, e.g. {@code lop-da-du}; tests check this, never the words
 * @param sentence Vietnamese, for people: what happened and what to do (design ui.md B8)
 */
public record Refusal(String code, String sentence) {}
