package vn.nguon.shared;

/**
 * Result of something that may be refused. Use a module's own sealed type where callers act differently on different
 * refusals; this one where they only show the sentence.
 */
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String code, String sentence) {
        return new Refused<>(new Refusal(code, sentence));
    }
}
