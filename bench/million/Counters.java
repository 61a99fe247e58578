package vn.nguon.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What pg_stat_statements counted of the program's own statements; jobs and sessions' housekeeping left out. */
final class Counters implements AutoCloseable {
    private static final String OURS =
            " FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid AND r.rolname = 'nguon_app' WHERE s.query !~* '^(begin|commit|rollback|show|discard)' AND s.query !~ 'scheduled_tasks|event_publication'";

    private final Connection superuser;

    Counters(Installation of) throws SQLException {
        this.superuser = of.scratch().superuser();
    }

    void reset() throws SQLException {
        try (var sql = superuser.createStatement()) {
            sql.execute("SELECT pg_stat_statements_reset()");
        }
    }

    double statements(int pages) throws SQLException {
        try (var sql = superuser.createStatement(); var rows = sql.executeQuery("SELECT coalesce(sum(s.calls), 0)" + OURS)) {
            rows.next();
            return rows.getDouble(1) / pages;
        }
    }

    /** The three statements that took longest in all. */
    String slowest(int pages) throws SQLException {
        var text = new StringBuilder();
        try (var sql = superuser.createStatement();
                var rows = sql.executeQuery("SELECT s.calls, s.mean_exec_time + s.mean_plan_time AS mean, s.shared_blks_hit + s.shared_blks_read AS blocks, s.query" + OURS
                        + " ORDER BY s.total_exec_time + s.total_plan_time DESC LIMIT 3")) {
            while (rows.next())
                text.append(String.format(Locale.ROOT, "-- %.1f ms, %d blocks, %.1f calls a page%n%s%n",
                        rows.getDouble(2), rows.getLong(3) / Math.max(1, rows.getLong(1)), rows.getDouble(1) / pages, rows.getString(4).strip()));
        }
        return text.toString();
    }

    /** Lines of tables and lists inside main. */
    static int rows(String page) {
        var main = page.substring(Math.max(0, page.indexOf("<main")));
        return (int) Pattern.compile("<tr\\b|<li\\b").matcher(main).results().count();
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
