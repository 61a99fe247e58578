package vn.nguon;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of a start. Relative paths count from the folder where the command was typed.
 *
 * @param port 0 to 65535; 0 takes a free one
 * @param host the address that is listened on; 127.0.0.1 reaches this machine only
 * @param data the data folder, made when missing
 * @param empty a new folder begins without the demonstration's data
 * @param today the day that it shall be; demonstration and tests only
 * @param publicUrl the address that QR codes and feeds carry, without a slash at the end; may be empty
 * @param tls certificate and key for https, both PEM
 * @param proxy the one address whose word is taken for who asks and by which protocol; null when nobody stands in between
 */
record StartOptions(
        int port,
        String host,
        Path data,
        boolean empty,
        @Nullable LocalDate today,
        String publicUrl,
        @Nullable Tls tls,
        @Nullable InetAddress proxy) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    record Tls(Path certificate, Path key) {
        Tls {
            for (var file : new Path[] {certificate, key})
                if (!Files.isReadable(file))
                    throw new StartRefused(
                            StartRefused.USAGE,
                            "Không đọc được tệp %s. Kiểm tra đường dẫn và quyền đọc.".formatted(file));
        }
    }

    /** Nobody else can reach the page: the condition for accounts without passwords of their own (demo). */
    boolean listensHereOnly() {
        return THIS_MACHINE.contains(host);
    }

    /** Where a person opens the page. */
    String address(int actualPort) {
        if (!publicUrl.isEmpty()) return publicUrl;
        var shown = listensHereOnly() || host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "%s://%s:%d".formatted(tls == null ? "http" : "https", shown, actualPort);
    }

    /** The same as Spring's properties; set before any bean is made. */
    Map<String, Object> properties(boolean demo, Database database) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", port);
        properties.put("server.address", host);
        properties.put("nguon.demo", demo);
        properties.put("nguon.data", data.toString());
        properties.put("nguon.public-url", publicUrl);
        if (today != null) properties.put("nguon.today", today.toString());
        if (tls != null) {
            properties.put(
                    "spring.ssl.bundle.pem.nguon.keystore.certificate",
                    tls.certificate().toUri().toString());
            properties.put(
                    "spring.ssl.bundle.pem.nguon.keystore.private-key",
                    tls.key().toUri().toString());
            properties.put("server.ssl.bundle", "nguon");
        }
        // Whether cookies are marked Secure follows from each request: https here, or at the named proxy.
        properties.put("server.forward-headers-strategy", proxy == null ? "none" : "native");
        if (proxy != null)
            properties.put("server.tomcat.remoteip.internal-proxies", Pattern.quote(proxy.getHostAddress()));
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.app().user());
        properties.put("spring.datasource.password", database.app().password());
        return properties;
    }
}
