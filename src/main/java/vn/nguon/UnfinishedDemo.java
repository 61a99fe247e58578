package vn.nguon;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A demonstration whose making was cut off: its database holds half a story that nobody wants. It is dropped before the program starts,
 * and the start makes everything anew. Only ever asked on a folder whose kind is the demonstration.
 */
final class UnfinishedDemo {
    private UnfinishedDemo() {}

    /** Drops the database if demo_state says begun and not finished. */
    static void drop(LocalPostgres server, String database, PrintStream out) {
        try (var postgres = server.superuser("postgres")) {
            if (!is(postgres, "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = '%s')".formatted(database)))
                return;
            if (!unfinished(server, database)) return;
            out.println("Lần trước dữ liệu mẫu dựng dở. Đang bỏ phần dở để dựng lại từ đầu.");
            try (var statement = postgres.createStatement()) {
                statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("unfinished demonstration in " + database, e);
        }
    }

    private static boolean unfinished(LocalPostgres server, String database) throws SQLException {
        try (var connection = server.superuser(database)) {
            return is(connection, "SELECT to_regclass('public.demo_state') IS NOT NULL")
                    && is(connection, "SELECT EXISTS (SELECT 1 FROM demo_state WHERE finished_at IS NULL)");
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
