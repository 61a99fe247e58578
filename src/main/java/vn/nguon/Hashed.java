package vn.nguon;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes on their way to or from a disk, with their SHA-256. */
final class Hashed {

    private Hashed() {}

    /** Writes bytes somewhere. */
    @FunctionalInterface
    interface Source {
        void writeTo(OutputStream out) throws Exception;
    }

    /** Writes a new file, forces it to the disk, and answers its hash. */
    static String write(Path file, Source source) throws Exception {
        var digest = sha256();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new DigestOutputStream(
                    new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest);
            source.writeTo(out);
            out.flush();
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
            in.transferTo(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    /** The hash of bytes that are kept nowhere. */
    static String of(Source source) throws Exception {
        var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256());
        source.writeTo(out);
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
