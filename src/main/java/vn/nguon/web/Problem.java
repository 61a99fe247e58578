package vn.nguon.web;

import org.jspecify.annotations.Nullable;

/**
 * What an error page says.
 *
 * @param status HTTP status
 * @param code stable, kebab-case Vietnamese; {@code type} of the JSON is {@code urn:nguon:<code>}
 * @param title what happened, a few words
 * @param sentence what happened and what to do
 * @param incident code that finds the log entry, only when it is our fault
 */
public record Problem(
        int status,
        String code,
        String title,
        String sentence,
        @Nullable String incident) {
    Problem(int status, String code, String title, String sentence) {
        this(status, code, title, sentence, null);
    }
}
