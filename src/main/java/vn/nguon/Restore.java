package vn.nguon;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.MigrationVersion;

/**
 * {@code ./run restore DIR --data NEW}: brings a backup back into a place that is still empty. The backup is checked whole before
 * anything is written; an embedded database is made beside its place and renamed when whole, an external one is filled in one
 * transaction.
 */
final class Restore {

    private Restore() {}

    static int run(Path from, DataFolder data, Map<String, String> environment, PrintStream out) {
        var manifest = Manifest.readFrom(from);
        checkHashes(manifest, from);
        var external = ExternalDatabase.from(environment);
        var kind = manifest.kind().equals("demo") ? DataFolder.Kind.DEMO : DataFolder.Kind.REAL;
        if (external.isPresent()) {
            if (kind == DataFolder.Kind.DEMO)
                throw new StartRefused(
                        StartRefused.USAGE,
                        "Bản sao lưu này là dữ liệu trình diễn, không đưa vào cơ sở dữ liệu ngoài.");
            refuseFilled(data.files());
            ExternalDatabase.check(external.get());
            load(external.get(), manifest, from);
            data.become(kind);
            copyFiles(manifest, from, data.path());
        } else {
            intoNewFolder(manifest, from, data, kind);
        }
        out.println("Đã khôi phục %d bảng (%d dòng) và %d tệp vào %s."
                .formatted(
                        manifest.tables().size(),
                        manifest.rows(),
                        manifest.files().size(),
                        data.path()));
        return 0;
    }

    private static void intoNewFolder(Manifest manifest, Path from, DataFolder data, DataFolder.Kind kind) {
        refuseFilled(data.path());
        var half = data.path().resolveSibling(data.path().getFileName() + ".tmp");
        refuseFilled(half);
        try {
            var beside = new DataFolder(half);
            beside.become(kind);
            try (var server = LocalPostgres.open(beside.postgres(), LocalPostgres.Use.PROGRAM)) {
                load(server.database("nguon"), manifest, from);
            }
            copyFiles(manifest, from, half);
            Files.deleteIfExists(data.path());
            Files.move(half, data.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Trees.delete(half);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            Trees.delete(half);
            throw e;
        }
    }

    /**
     * Makes the schema as the backup had it, fills it, checks every row, and then brings it up to this program's version.
     *
     * <p>Foreign keys are taken off while loading and put on again, which checks them all: so the order of tables does not matter and the
     * owner's rights are enough. Triggers of ours are off as well: they guard changes, and these rows are not changed.
     *
     * @throws StartRefused if the database is not empty, the backup has migrations unknown here, or a table does not come out as it went in
     */
    static void load(Database database, Manifest manifest, Path from) {
        refuseFilled(database);
        refuseUnknownMigrations(database, manifest);
        if (!manifest.migrations().isEmpty())
            Migrations.configuration(database).target(newest(manifest)).load().migrate();
        try (var connection = database.connect(database.owner())) {
            connection.setAutoCommit(false);
            var copies = new TableCopies(connection);
            List<String> names =
                    copies.tables().stream().map(TableCopies.Shape::name).toList();
            var foreignKeys = copies.rows("""
                    SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid)
                      FROM pg_constraint
                     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
                     ORDER BY 1, 2
                    """, 3);
            for (var key : foreignKeys)
                copies.run("ALTER TABLE %s DROP CONSTRAINT %s".formatted(key.get(0), key.get(1)));
            for (var name : names)
                copies.run("ALTER TABLE public.%s DISABLE TRIGGER USER".formatted(TableCopies.quoted(name)));
            // What migrations put in comes back from the backup, as it was then.
            if (!names.isEmpty())
                copies.run("TRUNCATE "
                        + String.join(
                                ", ",
                                names.stream()
                                        .map(n -> "public." + TableCopies.quoted(n))
                                        .toList()));
            for (var table : manifest.tables()) loadAndCheck(copies, table, from);
            for (var sequence : manifest.sequences())
                copies.run("SELECT setval('public.%s', %d, %s)"
                        .formatted(TableCopies.quoted(sequence.name()), sequence.lastValue(), sequence.called()));
            for (var name : names)
                copies.run("ALTER TABLE public.%s ENABLE TRIGGER USER".formatted(TableCopies.quoted(name)));
            for (var key : foreignKeys)
                copies.run("ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(key.get(0), key.get(1), key.get(2)));
            connection.commit();
            connection.setAutoCommit(true);
            copies.run("ANALYZE");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS, "Không nạp được bản sao lưu: %s".formatted(e.getMessage()), e);
        }
        Migrations.run(database);
    }

    private static void loadAndCheck(TableCopies copies, Manifest.Table table, Path from) throws Exception {
        long rows;
        try (var in = Files.newInputStream(from.resolve(table.file()))) {
            rows = copies.write(table.name(), table.columns(), in);
        }
        var shape = new TableCopies.Shape(table.name(), table.columns());
        var hash = Hashed.of(out -> copies.read(shape, out));
        if (rows != table.rows() || !hash.equals(table.sha256()))
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Bảng %s nạp lại không giống bản sao lưu. Chưa có gì được giữ lại.".formatted(table.name()));
    }

    private static void refuseFilled(Database database) {
        try (var connection = database.connect(database.owner())) {
            var copies = new TableCopies(connection);
            if (!copies.tables().isEmpty()
                    || !copies.rows(
                                    "SELECT 1 FROM pg_tables WHERE tablename = 'flyway_schema_history' AND schemaname = 'public'",
                                    1)
                            .isEmpty())
                throw new StartRefused(
                        StartRefused.USAGE,
                        "Cơ sở dữ liệu %s đã có bảng. Chỉ khôi phục vào cơ sở dữ liệu còn trống."
                                .formatted(database.url()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refuseUnknownMigrations(Database database, Manifest manifest) {
        Map<String, Integer> known = new HashMap<>();
        for (var migration : Migrations.configuration(database).load().info().all())
            if (migration.getVersion() != null) known.put(migration.getVersion().getVersion(), migration.getChecksum());
        List<String> unknown = new ArrayList<>();
        for (var migration : manifest.migrations())
            if (!known.containsKey(migration.version())
                    || !Objects.equals(known.get(migration.version()), migration.checksum()))
                unknown.add(migration.version());
        if (!unknown.isEmpty())
            throw new StartRefused(
                    StartRefused.OLDER_MAKE,
                    "Bản sao lưu do Nguồn %s tạo ra, khác với bản đang chạy (%s). Hãy khôi phục bằng đúng bản đó rồi nâng cấp."
                            .formatted(manifest.program(), String.join(", ", unknown)));
    }

    private static MigrationVersion newest(Manifest manifest) {
        return manifest.migrations().stream()
                .map(migration -> MigrationVersion.fromVersion(migration.version()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static void checkHashes(Manifest manifest, Path from) {
        Map<String, String> expected = new HashMap<>();
        for (var table : manifest.tables()) expected.put(table.file(), table.sha256());
        for (var file : manifest.files()) expected.put(file.path(), file.sha256());
        expected.forEach((path, hash) -> {
            var file = from.resolve(path).normalize();
            try {
                if (file.startsWith(from) && Hashed.of(file).equals(hash)) return;
            } catch (IOException e) {
                // Missing or unreadable: the same sentence.
            }
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Bản sao lưu đã hỏng: tệp %s thiếu hoặc không còn như lúc sao lưu. Chưa có gì bị thay đổi."
                            .formatted(path));
        });
    }

    private static void copyFiles(Manifest manifest, Path from, Path data) {
        try {
            for (var file : manifest.files()) {
                var target = data.resolve(file.path());
                var folder = target.getParent();
                if (folder != null) Files.createDirectories(folder);
                var hash = Hashed.write(target, out -> Files.copy(from.resolve(file.path()), out));
                if (!hash.equals(file.sha256())) throw new IOException("changed while it was copied: " + file.path());
            }
        } catch (Exception e) {
            throw new StartRefused(StartRefused.SURROUNDINGS, "Không chép được tệp: %s".formatted(e.getMessage()), e);
        }
    }

    private static void refuseFilled(Path folder) {
        if (!Files.exists(folder)) return;
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent())
                throw new StartRefused(
                        StartRefused.USAGE,
                        "Thư mục %s đã có dữ liệu. Chọn một thư mục mới bằng --data.".formatted(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
