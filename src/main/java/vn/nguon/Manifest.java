package vn.nguon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup holds, as {@code manifest.json} in its folder. Paths are relative to that folder, with slashes; hashes are SHA-256 in
 * hexadecimal digits.
 *
 * @param program version of Nguồn that wrote it
 * @param madeAt when, with the Vietnamese offset
 * @param kind "demo" or "real", as in the data folder
 * @param migrations applied to the database, in the order in which they were
 */
record Manifest(
        String program,
        OffsetDateTime madeAt,
        String kind,
        List<Migration> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<StoredFile> files) {

    record Migration(String version, @Nullable Integer checksum) {}

    /** One table: {@code tables/<name>.copy} in PostgreSQL's COPY text format, generated columns left out. */
    record Table(String name, List<String> columns, long rows, String sha256) {
        String file() {
            return "tables/" + name + ".copy";
        }
    }

    record Sequence(String name, long lastValue, boolean called) {}

    /** One file of the data folder's {@code files/}. */
    record StoredFile(String path, long bytes, String sha256) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void writeInto(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("manifest.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** @throws StartRefused if there is no readable manifest */
    static Manifest readFrom(Path folder) {
        try {
            return JSON.readValue(Files.readString(folder.resolve("manifest.json")), Manifest.class);
        } catch (IOException | JacksonException e) {
            throw new StartRefused(
                    StartRefused.USAGE,
                    "Thư mục %s không phải một bản sao lưu trọn vẹn: không đọc được manifest.json.".formatted(folder),
                    e);
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
