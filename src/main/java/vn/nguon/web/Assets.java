package vn.nguon.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stylesheets, scripts and the icon sprite, each under an address that carries the hash of its content:
 * {@code /assets/<hash>/<name>}. Own files lie in {@code assets/} on the class path, libraries in their webjars. They
 * cannot change while the program runs, so everything here is read once and kept, also gzipped.
 * <p>Own files point at each other as {@code "./name"}; such a word becomes the other file's address with its hash.
 */
public final class Assets {
    private static final Map<String, String> LIBRARIES = Map.of(
            "bootstrap.min.css", "META-INF/resources/webjars/bootstrap/5.3.8/dist/css/bootstrap.min.css",
            "htmx.min.js", "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webmanifest", "application/manifest+json");
    /** A sixth of the stylesheet is comments and spaces. Own files only, where no string holds any of these signs. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private static final Pattern SPACE = Pattern.compile("\\s*([{};,\\n])\\s*");
    private static final Pattern OWN_WORD = Pattern.compile("\"\\./([\\w./-]+)\"");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*(/[a-z0-9][a-z0-9.-]*)?");
    private static final int HASH_CHARACTERS = 10;
    private static final Map<String, Asset> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, String> ICONS = new ConcurrentHashMap<>();

    /** One file as served. Arrays are shared and never written to. */
    @SuppressWarnings("ArrayRecordComponent")
    record Asset(String url, String type, byte[] bytes, byte[] gzipped) {
        /** Pictures are kept as they are: packing them again gains nothing. */
        boolean packs() {
            return gzipped.length < bytes.length;
        }
    }

    private Assets() {}

    /**
     * @param name e.g. {@code app.css}, {@code js/app.js}, {@code bootstrap.min.css}
     * @throws IllegalArgumentException if there is no such file
     */
    public static String url(String name) {
        return get(name).url();
    }

    /** Address of one symbol in the sprite, e.g. {@code i-todo} or {@code s-done}. */
    public static String icon(String symbol) {
        var known = ICONS.get(symbol);
        return known != null ? known : ICONS.computeIfAbsent(symbol, name -> url("icons.svg") + "#" + name);
    }

    /** The file's text, for where no browser fetches it (a PDF's stylesheet). */
    public static String text(String name) {
        return new String(get(name).bytes(), StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException if there is no such file */
    static byte[] bytes(String name) {
        return get(name).bytes();
    }

    static @Nullable Asset find(String name) {
        var known = KNOWN.get(name);
        if (known != null || !NAME.matcher(name).matches()) return known;
        var read = read(name);
        // Not computeIfAbsent: reading a stylesheet reads the files it imports through the same map.
        if (read != null) KNOWN.put(name, read);
        return read;
    }

    private static Asset get(String name) {
        var asset = find(name);
        if (asset == null) throw new IllegalArgumentException("no asset " + name);
        return asset;
    }

    private static @Nullable Asset read(String name) {
        var own = !LIBRARIES.containsKey(name);
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) return null;
        try (var in =
                Assets.class.getClassLoader().getResourceAsStream(LIBRARIES.getOrDefault(name, "assets/" + name))) {
            if (in == null) return null;
            var bytes = in.readAllBytes();
            if (own && (name.endsWith(".css") || name.endsWith(".js"))) bytes = prepared(name, bytes);
            // A JPEG is packed already: it is kept and sent as it is.
            var packed = type.equals("image/jpeg") ? bytes : gzip(bytes);
            return new Asset("/assets/" + hash(bytes) + "/" + name, type, bytes, packed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] prepared(String name, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (name.endsWith(".css"))
            text = SPACE.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll("$1");
        return OWN_WORD.matcher(text).replaceAll(Assets::hashedWord).getBytes(StandardCharsets.UTF_8);
    }

    private static String hashedWord(MatchResult word) {
        var other = find(word.group(1));
        return other == null ? word.group() : '"' + other.url() + '"';
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
