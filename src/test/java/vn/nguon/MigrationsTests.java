package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTests {

    Database database;

    @BeforeEach
    void setUp() {
        database = TestPostgres.newDatabase();
    }

    @AfterEach
    void tearDown() {
        TestPostgres.drop(database);
    }

    @Test
    void everythingBelongsToTheOwner() throws SQLException {
        try (var owner = database.connect(database.owner())) {
            assertThat(strings(owner, """
                            SELECT relname
                              FROM pg_class
                             WHERE relnamespace = 'public'::regnamespace
                               AND relowner <> 'nguon_owner'::regrole
                               AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
                            """)).isEmpty();
        }
    }

    @Test
    void appendOnlyTablesTakeNoChangeFromTheProgram() throws SQLException {
        try (var app = database.connect(database.app())) {
            var tables = appendOnlyTables(app);
            assertThat(tables).contains("audit_entry", "register_entry");
            for (var table : tables) {
                assertThat(strings(app, """
                                SELECT p
                                  FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
                                 WHERE has_table_privilege('%s', p)
                                """.formatted(table))).as(table).containsExactly("SELECT", "INSERT");
            }
        }
    }

    @Test
    void appendOnlyTablesTakeNoChangeFromTheirOwnerEither() throws SQLException {
        try (var owner = database.connect(database.owner());
                var statement = owner.createStatement()) {
            for (var table : appendOnlyTables(owner))
                assertThat(strings(
                                owner,
                                "SELECT tgname FROM pg_trigger WHERE tgrelid = '%s'::regclass AND NOT tgisinternal"
                                        .formatted(table)))
                        .as(table)
                        .contains("append_only", "append_only_truncate");
            statement.execute("CREATE TABLE note (id int)");
            statement.execute("COMMENT ON TABLE note IS 'append-only: for this test'");
            statement.execute("INSERT INTO note VALUES (1)");
            Migrations.run(database);
            assertThatThrownBy(() -> statement.execute("UPDATE note SET id = 2"))
                    .hasMessageContaining("note");
            assertThatThrownBy(() -> statement.execute("DELETE FROM note")).hasMessageContaining("note");
            assertThatThrownBy(() -> statement.execute("TRUNCATE note")).hasMessageContaining("note");
        }
    }

    @Test
    void refusesDataWhoseMigrationsWereRewrittenAndChangesNothing() throws SQLException {
        try (var owner = database.connect(database.owner());
                var statement = owner.createStatement()) {
            statement.execute(
                    "UPDATE flyway_schema_history SET checksum = 1 WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history WHERE version IS NOT NULL)");
            var before = strings(owner, "SELECT t::text FROM flyway_schema_history t ORDER BY installed_rank");
            assertThatThrownBy(() -> Migrations.run(database))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("bản Nguồn cũ")
                    .extracting(e -> ((StartRefused) e).exitCode())
                    .isEqualTo(3);
            assertThat(strings(owner, "SELECT t::text FROM flyway_schema_history t ORDER BY installed_rank"))
                    .isEqualTo(before);
        }
    }

    private static List<String> appendOnlyTables(Connection connection) throws SQLException {
        return strings(
                connection,
                "SELECT objoid::regclass::text FROM pg_description WHERE classoid = 'pg_class'::regclass AND objsubid = 0 AND description LIKE 'append-only%' ORDER BY 1");
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }
}
