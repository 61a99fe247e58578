package vn.nguon;

import java.sql.SQLException;

/**
 * Jobs that a killed program had picked up. Whoever holds the embedded database's folder is the only program on it, so at its start
 * every picked job is abandoned and can be taken up at once; otherwise it would wait until its heartbeat is missed, {@link Jobs}. Not
 * for an external database: there another node may be at work on them.
 */
final class AbandonedJobs {
    private AbandonedJobs() {}

    /** Jobs are written so that they may be run again from the beginning. */
    static void release(Database database) {
        try (var connection = database.connect(database.app());
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE scheduled_tasks
                       SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                     WHERE picked
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException("abandoned jobs", e);
        }
    }
}
