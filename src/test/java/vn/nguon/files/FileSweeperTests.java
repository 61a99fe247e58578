package vn.nguon.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.TestDatabase;
import vn.nguon.files.FileSweeper.Reference;
import vn.nguon.files.FileSweeper.Swept;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;

@SpringBootTest
class FileSweeperTests {
    private static final LocalDateTime KEPT = LocalDateTime.of(2022, 10, 7, 8, 0);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    NguonClock clock;

    @Autowired
    Ids ids;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path data;

    private FileStore store;
    private FileSweeper sweeper;

    @BeforeEach
    void emptyFolder() {
        jdbc.sql("DELETE FROM stored_file").update();
        clock.travelTo(KEPT);
        var homes = new FileHomes(data);
        var locks = new FileLocks(jdbc);
        store = new FileStore(jdbc, clock, ids, homes, locks, transactions);
        sweeper = new FileSweeper(jdbc, clock, homes, locks, transactions);
    }

    @Test
    void sweepsWhatNothingRefersToAfterADayAndNotBefore() {
        var file = kept("Bản bị thay trước khi lưu");
        clock.travelTo(KEPT.plusDays(1));
        assertThat(sweeper.sweep()).as("a day old to the minute").isEqualTo(new Swept(0, 0));
        assertThat(store.read(file.id())).isNotEmpty();
        clock.travelTo(KEPT.plusDays(1).plusMinutes(1));
        assertThat(sweeper.sweep()).isEqualTo(new Swept(1, 0));
        assertThat(onDisk()).isEmpty();
        assertThatThrownBy(() -> store.get(file.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void givesContentThatComesAgainAnotherDay() {
        var file = kept("Tài liệu chuyên đề 3");
        clock.travelTo(KEPT.plusDays(3));
        assertThat(kept("Tài liệu chuyên đề 3")).isEqualTo(file);
        assertThat(sweeper.sweep()).isEqualTo(new Swept(0, 0));
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void leavesAloneWhatATransactionIsJustKeeping() {
        var file = kept("Thu hoạch nộp lại");
        clock.travelTo(KEPT.plusDays(3));
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            kept("Thu hoạch nộp lại");
            // Another connection: what a second node would do at this moment.
            assertThat(onANode()).isEqualTo(new Swept(0, 0));
        });
        assertThat(store.read(file.id())).isNotEmpty();
    }

    private Swept onANode() {
        try {
            return java.util.concurrent.CompletableFuture.supplyAsync(sweeper::sweep)
                    .get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void sweepsBytesWithoutARowAndUploadsCutOffOnceTheyAreADayOldOnDisk() throws IOException {
        var known = kept("Có dòng");
        var stray = Files.createDirectories(data.resolve("files/ab")).resolve("c".repeat(62));
        var part = data.resolve("files/part-123.tmp");
        var foreign = data.resolve("files/ghi-chu.txt");
        for (var file : List.of(stray, part, foreign)) Files.writeString(file, "x");
        assertThat(sweeper.sweep()).as("too young").isEqualTo(new Swept(0, 0));
        for (var file : onDisk())
            Files.setLastModifiedTime(
                    file,
                    FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(Duration.ofHours(25))));
        assertThat(sweeper.sweep()).isEqualTo(new Swept(0, 1));
        assertThat(stray).doesNotExist();
        assertThat(part).doesNotExist();
        assertThat(foreign).as("not ours").exists();
        assertThat(store.read(known.id())).isNotEmpty();
    }

    @Test
    void takesARowWhoseBytesAreGoneAlready() throws IOException {
        kept("Chết giữa chừng");
        for (var file : onDisk()) Files.delete(file);
        clock.travelTo(KEPT.plusDays(2));
        assertThat(sweeper.sweep()).isEqualTo(new Swept(1, 0));
        // The same content may come back at any time.
        assertThat(store.read(kept("Chết giữa chừng").id())).isNotEmpty();
    }

    /** In every table that refers to files by the catalogue, whatever module it is of: a row there keeps its file, and only its file. */
    @Test
    void neverSweepsWhatARowOfAnyTableRefersTo() {
        var references = sweeper.references();
        assertThat(references)
                .contains(
                        new Reference("class_material", "file_id"),
                        new Reference("paper_version", "file_id"),
                        new Reference("nomination_step", "file_id"));
        var owner = TestDatabase.asOwner(database);
        var files = new HashMap<Reference, StoredFile>();
        for (var reference : references) {
            reduceToItsFile(owner, reference);
            files.put(reference, kept(reference.toString()));
            owner.sql("INSERT INTO %s (%s) VALUES (:file)".formatted(reference.tableName(), reference.columnName()))
                    .param("file", files.get(reference).id())
                    .update();
        }
        kept("không ai nhắc tới");
        clock.travelTo(KEPT.plusDays(400));
        assertThat(sweeper.sweep()).isEqualTo(new Swept(1, 0));
        files.forEach((reference, file) ->
                assertThat(store.read(file.id())).as(reference.toString()).isNotEmpty());
        for (var reference : references)
            owner.sql("DELETE FROM " + reference.tableName()).update();
        assertThat(sweeper.sweep()).isEqualTo(new Swept(references.size(), 0));
    }

    /** Leaves the table nothing but the foreign key to its file, so that one value makes a row. */
    private static void reduceToItsFile(JdbcClient owner, Reference reference) {
        var table = reference.tableName();
        owner.sql("ALTER TABLE %s DISABLE TRIGGER USER".formatted(table)).update();
        for (var constraint :
                owner.sql("""
                        SELECT quote_ident(conname)
                          FROM pg_constraint
                         WHERE conrelid = CAST(:table AS regclass) AND (contype <> 'f' OR confrelid <> 'stored_file'::regclass)
                         ORDER BY contype, conname
                        """).param("table", table).query(String.class).list())
            owner.sql("ALTER TABLE %s DROP CONSTRAINT IF EXISTS %s CASCADE".formatted(table, constraint))
                    .update();
        for (var column :
                owner.sql("""
                        SELECT quote_ident(attname)
                          FROM pg_attribute
                         WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND attnotnull AND NOT attisdropped AND attidentity = ''
                        """).param("table", table).query(String.class).list())
            owner.sql("ALTER TABLE %s ALTER COLUMN %s DROP NOT NULL".formatted(table, column))
                    .update();
    }

    private StoredFile kept(String content) {
        return store.keep(content.getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    private List<Path> onDisk() {
        try (var walk = Files.walk(data.resolve("files"))) {
            return new ArrayList<>(walk.filter(Files::isRegularFile).toList());
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void keepsBytesUnderTheirHash() {
        kept("Nguồn");
        assertThat(onDisk())
                .singleElement()
                .satisfies(file -> assertThat(data.resolve("files")
                                .relativize(file)
                                .toString()
                                .replace("/", ""))
                        .isEqualTo(HexFormat.of().formatHex(sha256("Nguồn"))));
    }

    private static byte[] sha256(String text) {
        try {
            return java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
