package vn.nguon;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The product's own PostgreSQL with its settings and tables, in a folder of the bench. */
public final class BenchDatabase implements AutoCloseable {
    private final LocalPostgres server;
    private final Database database;

    public BenchDatabase(Path home) {
        server = LocalPostgres.open(home, LocalPostgres.Use.PROGRAM);
        database = server.database("copying");
        Migrations.run(database);
    }

    /** May switch off foreign keys: the bench has papers without classes. */
    public Connection superuser() throws SQLException {
        return server.superuser("copying");
    }

    @Override
    public void close() {
        server.close();
    }
}
