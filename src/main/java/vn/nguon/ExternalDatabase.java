package vn.nguon;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import vn.nguon.Database.Login;

/** The PostgreSQL that the environment names: NGUON_DB_URL, NGUON_DB_USER, NGUON_DB_PASSWORD. One user is owner and program. */
final class ExternalDatabase {
    private static final int OLDEST = 15;

    private ExternalDatabase() {}

    /** Empty when the environment names none. */
    static Optional<Database> from(Map<String, String> environment) {
        var url = environment.getOrDefault("NGUON_DB_URL", "");
        if (url.isBlank()) return Optional.empty();
        if (!url.startsWith("jdbc:postgresql:"))
            throw new StartRefused(
                    StartRefused.USAGE,
                    "NGUON_DB_URL cần dạng jdbc:postgresql://máy:5432/tên, đang là: %s"
                            .formatted(withoutPassword(url)));
        var login = new Login(
                environment.getOrDefault("NGUON_DB_USER", ""), environment.getOrDefault("NGUON_DB_PASSWORD", ""));
        if (login.user().isBlank())
            throw new StartRefused(StartRefused.USAGE, "Có NGUON_DB_URL nhưng thiếu NGUON_DB_USER.");
        return Optional.of(new Database(url, login, login));
    }

    /** @throws StartRefused if it cannot be reached or is older than PostgreSQL 15 */
    static void check(Database database) {
        try (var connection = database.connect(database.owner())) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST)
                throw new StartRefused(
                        StartRefused.SURROUNDINGS,
                        "Máy chủ là PostgreSQL %d; Nguồn cần PostgreSQL %d trở lên.".formatted(version, OLDEST));
        } catch (SQLException e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không vào được cơ sở dữ liệu %s với người dùng %s: %s"
                            .formatted(
                                    withoutPassword(database.url()),
                                    database.owner().user(),
                                    e.getMessage()),
                    e);
        }
    }

    private static String withoutPassword(String url) {
        return url.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
