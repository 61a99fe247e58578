package vn.nguon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL a JVM under target/test-postgres, and in it {@code nguon_template} with the schema migrated once. It is kept from run
 * to run and made again when a migration file has changed.
 */
final class TestPostgres {
    private static final String TEMPLATE = "nguon_template";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final LocalPostgres SERVER = start();

    private TestPostgres() {}

    /** A new database with the whole schema and no rows but those that migrations insert; 60 to 90 ms. */
    static Database newDatabase() {
        var name = "test_" + NEXT.incrementAndGet();
        administer("CREATE DATABASE %s TEMPLATE %s OWNER nguon_owner".formatted(name, TEMPLATE));
        return SERVER.known(name);
    }

    /** A new database without a schema, for tests of migrations and of restoring. */
    static Database newEmptyDatabase() {
        return SERVER.database("empty_" + NEXT.incrementAndGet());
    }

    static void drop(Database database) {
        administer("DROP DATABASE %s WITH (FORCE)".formatted(nameOf(database)));
    }

    static LocalPostgres server() {
        return SERVER;
    }

    static String nameOf(Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    private static LocalPostgres start() {
        EarlyLogging.errorsOnly();
        var server = openFree();
        // After every Spring context is closed, not beside it.
        SpringApplication.getShutdownHandlers().add(server::close);
        try (var connection = server.superuser("postgres");
                var statement = connection.createStatement()) {
            List<String> leftOver = new ArrayList<>();
            try (var rows = statement.executeQuery(
                    "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' OR datname LIKE 'empty\\_%'")) {
                while (rows.next()) leftOver.add(rows.getString(1));
            }
            for (var name : leftOver) statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
            var wanted = fingerprint();
            try (var rows = statement.executeQuery("""
                    SELECT 1
                      FROM pg_database d
                      JOIN pg_shdescription s ON s.objoid = d.oid
                     WHERE d.datname = '%s' AND s.description = '%s'
                    """.formatted(TEMPLATE, wanted))) {
                if (rows.next()) return server;
            }
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(TEMPLATE));
            Migrations.run(server.database(TEMPLATE));
            statement.execute("COMMENT ON DATABASE %s IS '%s'".formatted(TEMPLATE, wanted));
            return server;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another test run in the same checkout holds its own server: take the next folder. */
    private static LocalPostgres openFree() {
        for (var n = 1; ; n++) {
            try {
                return LocalPostgres.open(
                        Path.of("target", n == 1 ? "test-postgres" : "test-postgres-" + n), LocalPostgres.Use.TESTS);
            } catch (StartRefused e) {
                if (n == 4) throw e;
            }
        }
    }

    /** SHA-256 over the migration files that are run, which are those built and not those of the source tree: names and contents. */
    private static String fingerprint() {
        try (var files = Files.walk(migrations())) {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path migrations() {
        try {
            return Path.of(Objects.requireNonNull(Migrations.class.getResource("/db/migration"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void administer(String sql) {
        try (var connection = SERVER.superuser("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
