package vn.nguon.people;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the statements that the program sends to the database, off the log of Spring's JdbcTemplate. Those of the calling thread, in which MockMvc
 * answers: a job or a listener may ask meanwhile.
 */
public final class Statements {

    private Statements() {}

    public static int during(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var seen = new ListAppender<ILoggingEvent>();
        var before = logger.getLevel();
        var additive = logger.isAdditive();
        seen.start();
        logger.addAppender(seen);
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        try {
            work.run();
        } finally {
            logger.detachAppender(seen);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        var here = Thread.currentThread().getName();
        var count = (int) seen.list.stream()
                .filter(event -> event.getThreadName().equals(here))
                .filter(event -> event.getMessage().startsWith("Executing prepared SQL statement"))
                .count();
        if (count == 0) throw new AssertionError("no statement was seen: it was sent from another thread");
        return count;
    }
}
