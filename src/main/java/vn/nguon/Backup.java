package vn.nguon;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nguon.shared.NguonClock;

/**
 * {@code ./run backup DIR}: a copy of database and files, taken while the program runs or not. Written to {@code DIR.tmp} and renamed
 * when whole, readable by its owner only: it holds everybody's personal data.
 *
 * <p>Order: first the database's snapshot is taken, then the files are copied. A file is on the disk before the row that names it is
 * committed, and is swept only a day after the last such row has gone; so every file that a row of the snapshot names is still there
 * when the files are copied. The other way round, a row committed in between would come without its file.
 */
final class Backup {

    private Backup() {}

    static int run(Path into, DataFolder data, Map<String, String> environment, PrintStream out) {
        var external = ExternalDatabase.from(environment);
        var kind = data.kind();
        if (kind == null && external.isEmpty())
            throw new StartRefused(
                    StartRefused.USAGE, "Không có dữ liệu Nguồn ở %s. Chỉ thư mục bằng --data.".formatted(data.path()));
        var half = reserve(into);
        try {
            Manifest manifest;
            if (external.isPresent()) {
                ExternalDatabase.check(external.get());
                manifest = copy(external.get(), DataFolder.Kind.REAL, data.files(), half);
            } else {
                try (var server = LocalPostgres.open(data.postgres(), LocalPostgres.Use.VISIT)) {
                    manifest = copy(
                            server.database("nguon"), kind == null ? DataFolder.Kind.REAL : kind, data.files(), half);
                }
            }
            Files.move(half, into, StandardCopyOption.ATOMIC_MOVE);
            out.println("Đã sao lưu %d bảng (%d dòng) và %d tệp vào %s."
                    .formatted(
                            manifest.tables().size(),
                            manifest.rows(),
                            manifest.files().size(),
                            into));
            remember(data, out);
            return 0;
        } catch (IOException e) {
            Trees.delete(half);
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không ghi được bản sao lưu vào %s: %s".formatted(into, e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            Trees.delete(half);
            throw e;
        }
    }

    private static void remember(DataFolder data, PrintStream out) {
        try {
            LastBackup.write(data.path(), new NguonClock("").instant());
        } catch (IOException e) {
            out.println("Bản sao lưu đã đủ, nhưng không ghi được ngày sao lưu vào %s: %s"
                    .formatted(data.path(), e.getMessage()));
        }
    }

    /** Copies one snapshot into {@code folder}, which is empty. */
    static Manifest copy(Database database, DataFolder.Kind kind, Path files, Path folder) throws IOException {
        Files.createDirectory(folder.resolve("tables"));
        try (var connection = database.connect(database.owner())) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var copies = new TableCopies(connection);
            // The first query fixes the snapshot; from here on the rows do not change any more.
            List<Manifest.Migration> migrations = new ArrayList<>();
            for (var row : copies.rows(
                    "SELECT version, checksum FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank",
                    2))
                migrations.add(
                        new Manifest.Migration(row.get(0), row.get(1).isEmpty() ? null : Integer.valueOf(row.get(1))));
            List<Manifest.Table> tables = new ArrayList<>();
            for (var table : copies.tables()) {
                var rows = new long[1];
                var hash = Hashed.write(
                        folder.resolve("tables/" + table.name() + ".copy"), to -> rows[0] = copies.read(table, to));
                tables.add(new Manifest.Table(table.name(), table.columns(), rows[0], hash));
            }
            // Sequences know no snapshot: read after the rows they can only be further on.
            List<Manifest.Sequence> sequences = new ArrayList<>();
            for (var name :
                    copies.rows("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1", 1)) {
                var state = copies.rows(
                                "SELECT last_value, is_called::int FROM public.%s"
                                        .formatted(TableCopies.quoted(name.getFirst())),
                                2)
                        .getFirst();
                sequences.add(new Manifest.Sequence(
                        name.getFirst(),
                        Long.parseLong(state.get(0)),
                        state.get(1).equals("1")));
            }
            var manifest = new Manifest(
                    version(),
                    OffsetDateTime.now(new NguonClock("")).truncatedTo(ChronoUnit.SECONDS),
                    kind.name().toLowerCase(Locale.ROOT),
                    migrations,
                    tables,
                    sequences,
                    copyFiles(files, folder.resolve("files")));
            manifest.writeInto(folder);
            return manifest;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không đọc được cơ sở dữ liệu để sao lưu: %s".formatted(e.getMessage()),
                    e);
        }
    }

    private static List<Manifest.StoredFile> copyFiles(Path from, Path to) throws Exception {
        List<Manifest.StoredFile> copied = new ArrayList<>();
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) return copied;
        List<Path> all;
        try (var walk = Files.walk(from)) {
            all = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (var file : all) {
            var relative = from.relativize(file);
            var target = to.resolve(relative);
            var folder = target.getParent();
            if (folder != null) Files.createDirectories(folder);
            try {
                var hash = Hashed.write(target, out -> Files.copy(file, out));
                copied.add(new Manifest.StoredFile(
                        "files/" + relative.toString().replace('\\', '/'), Files.size(target), hash));
            } catch (NoSuchFileException e) {
                // Half-written when we looked and renamed since: no row of the snapshot names it.
                Files.deleteIfExists(target);
            }
        }
        return copied;
    }

    private static Path reserve(Path into) {
        var half = into.resolveSibling(into.getFileName() + ".tmp");
        for (var taken : List.of(into, half))
            if (Files.exists(taken))
                throw new StartRefused(
                        StartRefused.USAGE, "%s đã có rồi. Chọn một thư mục mới cho bản sao lưu.".formatted(taken));
        try {
            var above = into.getParent();
            if (above != null) Files.createDirectories(above);
            return Files.createDirectory(
                    half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS, "Không tạo được thư mục %s: %s".formatted(half, e.getMessage()), e);
        }
    }

    /** From the jar; "0" when started from class files. */
    private static String version() {
        var version = Application.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }
}
