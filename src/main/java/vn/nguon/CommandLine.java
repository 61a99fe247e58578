package vn.nguon;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the words after {@code ./run}. Values may stand after a space or after an equals sign. */
final class CommandLine {

    static final String HELP = """
            Nguồn - quản lý bồi dưỡng cán bộ trong quy hoạch

            ./run [tùy chọn]             chạy chương trình, mở trang ở http://localhost:8080
              --port SỐ                  cổng, mặc định 8080
              --host ĐỊA_CHỈ             địa chỉ lắng nghe, mặc định 127.0.0.1 (chỉ máy này)
              --data THƯ_MỤC             nơi giữ dữ liệu, mặc định ./data
              --empty                    bắt đầu trống, không có dữ liệu trình diễn
              --public-url ĐỊA_CHỈ       địa chỉ ghi trong mã QR và lịch, ví dụ https://nguon.example.vn
              --tls-cert TỆP --tls-key TỆP   chứng thư và khóa (PEM) để chạy https
              --proxy ĐỊA_CHỈ            máy chủ ủy nhiệm lo https ở trước, ví dụ 127.0.0.1; chỉ tin máy này
              --today NĂM-THÁNG-NGÀY     coi hôm nay là ngày đó (chỉ cho bản trình diễn)
            ./run read-roster TỆP        in ra JSON những gì đọc được từ một danh sách
              --sheet TÊN                trang tính cần đọc (tên hoặc số thứ tự); không ghi thì trang đầu tiên có danh sách
            ./run backup THƯ_MỤC_MỚI [--data THƯ_MỤC]    sao lưu cơ sở dữ liệu và tệp
            ./run restore THƯ_MỤC [--data THƯ_MỤC_MỚI]   khôi phục vào nơi còn trống
            ./run help                   in trang này

            Biến môi trường NGUON_DB_URL (jdbc:postgresql://...), NGUON_DB_USER, NGUON_DB_PASSWORD: dùng PostgreSQL có sẵn.
            """;

    private static final Set<String> WITH_VALUE = Set.of(
            "--port", "--host", "--data", "--public-url", "--tls-cert", "--tls-key", "--proxy", "--today", "--sheet");
    private static final Set<String> ALONE = Set.of("--empty", "--help");

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final Deque<String> words = new ArrayDeque<>();

    private CommandLine() {}

    /** @throws StartRefused with {@link StartRefused#USAGE} and a Vietnamese message if the words make no command */
    static Command parse(String... arguments) {
        var line = new CommandLine();
        line.sort(new ArrayDeque<>(Arrays.asList(arguments)));
        return line.command();
    }

    private void sort(Deque<String> arguments) {
        while (!arguments.isEmpty()) {
            var word = arguments.removeFirst();
            if (!word.startsWith("-") || word.equals("-")) {
                words.addLast(word);
                continue;
            }
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (ALONE.contains(name) && equals < 0) flags.add(name);
            else if (name.equals("-h")) flags.add("--help");
            else if (WITH_VALUE.contains(name)) {
                var value = equals < 0 ? arguments.pollFirst() : word.substring(equals + 1);
                if (value == null || value.isBlank()) throw refused("Thiếu giá trị sau %s.".formatted(name));
                if (values.put(name, value) != null) throw refused("Tùy chọn %s được ghi hai lần.".formatted(name));
            } else throw refused("Không có tùy chọn %s.".formatted(word));
        }
    }

    private Command command() {
        if (flags.contains("--help")) return new Command.Help();
        var verb = words.isEmpty() ? "" : words.removeFirst();
        return switch (verb) {
            case "" -> {
                if (values.containsKey("--sheet")) throw refused("--sheet chỉ dùng với read-roster.");
                yield new Command.Serve(serve());
            }
            case "help" -> new Command.Help();
            case "read-roster" ->
                new Command.ReadRoster(path(operand("read-roster", "TỆP", List.of("--sheet"))), values.get("--sheet"));
            case "backup" -> new Command.Backup(path(operand("backup", "THƯ_MỤC_MỚI", List.of("--data"))), data());
            case "restore" -> new Command.Restore(path(operand("restore", "THƯ_MỤC", List.of("--data"))), data());
            default -> throw refused("Không có lệnh %s.".formatted(verb));
        };
    }

    /** The one word after the verb; no other word and no option that does not belong. */
    private String operand(String verb, String what, List<String> allowed) {
        var operand = words.pollFirst();
        if (operand == null) throw refused("Thiếu %s sau %s.".formatted(what, verb));
        if (!words.isEmpty()) throw refused("Thừa %s sau %s.".formatted(words.getFirst(), verb));
        values.keySet().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused("Lệnh %s không dùng tùy chọn %s.".formatted(verb, name));
                });
        if (flags.contains("--empty")) throw refused("Lệnh %s không dùng tùy chọn --empty.".formatted(verb));
        return operand;
    }

    private StartOptions serve() {
        var certificate = values.get("--tls-cert");
        var key = values.get("--tls-key");
        if ((certificate == null) != (key == null)) throw refused("--tls-cert và --tls-key phải đi cùng nhau.");
        return new StartOptions(
                port(),
                values.getOrDefault("--host", "127.0.0.1"),
                data(),
                flags.contains("--empty"),
                today(),
                publicUrl(),
                certificate == null || key == null ? null : new StartOptions.Tls(path(certificate), path(key)),
                proxy());
    }

    private int port() {
        var given = values.getOrDefault("--port", "8080");
        try {
            var port = Integer.parseInt(given);
            if (port >= 0 && port <= 65535) return port;
        } catch (NumberFormatException e) {
            // Told below, the same way as a number out of range.
        }
        throw refused("Cổng %s không dùng được: --port cần một số từ 1 đến 65535.".formatted(given));
    }

    private @Nullable LocalDate today() {
        var given = values.get("--today");
        if (given == null) return null;
        try {
            return LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw refused("Ngày %s đọc không được: --today cần dạng 2022-10-07.".formatted(given));
        }
    }

    private String publicUrl() {
        var given = values.getOrDefault("--public-url", "");
        if (given.isEmpty()) return "";
        try {
            var uri = URI.create(given);
            var scheme = uri.getScheme();
            if (("https".equals(scheme) || "http".equals(scheme)) && uri.getHost() != null && uri.getQuery() == null)
                return given.replaceAll("/+$", "");
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw refused("Địa chỉ %s đọc không được: --public-url cần dạng https://nguon.example.vn.".formatted(given));
    }

    /** A number, not a name: what a name means can be changed by others. */
    private @Nullable InetAddress proxy() {
        var given = values.get("--proxy");
        if (given == null) return null;
        try {
            return InetAddress.ofLiteral(given);
        } catch (IllegalArgumentException e) {
            throw refused(
                    "Địa chỉ %s đọc không được: --proxy cần địa chỉ số của một máy, ví dụ 127.0.0.1.".formatted(given));
        }
    }

    private Path data() {
        var given = values.get("--data");
        // Without a word about it, always the folder beside ./run, wherever it was called from.
        return given != null
                ? path(given)
                : path(System.getProperty("nguon.home", "")).resolve("data");
    }

    private static Path path(String given) {
        try {
            return Path.of(given).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw refused("Đường dẫn %s đọc không được.".formatted(given));
        }
    }

    private static StartRefused refused(String what) {
        return new StartRefused(StartRefused.USAGE, what + " Gõ ./run help để xem cách dùng.");
    }
}
