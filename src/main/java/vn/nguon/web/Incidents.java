package vn.nguon.web;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what went wrong under a code that people can read out. The address is the route's pattern, and messages of
 * exceptions stay out unless they can only speak of the program: a constraint's message quotes the row it refused.
 */
final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
    private static final String LETTERS = "BCDGHKLMNPQRSTVX";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FRAMES = 40;

    private Incidents() {}

    /** K7-20931: a letter, a digit, five digits. */
    static String code() {
        return "" + LETTERS.charAt(RANDOM.nextInt(LETTERS.length())) + RANDOM.nextInt(10) + "-"
                + (10_000 + RANDOM.nextInt(90_000));
    }

    static void log(String code, String method, @Nullable String route, int status, @Nullable Throwable thrown) {
        LOG.error("incident {}: {} {} {}{}", code, status, method, route, thrown == null ? "" : trace(thrown));
    }

    /** Classes, frames and what names only the program: SQL state, constraint, table. */
    static String trace(Throwable thrown) {
        var text = new StringBuilder();
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append(seen.size() == 1 ? "\n" : "\ncaused by ")
                    .append(cause.getClass().getName())
                    .append(said(cause));
            var frames = cause.getStackTrace();
            for (var i = 0; i < Math.min(frames.length, FRAMES); i++)
                text.append("\n    at ").append(frames[i]);
        }
        return text.toString();
    }

    private static String said(Throwable thrown) {
        return switch (thrown) {
            case PSQLException sql
            when sql.getServerErrorMessage() != null ->
                " state %s constraint %s table %s"
                        .formatted(
                                sql.getSQLState(),
                                sql.getServerErrorMessage().getConstraint(),
                                sql.getServerErrorMessage().getTable());
            case SQLException sql -> " state " + sql.getSQLState();
            case NullPointerException _,
                    ClassCastException _,
                    IndexOutOfBoundsException _,
                    IllegalStateException _,
                    gg.jte.TemplateException _,
                    LinkageError _ -> ": " + thrown.getMessage();
            default -> "";
        };
    }
}
