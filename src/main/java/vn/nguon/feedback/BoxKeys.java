package vn.nguon.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys of the boxes: {@code <data>/feedback/<survey>.key}, readable by the program's user only. Never in the database and never in a backup,
 * so that neither opens a box; destroyed once a survey is counted, so that old copies of a box, in backups or in the database's log, stay shut.
 */
@Component
class BoxKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    BoxKeys(@Value("${nguon.data:data}") Path data) {
        this.folder = data.resolve("feedback");
    }

    /** A new key, on the disk before this returns. A key that an attempt left behind which came to nothing is replaced. */
    byte[] make(UUID survey) {
        try {
            Files.createDirectories(folder);
            var key = new byte[BYTES];
            RANDOM.nextBytes(key);
            var half = folder.resolve(survey + ".new");
            Files.deleteIfExists(half);
            Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(key));
                channel.force(true);
            }
            Files.move(half, file(survey), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync();
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when there is none any more, or the data folder comes from a backup. */
    Optional<byte[]> find(UUID survey) {
        try {
            return Files.exists(file(survey)) ? Optional.of(Files.readAllBytes(file(survey))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing happens when it is gone already. */
    void destroy(UUID survey) {
        try {
            if (Files.deleteIfExists(file(survey))) sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(UUID survey) {
        return folder.resolve(survey + ".key");
    }

    private void sync() throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
