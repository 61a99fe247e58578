package vn.nguon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Logging before Spring has set it up, or without Spring: Logback alone would print every detail on the standard output. */
final class EarlyLogging {

    private EarlyLogging() {}

    /** Only what went wrong is printed, until Spring's own settings take over. */
    static void errorsOnly() {
        root().setLevel(Level.ERROR);
    }

    /** Nothing at all: the standard output belongs to the answer. */
    static void off() {
        root().setLevel(Level.OFF);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
