package vn.nguon.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the catalogue of a migrated database must show. */
@SpringBootTest
class MigrationTests {

    private static final Pattern CREATE_TABLE =
            Pattern.compile("CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?\"?(\\w+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("V\\d{12}__[a-z0-9_]+\\.sql");

    @Autowired
    JdbcClient jdbc;

    record ForeignKey(String name, String fromTable, String toTable) {}

    @Test
    void everyTableIsMadeByTheFolderOfItsModule() {
        var owners = owners(Sources.below("src/main/resources/db/migration", ".sql"));
        assertThat(ModuleOrder.MODULES).containsAll(owners.values());
        assertThat(owners.keySet()).containsAll(tables());
    }

    @Test
    void foreignKeysAcrossModulesPointOnlyToModulesAboveInTheTable() {
        var keys = foreignKeys();
        assertThat(keys).isNotEmpty();
        assertThat(upwards(keys, owners(Sources.below("src/main/resources/db/migration", ".sql"))))
                .isEmpty();
    }

    @Test
    void theRuleFindsAForeignKeyThatPointsTheOtherWay() {
        var owners = owners(Map.of(
                Path.of("db/migration/people/V202601010000__people.sql"), "CREATE TABLE person (id bigint);",
                Path.of("db/migration/planning/V202601010001__p.sql"),
                        "create table if not exists planning_entry (id int)"));
        assertThat(owners).containsOnly(Map.entry("person", "people"), Map.entry("planning_entry", "planning"));
        assertThat(upwards(
                        List.of(
                                new ForeignKey("good", "planning_entry", "person"),
                                new ForeignKey("own", "person", "person"),
                                new ForeignKey("bad", "person", "planning_entry"),
                                new ForeignKey("unknown", "person", "elsewhere")),
                        owners))
                .extracting(ForeignKey::name)
                .containsExactly("bad", "unknown");
    }

    /** Otherwise the sweeper would take its files away after a day. */
    @Test
    void everyModuleThatStoresBytesRefersToThemByAForeignKey() {
        var owners = owners(Sources.below("src/main/resources/db/migration", ".sql"));
        var referring = foreignKeys().stream()
                .filter(key -> key.toTable().equals("stored_file"))
                .map(key -> owners.get(key.fromTable()))
                .toList();
        assertThat(storing(Sources.below("src/main/java", ".java")))
                .contains("classes", "papers")
                .allMatch(referring::contains);
        assertThat(storing(Map.of(
                        Path.of("src/main/java/vn/nguon/news/Stories.java"), "import vn.nguon.files.FileStore;",
                        Path.of("src/main/java/vn/nguon/news/Story.java"), "import vn.nguon.files.StoredFile;")))
                .containsExactly("news");
    }

    private static Set<String> storing(Map<Path, String> sources) {
        return sources.entrySet().stream()
                .filter(source -> source.getValue().contains("import vn.nguon.files.FileStore;"))
                .map(source -> module(source.getKey()))
                .collect(Collectors.toSet());
    }

    /** A package within a module is the module's: the name after {@code vn/nguon}. */
    private static String module(Path source) {
        var nguon = 0;
        while (!source.getName(nguon).toString().equals("nguon")) nguon++;
        return source.getName(nguon + 1).toString();
    }

    @Test
    void migrationFilesAreNamedByTheMinuteInWhichTheyWereBegun() {
        assertThat(Sources.below("src/main/resources/db/migration", ".sql").keySet())
                .extracting(file -> file.getFileName().toString())
                .filteredOn(name -> !name.equals("afterMigrate__grants.sql"))
                .isNotEmpty()
                .allMatch(name -> FILE_NAME.matcher(name).matches())
                .extracting(name -> name.substring(0, 13))
                .doesNotHaveDuplicates();
    }

    private List<String> tables() {
        return jdbc.sql("""
                        SELECT relname
                          FROM pg_class
                         WHERE relnamespace = 'public'::regnamespace
                           AND relkind IN ('r', 'p')
                           AND relname <> 'flyway_schema_history'
                        """).query(String.class).list();
    }

    private List<ForeignKey> foreignKeys() {
        return jdbc.sql("""
                        SELECT c.conname AS name, f.relname AS from_table, t.relname AS to_table
                          FROM pg_constraint c
                          JOIN pg_class f ON f.oid = c.conrelid
                          JOIN pg_class t ON t.oid = c.confrelid
                         WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace
                         ORDER BY f.relname, c.conname
                        """).query(ForeignKey.class).list();
    }

    private static List<ForeignKey> upwards(List<ForeignKey> keys, Map<String, String> owners) {
        return keys.stream()
                .filter(key -> !isAllowed(owners.get(key.fromTable()), owners.get(key.toTable())))
                .toList();
    }

    private static boolean isAllowed(@Nullable String from, @Nullable String to) {
        return from != null && to != null && (Objects.equals(from, to) || ModuleOrder.mayKnow(from, to));
    }

    /** Table to module: the folder of the migration that creates it. */
    private static Map<String, String> owners(Map<Path, String> migrations) {
        Map<String, String> owners = new TreeMap<>();
        migrations.forEach((file, text) -> CREATE_TABLE
                .matcher(text.replaceAll("--[^\n]*", ""))
                .results()
                .forEach(found -> owners.put(
                        found.group(1), file.getName(file.getNameCount() - 2).toString())));
        return owners;
    }
}
