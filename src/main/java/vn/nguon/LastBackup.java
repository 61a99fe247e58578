package vn.nguon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When the data of a folder was backed up last: one line in {@code last-backup}, written once a backup is whole. Not part of a backup, so
 * what was restored begins without one.
 */
final class LastBackup {
    private static final String NAME = "last-backup";

    private LastBackup() {}

    /** @throws IOException if the folder cannot be written: the backup itself is whole all the same */
    static void write(Path data, Instant at) throws IOException {
        if (!Files.isDirectory(data)) return;
        var half = data.resolve(NAME + ".new");
        Files.writeString(half, at + "\n");
        Files.move(half, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty when there was none, or nobody can tell. */
    static Optional<Instant> read(Path data) {
        try {
            return Optional.of(
                    Instant.parse(Files.readString(data.resolve(NAME)).strip()));
        } catch (IOException | DateTimeException _) {
            return Optional.empty();
        }
    }
}
