package vn.nguon.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;

/**
 * Keeps bytes under their SHA-256 in {@code <data>/files/ab/cdef…}. The bytes and their folder are on disk (fsync) before the
 * row is written, so a row never points at nothing. Not for checking types or rights: the module that owns the reference does, with a
 * foreign key: what no row refers to is swept after a day ({@link FileSweeper}).
 */
@Service
public class FileStore {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final FileHomes homes;
    private final FileLocks locks;
    private final TransactionTemplate transaction;

    FileStore(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            FileHomes homes,
            FileLocks locks,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.homes = homes;
        this.locks = locks;
        this.transaction = new TransactionTemplate(transactions);
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
            var part = homes.part();
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                var size = copy(in, part, maxBytes, digest);
                var hash = digest.digest();
                // The sweeper stays away from this content until the caller's transaction has ended.
                return Objects.requireNonNull(transaction.execute(_ -> {
                    locks.keep(hash);
                    homes.settle(part, hash);
                    return row(hash, size, mediaType);
                }));
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
            var out = Channels.newOutputStream(channel);
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

    // Content that comes again is as fresh as new: its day begins anew.
    private static final String KEEP = """
            INSERT INTO stored_file (ref, sha256, size, media_type, stored_at)
            VALUES (:ref, :hash, :size, :type, :at)
            ON CONFLICT ON CONSTRAINT stored_file_hash DO UPDATE SET stored_at = excluded.stored_at
            RETURNING id, ref, size, media_type
            """;

    private StoredFile row(byte[] hash, long size, String mediaType) {
        return jdbc.sql(KEEP)
                .param("ref", ids.next())
                .param("hash", hash)
                .param("size", size)
                .param("type", mediaType)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
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
            return Files.newInputStream(homes.of(hash));
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

    /** More bytes came than the caller allows. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxBytes) {
            super("more than " + maxBytes + " bytes");
        }
    }
}
