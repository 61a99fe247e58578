package vn.nguon.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;

/**
 * Keeps bytes under their SHA-256 in {@code <data>/files/ab/cdef…}. The bytes and their folder are on disk (fsync) before the
 * row is written, so a row never points at nothing. Not for checking types or rights: the module that owns the reference does.
 */
@Service
public class FileStore {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Path root;

    FileStore(JdbcClient jdbc, Clock clock, Ids ids, @Value("${nguon.data:data}") Path data) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.root = data.resolve("files");
    }

    /** @throws UncheckedIOException if the disk refuses */
    public StoredFile keep(byte[] bytes, String mediaType) {
        return keep(new ByteArrayInputStream(bytes), bytes.length, mediaType);
    }

    /**
     * Streams to disk while hashing; the same content is kept once.
     *
     * @throws TooLarge if more than {@code maxBytes} come
     * @throws UncheckedIOException if the disk refuses
     */
    public StoredFile keep(InputStream in, long maxBytes, String mediaType) {
        try {
            Files.createDirectories(root);
            var part = Files.createTempFile(root, "part-", ".tmp");
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                var size = copy(in, part, maxBytes, digest);
                var hash = digest.digest();
                var home = path(hash);
                if (!Files.exists(home)) {
                    var folder =
                            Files.createDirectories(root.resolve(HexFormat.of().toHexDigits(hash[0])));
                    Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
                    sync(folder);
                    sync(root);
                }
                return row(hash, size, mediaType);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long copy(InputStream in, Path to, long maxBytes, MessageDigest digest) throws IOException {
        long size = 0;
        try (var channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            var out = java.nio.channels.Channels.newOutputStream(channel);
            var buffer = new byte[64 * 1024];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                size += n;
                if (size > maxBytes) throw new TooLarge(maxBytes);
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            channel.force(true);
        }
        return size;
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static final String KEEP = """
            INSERT INTO stored_file (ref, sha256, size, media_type, stored_at)
            VALUES (:ref, :hash, :size, :type, :at)
            ON CONFLICT ON CONSTRAINT stored_file_hash DO NOTHING
            """;

    private StoredFile row(byte[] hash, long size, String mediaType) {
        jdbc.sql(KEEP)
                .param("ref", ids.next())
                .param("hash", hash)
                .param("size", size)
                .param("type", mediaType)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("SELECT id, ref, size, media_type FROM stored_file WHERE sha256 = :hash")
                .param("hash", hash)
                .query(StoredFile.class)
                .single();
    }

    /** @throws NotFound if there is no such file */
    public StoredFile get(long fileId) {
        return jdbc.sql("SELECT id, ref, size, media_type FROM stored_file WHERE id = :id")
                .param("id", fileId)
                .query(StoredFile.class)
                .optional()
                .orElseThrow(() -> new NotFound("file " + fileId));
    }

    /** The caller closes it. @throws NotFound if there is no such file */
    public InputStream open(long fileId) {
        var hash = jdbc.sql("SELECT sha256 FROM stored_file WHERE id = :id")
                .param("id", fileId)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("file " + fileId));
        try {
            return Files.newInputStream(path(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws NotFound if there is no such file */
    public byte[] read(long fileId) {
        try (var in = open(fileId)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(byte[] hash) {
        var hex = HexFormat.of().formatHex(hash);
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
    }

    /** More bytes came than the caller allows. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }
}
