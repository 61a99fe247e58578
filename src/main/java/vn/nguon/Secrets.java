package vn.nguon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords of the embedded database's roles, one 0600 file a role. Written before the role is made, so none is ever lost. */
final class Secrets {
    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    Path file(String role) {
        return folder.resolve(role + ".password");
    }

    /** The password of that role: 48 hexadecimal digits, made on the first call. */
    String of(String role) {
        var file = file(role);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                var bytes = new byte[24];
                new SecureRandom().nextBytes(bytes);
                var half = folder.resolve(role + ".new");
                Files.deleteIfExists(half);
                Files.createFile(
                        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(half, HexFormat.of().formatHex(bytes));
                Files.move(half, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
