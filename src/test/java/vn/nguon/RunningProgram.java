package vn.nguon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The real program in a process of its own, as {@code ./run} starts it, from the classes that were just built. It can be killed. */
final class RunningProgram implements AutoCloseable {
    private static final long MOST_SECONDS = 600;

    private final Path data;
    private final Path log;
    private final URI site;
    private final Process process;

    private RunningProgram(Path data, Path log, URI site, Process process) {
        this.data = data;
        this.log = log;
        this.site = site;
        this.process = process;
    }

    /** Returns at once; {@link #ready} waits for the first page. What it prints is appended to {@code <data>.log}. */
    static RunningProgram start(Path data, LocalDate today) {
        try {
            int port;
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var log = data.resolveSibling(data.getFileName() + ".log");
            var process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-Dnguon.allowToday=true",
                            "-cp",
                            classPath(),
                            Application.class.getName(),
                            "--port",
                            Integer.toString(port),
                            "--data",
                            data.toString(),
                            "--today",
                            today.toString(),
                            "--public-url",
                            "http://nguon.example"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new RunningProgram(data, log, URI.create("http://127.0.0.1:" + port), process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What ships and its libraries, without the tests' own classes. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    URI site() {
        return site;
    }

    boolean alive() {
        return process.isAlive();
    }

    /** @throws AssertionError if the program ends or does not answer in time; with what it printed */
    RunningProgram ready() {
        Until.holds("the sign-in page answers", MOST_SECONDS, () -> {
            assertThat(process.isAlive()).as(this::printed).isTrue();
            return answers();
        });
        return this;
    }

    private boolean answers() {
        try (var visitor = new Visitor(site)) {
            visitor.page("/dang-nhap");
            return true;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** SIGKILL: no hook runs, nothing is flushed. PostgreSQL stays behind as it does after a crash of the program. */
    void kill() {
        end(List.of(process.toHandle()));
    }

    /** As {@link #kill}, and every process of this folder's PostgreSQL at the same moment. */
    void killWithDatabase() {
        var all = new ArrayList<ProcessHandle>();
        all.add(process.toHandle());
        all.addAll(database());
        end(all);
    }

    private List<ProcessHandle> database() {
        try {
            var pid = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid)).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void end(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        for (var one : all) one.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** In order: the program stops its PostgreSQL. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(30, TimeUnit.SECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killWithDatabase();
    }
}
