package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nguon.Database.Login;

class CommandLineTests {

    static final Database DATABASE =
            new Database("jdbc:postgresql://127.0.0.1:1/nguon", new Login("o", "op"), new Login("a", "ap"));

    @Test
    void servesTheDemonstrationOnThisMachineWhenNothingIsSaid() {
        var options = serve();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.empty()).isFalse();
        assertThat(options.today()).isNull();
        assertThat(options.address(8080)).isEqualTo("http://localhost:8080");
    }

    @Test
    void readsValuesAfterASpaceOrAnEqualsSign() {
        var options = serve(
                "--port=9000",
                "--host",
                "0.0.0.0",
                "--data",
                "/tmp/x",
                "--empty",
                "--today",
                "2022-10-07",
                "--public-url=https://nguon.example/",
                "--proxy=10.0.0.5");
        assertThat(options)
                .isEqualTo(new StartOptions(
                        9000,
                        "0.0.0.0",
                        Path.of("/tmp/x"),
                        true,
                        LocalDate.of(2022, 10, 7),
                        "https://nguon.example",
                        null,
                        InetAddress.ofLiteral("10.0.0.5")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --prot 80                  | Không có tùy chọn --prot
                    --port                     | Thiếu giá trị sau --port
                    --port 80 --port 81        | ghi hai lần
                    --port 70000               | Cổng 70000
                    --port tám                 | Cổng tám
                    --today 07/10/2022         | Ngày 07/10/2022
                    --public-url nguon.example | Địa chỉ nguon.example
                    --proxy nguon.example      | Địa chỉ nguon.example
                    --tls-cert a.pem           | phải đi cùng nhau
                    --empty=1                  | Không có tùy chọn --empty=1
                    start                      | Không có lệnh start
                    read-roster                | Thiếu TỆP
                    read-roster a --port 8     | không dùng tùy chọn --port
                    backup                     | Thiếu THƯ_MỤC_MỚI
                    backup a b                 | Thừa b
                    backup a --port 8          | không dùng tùy chọn --port
                    restore a --empty          | không dùng tùy chọn --empty
                    """)
    void saysWhatCannotBeUnderstood(String words, String said) {
        assertThatThrownBy(() -> CommandLine.parse(words.split(" ")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(said)
                .hasMessageContaining("./run help")
                .extracting(e -> ((StartRefused) e).exitCode())
                .isEqualTo(2);
    }

    @Test
    void readsTheOtherCommands() {
        assertThat(CommandLine.parse("help")).isEqualTo(new Command.Help());
        assertThat(CommandLine.parse("--help")).isEqualTo(new Command.Help());
        assertThat(CommandLine.parse("read-roster", "/tmp/danh sách.xlsx"))
                .isEqualTo(new Command.ReadRoster(Path.of("/tmp/danh sách.xlsx"), null));
        assertThat(CommandLine.parse("backup", "/b", "--data", "/d"))
                .isEqualTo(new Command.Backup(Path.of("/b"), Path.of("/d")));
        assertThat(CommandLine.parse("--data", "/d", "restore", "/b"))
                .isEqualTo(new Command.Restore(Path.of("/b"), Path.of("/d")));
    }

    @Test
    void becomesSpringsProperties(@TempDir Path folder) throws Exception {
        var certificate = Files.createFile(folder.resolve("c.pem"));
        var key = Files.createFile(folder.resolve("k.pem"));
        var options = serve(
                "--data",
                "/d",
                "--today",
                "2022-10-07",
                "--tls-cert",
                certificate.toString(),
                "--tls-key",
                key.toString());
        assertThat(options.address(8443)).isEqualTo("https://localhost:8443");
        assertThat(options.properties(true, DATABASE))
                .containsEntry("nguon.demo", true)
                .containsEntry("nguon.data", "/d")
                .containsEntry("nguon.today", "2022-10-07")
                .containsEntry("nguon.public-url", "")
                .containsEntry("server.ssl.bundle", "nguon")
                .containsEntry("server.forward-headers-strategy", "none")
                .containsEntry("spring.datasource.username", "a")
                .containsEntry("spring.datasource.password", "ap");
        assertThat(serve().properties(false, DATABASE)).doesNotContainKeys("nguon.today", "server.ssl.bundle");
    }

    @Test
    void refusesACertificateThatIsNotThere() {
        assertThatThrownBy(() -> serve("--tls-cert", "/none.pem", "--tls-key", "/none.key"))
                .hasMessageContaining("/none.pem");
    }

    @Test
    void theExternalDatabaseComesFromTheEnvironment() {
        assertThat(ExternalDatabase.from(Map.of())).isEmpty();
        var found = ExternalDatabase.from(Map.of(
                        "NGUON_DB_URL", "jdbc:postgresql://db/nguon", "NGUON_DB_USER", "u", "NGUON_DB_PASSWORD", "p"))
                .orElseThrow();
        assertThat(found.hasOneRole()).isTrue();
        assertThat(found.toString()).doesNotContain("p)").contains("u");
        assertThatThrownBy(() -> ExternalDatabase.from(Map.of("NGUON_DB_URL", "mysql://x")))
                .hasMessageContaining("NGUON_DB_URL");
        assertThatThrownBy(() -> ExternalDatabase.from(Map.of("NGUON_DB_URL", "jdbc:postgresql://db/nguon")))
                .hasMessageContaining("NGUON_DB_USER");
    }

    static StartOptions serve(String... words) {
        return ((Command.Serve) CommandLine.parse(words)).options();
    }
}
