package vn.nguon;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.nguon.sheets.ReadRosterCommand;

/** The program: reads the command line, brings up the database, then Spring. Everything said on the console is Vietnamese. */
@SpringBootApplication
public class Application {

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        EarlyLogging.errorsOnly();
        int code;
        try {
            code = run(CommandLine.parse(arguments), System.getenv(), out);
        } catch (StartRefused e) {
            err.println(e.getMessage());
            code = e.exitCode();
        }
        // A server goes on in its own threads; everything else ends here.
        if (code != RUNNING) System.exit(code);
    }

    private static final int RUNNING = -1;
    private static final String DATABASE = "nguon";

    private static int run(Command command, Map<String, String> environment, PrintStream out) {
        return switch (command) {
            case Command.Help() -> {
                out.print(CommandLine.HELP);
                yield 0;
            }
            case Command.Serve(var options) -> serve(options, environment, out);
            case Command.ReadRoster(var file, var sheet) -> {
                EarlyLogging.off();
                yield ReadRosterCommand.run(file, sheet, out);
            }
            case Command.Backup(var into, var data) -> Backup.run(into, new DataFolder(data), environment, out);
            case Command.Restore(var from, var data) -> Restore.run(from, new DataFolder(data), environment, out);
        };
    }

    private static int serve(StartOptions options, Map<String, String> environment, PrintStream out) {
        var external = ExternalDatabase.from(environment);
        var folder = new DataFolder(options.data());
        var kind = folder.kindFor(options, external.isPresent());
        refuseATakenPort(options);
        folder.become(kind);
        var database = external.isPresent() ? external.get() : localDatabase(folder, kind, out);
        if (external.isPresent()) ExternalDatabase.check(database);
        Migrations.run(database);
        if (external.isEmpty()) AbandonedJobs.release(database);

        var demo = kind == DataFolder.Kind.DEMO;
        var application = new SpringApplication(Application.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", options.properties(demo, database))));
        var context = (WebServerApplicationContext) application.run();
        var server = context.getWebServer();
        var port = server == null ? options.port() : server.getPort();
        out.println();
        out.println("Nguồn đã sẵn sàng. Mở %s trong trình duyệt.".formatted(options.address(port)));
        out.println(
                demo
                        ? "Đây là bản trình diễn với người và lớp hư cấu, dữ liệu ở %s. Bắt đầu thật: ./run --empty --data THƯ_MỤC_KHÁC"
                                .formatted(options.data())
                        : "Dữ liệu ở %s.".formatted(options.data()));
        out.println("Dừng chương trình: Ctrl+C.");
        if (!Boolean.getBoolean("nguon.train")) return RUNNING;
        askForTheFirstPage(options.address(port));
        return 0;
    }

    /** {@code ./run} acts out a start to make its start-up cache: what the first page needs belongs to it. */
    private static void askForTheFirstPage(String address) {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Opened for as long as this program lives; stopped after Spring's context is closed. */
    private static Database localDatabase(DataFolder folder, DataFolder.Kind kind, PrintStream out) {
        var server = LocalPostgres.open(folder.postgres(), LocalPostgres.Use.PROGRAM);
        SpringApplication.getShutdownHandlers().add(server::close);
        if (kind == DataFolder.Kind.DEMO) UnfinishedDemo.drop(server, DATABASE, out);
        return server.database(DATABASE);
    }

    /** Said before anything is started, and in words: Tomcat would say it in English after ten seconds. */
    private static void refuseATakenPort(StartOptions options) {
        if (options.port() == 0) return;
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()));
        } catch (IOException e) {
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không mở được cổng %d ở %s: đang có chương trình khác dùng, hoặc địa chỉ không phải của máy này. Chọn cổng khác bằng --port."
                            .formatted(options.port(), options.host()),
                    e);
        }
    }
}
