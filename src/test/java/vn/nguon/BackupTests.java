package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

    private static final byte[] CONTENT = "Báo cáo thu hoạch".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final List<Database> made = new ArrayList<>();

    @AfterEach
    void dropDatabases() {
        made.forEach(TestPostgres::drop);
    }

    @Test
    void bringsEveryTableSequenceAndFileBackElsewhere() throws Exception {
        var from = filledDatabase();
        var files = folder.resolve("data/files/ab");
        Files.createDirectories(files);
        Files.write(files.resolve("abcdef"), CONTENT);
        var backup = Files.createDirectory(folder.resolve("backup"));
        Backup.copy(from, DataFolder.Kind.REAL, folder.resolve("data/files"), backup);

        var manifest = Manifest.readFrom(backup);
        assertThat(manifest.files()).extracting(Manifest.StoredFile::path).containsExactly("files/ab/abcdef");
        var to = emptyDatabase();
        Restore.load(to, manifest, backup);

        var expected = everything(from);
        assertThat(expected).containsKeys("scheduled_tasks", "audit_entry").hasSizeGreaterThan(30);
        assertThat(expected.get("audit_entry")).contains("Đã duyệt");
        assertThat(everything(to)).isEqualTo(expected);
        assertThat(structure(to)).isEqualTo(structure(from));
    }

    @Test
    void goesOnCountingWhereTheBackupStopped() throws Exception {
        var from = filledDatabase();
        var backup = backUp(from);
        var to = emptyDatabase();
        Restore.load(to, Manifest.readFrom(backup), backup);
        try (var app = to.connect(to.app());
                var statement = app.createStatement()) {
            statement.execute(AUDIT.formatted("Sau khôi phục"));
            try (var rows = statement.executeQuery("SELECT count(DISTINCT id), max(id) FROM audit_entry")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(3);
                assertThat(rows.getLong(2)).isEqualTo(3);
            }
            assertThatThrownBy(() -> statement.execute("DELETE FROM audit_entry"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesADatabaseThatHasTables() throws Exception {
        var backup = backUp(filledDatabase());
        var filled = filledDatabase();
        var before = everything(filled);
        assertThatThrownBy(() -> Restore.load(filled, Manifest.readFrom(backup), backup))
                .hasMessageContaining("đã có bảng");
        assertThat(everything(filled)).isEqualTo(before);
    }

    @Test
    void refusesABackupThatWasChangedBeforeItWritesAnything() throws Exception {
        var backup = backUp(filledDatabase());
        Files.writeString(backup.resolve("tables/audit_entry.copy"), "1\tmore\n");
        var target = new DataFolder(folder.resolve("new"));
        assertThatThrownBy(() -> Restore.run(backup, target, Map.of(), quiet()))
                .hasMessageContaining("tables/audit_entry.copy")
                .hasMessageContaining("đã hỏng");
        assertThat(target.path()).doesNotExist();
    }

    @Test
    void refusesABackupOfAnotherMake() throws Exception {
        var backup = backUp(filledDatabase());
        var manifest = Manifest.readFrom(backup);
        var other = new ArrayList<>(manifest.migrations());
        other.add(new Manifest.Migration("209901010000", 7));
        var newer = new Manifest(
                "9.9",
                manifest.madeAt(),
                manifest.kind(),
                other,
                manifest.tables(),
                manifest.sequences(),
                manifest.files());
        var to = emptyDatabase();
        assertThatThrownBy(() -> Restore.load(to, newer, backup))
                .hasMessageContaining("Nguồn 9.9")
                .hasMessageContaining("209901010000");
        assertThat(everything(to)).isEmpty();
    }

    @Test
    void refusesAFolderThatIsThereAlreadyAndLeavesIt() throws Exception {
        var data = new DataFolder(folder.resolve("data"));
        data.become(DataFolder.Kind.REAL);
        var taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> Backup.run(taken, data, Map.of(), quiet())).hasMessageContaining("đã có rồi");
        assertThat(taken).isEmptyDirectory();
        assertThatThrownBy(() ->
                        Backup.run(folder.resolve("b"), new DataFolder(folder.resolve("none")), Map.of(), quiet()))
                .hasMessageContaining("Không có dữ liệu");
        assertThat(folder.resolve("b.tmp")).doesNotExist();
    }

    @Test
    void worksOnAnExternalDatabaseWithOneRole() throws Exception {
        var source = oneRole(filledDatabase());
        var out = new ByteArrayOutputStream();
        var files = Files.createDirectories(folder.resolve("data/files"));
        Files.write(files.resolve("x"), CONTENT);
        Backup.run(
                folder.resolve("saved"),
                new DataFolder(folder.resolve("data")),
                environment(source),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 tệp").contains("saved");
        assertThat(folder.resolve("saved.tmp")).doesNotExist();
        assertThat(LastBackup.read(folder.resolve("data")))
                .as("when, for the administrator's home")
                .isPresent();
        assertThat(folder.resolve("saved/last-backup")).doesNotExist();

        var target = oneRole(emptyDatabase());
        var there = new DataFolder(folder.resolve("there"));
        Restore.run(folder.resolve("saved"), there, environment(target), quiet());
        assertThat(everything(target)).isEqualTo(everything(source));
        assertThat(there.files().resolve("x")).hasBinaryContent(CONTENT);
        assertThat(there.kind()).isEqualTo(DataFolder.Kind.REAL);
    }

    @Test
    void restoresIntoANewDataFolderWithItsOwnServerAndSavesThatWhileItRuns() throws Exception {
        var backup = backUp(filledDatabase());
        var there = new DataFolder(folder.resolve("there"));
        Restore.run(backup, there, Map.of(), quiet());
        assertThat(there.kind()).isEqualTo(DataFolder.Kind.DEMO);
        try (var server = LocalPostgres.open(there.postgres(), LocalPostgres.Use.PROGRAM)) {
            Backup.run(folder.resolve("again"), there, Map.of(), quiet());
            assertThat(Manifest.readFrom(folder.resolve("again")).tables())
                    .isEqualTo(Manifest.readFrom(backup).tables());
            assertThatThrownBy(() -> LocalPostgres.open(there.postgres(), LocalPostgres.Use.PROGRAM))
                    .hasMessageContaining("chương trình Nguồn khác");
            try (var connection = server.superuser("nguon")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThatThrownBy(() -> Restore.run(backup, there, Map.of(), quiet())).hasMessageContaining("đã có dữ liệu");
    }

    private static final String AUDIT = """
            INSERT INTO audit_entry (at, actor, action, subject_kind, sentence, commitment)
            VALUES ('2022-10-07T08:00:00+07', 'a', 'b', 'c', '%s', decode(repeat('00', 32), 'hex'))
            """;

    private Database filledDatabase() throws SQLException {
        var database = TestPostgres.newDatabase();
        made.add(database);
        try (var app = database.connect(database.app());
                var statement = app.createStatement()) {
            statement.execute(AUDIT.formatted("Đã duyệt\\tdanh sách \\\\ \"một\""));
            statement.execute(AUDIT.formatted("dòng hai"));
            statement.execute(
                    "INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version) VALUES ('t', 'i', '\\x00ff0a', '2022-10-07T08:00:00.123456+07', false, 1)");
        }
        return database;
    }

    private Database emptyDatabase() {
        var database = TestPostgres.newEmptyDatabase();
        made.add(database);
        return database;
    }

    private Path backUp(Database database) throws Exception {
        var backup = Files.createDirectory(folder.resolve("backup-" + made.size()));
        Backup.copy(database, DataFolder.Kind.DEMO, folder.resolve("none"), backup);
        return backup;
    }

    private static Database oneRole(Database database) {
        return new Database(database.url(), database.owner(), database.owner());
    }

    private static Map<String, String> environment(Database database) {
        return Map.of(
                "NGUON_DB_URL", database.url(),
                "NGUON_DB_USER", database.owner().user(),
                "NGUON_DB_PASSWORD", database.owner().password());
    }

    /** Every table's rows as text. */
    private static Map<String, String> everything(Database database) throws Exception {
        try (var connection = database.connect(database.owner())) {
            var copies = new TableCopies(connection);
            Map<String, String> tables = new TreeMap<>();
            for (var table : copies.tables()) {
                var text = new ByteArrayOutputStream();
                copies.read(table, text);
                tables.put(table.name(), text.toString(StandardCharsets.UTF_8));
            }
            return tables;
        }
    }

    /** Constraints and triggers: what loading takes off must be on again. */
    private static List<List<String>> structure(Database database) throws SQLException {
        try (var connection = database.connect(database.owner())) {
            var copies = new TableCopies(connection);
            var all = new ArrayList<>(copies.rows(
                    "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
                    4));
            all.addAll(copies.rows(
                    "SELECT tgrelid::regclass, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
                    3));
            return all;
        }
    }

    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    }
}
