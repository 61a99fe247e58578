package vn.nguon.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where bytes lie: {@code <data>/files/ab/cdef…} by their SHA-256, and {@code part-….tmp} beside while they are coming in. */
@Component
class FileHomes {
    private static final Pattern HOME = Pattern.compile("[0-9a-f]{2}/[0-9a-f]{62}");
    private static final Pattern PART = Pattern.compile("part-[^/]*\\.tmp");

    private final Path root;

    FileHomes(@Value("${nguon.data:data}") Path data) {
        this.root = data.resolve("files");
    }

    /** A new empty file to write into. */
    Path part() throws IOException {
        Files.createDirectories(root);
        return Files.createTempFile(root, "part-", ".tmp");
    }

    /** Gives whole, fsynced bytes their place; the same content may lie there already. After this they survive a power cut. */
    void settle(Path part, byte[] hash) {
        try {
            var home = of(hash);
            if (Files.exists(home)) return;
            var folder = Files.createDirectories(root.resolve(HexFormat.of().toHexDigits(hash[0])));
            Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            sync(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    Path of(byte[] hash) {
        var hex = HexFormat.of().formatHex(hash);
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /** Nothing happens when they are gone already. */
    void delete(byte[] hash) {
        try {
            Files.deleteIfExists(of(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The disk's own present, by which the age of its files is told whatever day the product acts in. */
    FileTime present() throws IOException {
        var probe = part();
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /**
     * Shows the hash of everything that lies here since before that moment, and deletes what was never written to its end. Files of
     * others (an office's own notes in the folder) are passed over.
     */
    void olderThan(FileTime moment, Consumer<byte[]> whole) throws IOException {
        if (!Files.isDirectory(root)) return;
        try (var all = Files.walk(root, 2)) {
            for (var file : (Iterable<Path>) all::iterator) {
                var name = root.relativize(file).toString().replace('\\', '/');
                boolean home = HOME.matcher(name).matches();
                if (!home && !PART.matcher(name).matches()) continue;
                var written = written(file);
                if (written.isEmpty() || written.get().compareTo(moment) >= 0) continue;
                if (home) whole.accept(HexFormat.of().parseHex(name.replace("/", "")));
                else Files.deleteIfExists(file);
            }
        }
    }

    /** Empty when it is gone by now. */
    private static Optional<FileTime> written(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
