package vn.nguon;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Whole tables out of and into schema {@code public}, through one connection of their owner. Used by {@link Backup} and {@link Restore}. */
final class TableCopies {
    static final String HISTORY = "flyway_schema_history";

    /** Every ordinary table but the history of migrations, with the columns that can be written, in the order of the table. */
    private static final String TABLES = """
            SELECT t.relname, a.attname
              FROM pg_class t
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             WHERE t.relnamespace = 'public'::regnamespace
               AND t.relkind = 'r'
               AND t.relname <> 'flyway_schema_history'
               AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')
             ORDER BY t.relname COLLATE "C", a.attnum
            """;

    private final Connection connection;
    private final CopyManager copy;

    TableCopies(Connection connection) throws SQLException {
        this.connection = connection;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        // The text of a value must not depend on the machine: the same rows give the same bytes everywhere.
        run("SET TIME ZONE 'UTC'");
        run("SET datestyle TO 'ISO, YMD'");
        run("SET intervalstyle TO 'postgres'");
        run("SET extra_float_digits TO 1");
        run("SET bytea_output TO 'hex'");
    }

    /** A table and its writable columns. */
    record Shape(String name, List<String> columns) {}

    List<Shape> tables() throws SQLException {
        List<Shape> tables = new ArrayList<>();
        for (var row : rows(TABLES, 2)) {
            if (tables.isEmpty() || !tables.getLast().name().equals(row.get(0)))
                tables.add(new Shape(row.get(0), new ArrayList<>()));
            tables.getLast().columns().add(row.get(1));
        }
        return tables;
    }

    /** Writes all rows as COPY text, in the order in which they lie. */
    long read(Shape table, OutputStream out) throws Exception {
        return copy.copyOut(
                "COPY (SELECT %s FROM public.%s ORDER BY ctid) TO STDOUT"
                        .formatted(list(table.columns()), quoted(table.name())),
                out);
    }

    long write(String table, List<String> columns, InputStream in) throws Exception {
        return copy.copyIn("COPY public.%s (%s) FROM STDIN".formatted(quoted(table), list(columns)), in, 1 << 16);
    }

    List<List<String>> rows(String sql, int columns) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (var column = 1; column <= columns; column++) {
                    var value = result.getString(column);
                    row.add(value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String list(List<String> columns) {
        return String.join(", ", columns.stream().map(TableCopies::quoted).toList());
    }
}
