package vn.nguon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** For bench/million and bench/people: the program on a folder of its own, with the settings of every start, and its database as the superuser sees it. */
public final class Scratch implements AutoCloseable {

    private final LocalPostgres server;
    private final Path home;

    private Scratch(LocalPostgres server, Path home) {
        this.server = server;
        this.home = home;
    }

    public static Scratch open(Path home) {
        EarlyLogging.errorsOnly();
        return new Scratch(LocalPostgres.open(home, LocalPostgres.Use.PROGRAM), home);
    }

    /** With the schema of today; refused when the folder was made by another one. */
    public void migrate() {
        Migrations.run(server.database("nguon"));
    }

    public Connection superuser() throws SQLException {
        return server.superuser("nguon");
    }

    /** @param today the day that the data were made for */
    public ServletWebServerApplicationContext start(LocalDate today) {
        var command = (Command.Serve)
                CommandLine.parse(new String[] {"--empty", "--port", "0", "--data", home.toString()});
        var application = new SpringApplication(Application.class);
        var properties = command.options().properties(false, server.known("nguon"));
        properties.put("nguon.today", today.toString());
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("command line", properties)));
        return (ServletWebServerApplicationContext) application.run();
    }

    /** Processor time of all PostgreSQL processes so far, those that ended included, in nanoseconds; grain 10 ms. */
    public long postgresNanos() {
        try {
            var postmaster = Files.readAllLines(home.resolve("data/postmaster.pid")).getFirst().strip();
            var ticks = 0L;
            try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (var process : processes) {
                    String line;
                    try {
                        line = Files.readString(process.resolve("stat"));
                    } catch (java.io.IOException e) {
                        continue; // ended meanwhile
                    }
                    var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
                    if (fields[1].equals(postmaster)) ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                    else if (process.getFileName().toString().equals(postmaster))
                        ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
                }
            }
            return ticks * 10_000_000;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
