package vn.nguon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The data folder and what it is for: {@code postgres/} (the embedded server), {@code files/} (contents), {@code kind} ("demo" or
 * "real"). What a folder is never changes: people's data and invented people never meet.
 */
record DataFolder(Path path) {

    enum Kind {
        DEMO,
        REAL
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path files() {
        return path.resolve("files");
    }

    /** What the folder is already; null for a new one. */
    @Nullable
    Kind kind() {
        var marker = path.resolve("kind");
        try {
            if (!Files.exists(marker)) {
                if (Files.exists(postgres()))
                    throw new StartRefused(
                            StartRefused.OLDER_MAKE,
                            "Thư mục %s có cơ sở dữ liệu nhưng thiếu tệp kind nên không rõ là dữ liệu thật hay trình diễn. Chọn thư mục khác bằng --data."
                                    .formatted(path));
                return null;
            }
            var said = Files.readString(marker).strip();
            return switch (said) {
                case "demo" -> Kind.DEMO;
                case "real" -> Kind.REAL;
                default ->
                    throw new StartRefused(
                            StartRefused.OLDER_MAKE,
                            "Tệp %s ghi \"%s\"; chỉ đọc được demo hoặc real. Chọn thư mục khác bằng --data."
                                    .formatted(marker, said));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a start on this folder is: the folder's own kind if it has one, otherwise real for an empty start or an external database and
     * the demonstration for all else.
     *
     * @throws StartRefused if what is asked does not fit the folder, or the demonstration would be open to others
     */
    Kind kindFor(StartOptions options, boolean external) {
        var asked = options.empty() || external ? Kind.REAL : null;
        var is = kind();
        if (is == Kind.DEMO && asked == Kind.REAL)
            throw new StartRefused(
                    StartRefused.USAGE,
                    "Thư mục %s giữ dữ liệu trình diễn, không dùng cho việc thật được. Chọn thư mục khác bằng --data."
                            .formatted(path));
        var kind = is != null ? is : asked != null ? asked : Kind.DEMO;
        if (kind == Kind.DEMO && !options.listensHereOnly())
            throw new StartRefused(
                    StartRefused.USAGE,
                    "Bản trình diễn có tài khoản ai cũng biết nên chỉ mở trên máy này: bỏ --host, hoặc thêm --empty và --data để bắt đầu thật.");
        if (kind == Kind.DEMO && options.proxy() != null)
            throw new StartRefused(
                    StartRefused.USAGE,
                    "Bản trình diễn có tài khoản ai cũng biết nên không đặt sau máy chủ ủy nhiệm: bỏ --proxy, hoặc thêm --empty và --data để bắt đầu thật.");
        if (options.today() != null && kind != Kind.DEMO && !Boolean.getBoolean("nguon.allowToday"))
            throw new StartRefused(
                    StartRefused.USAGE, "--today chỉ dùng cho bản trình diễn; dữ liệu thật luôn theo ngày thật.");
        return kind;
    }

    /** Makes the folder and writes down what it is, before anything else is put there. */
    void become(Kind kind) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                // Others may pass (PostgreSQL could run as another user), not look around.
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
            if (!Files.exists(files())) {
                Files.createDirectory(files());
                Files.setPosixFilePermissions(files(), PosixFilePermissions.fromString("rwx------"));
            }
            if (kind() != null) return;
            var half = path.resolve("kind.new");
            Files.writeString(half, kind.name().toLowerCase(Locale.ROOT) + "\n");
            Files.move(half, path.resolve("kind"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không ghi được vào thư mục %s. Kiểm tra quyền ghi và chỗ trống.".formatted(path),
                    e);
        }
    }
}
