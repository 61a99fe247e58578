package vn.nguon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs PostgreSQL's own programs. The server refuses to run as root, so root's calls go through a user namespace ({@code unshare -U})
 * or, where those are off, as user 65534.
 */
final class PostgresCommands {
    private static final String NOBODY = "65534";

    private final Path home;
    private final Path programs;
    private final List<String> prefix;

    PostgresCommands(Path home, Path programs) {
        this.home = home;
        this.programs = programs;
        this.prefix = prefix(home);
    }

    void initdb(Path into, Path passwordFile, String superuser) {
        var answer = run(List.of(
                programs.resolve("bin/initdb").toString(),
                "--username=" + superuser,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=icu",
                "--icu-locale=vi-VN",
                // Not C: pg_trgm would then take no letter with a mark for a letter.
                "--locale=C.UTF-8",
                "--pgdata=" + into));
        if (answer != 0)
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Không tạo được cơ sở dữ liệu trong %s. Xem %s để biết lý do.".formatted(home, output()));
    }

    boolean isRunning(Path data) {
        return pgCtl("status", "-D", data.toString()) == 0;
    }

    int pgCtl(String... words) {
        List<String> command =
                new ArrayList<>(List.of(programs.resolve("bin/pg_ctl").toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    private Path output() {
        return home.resolve("command.log");
    }

    private int run(List<String> words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        return run(command, output());
    }

    /** Output goes to a file: a pipe would be kept open by the server that stays behind. */
    private static int run(List<String> command, @Nullable Path output) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(
                        output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output.toFile()));
        // The server's own messages stay the same whatever language the console speaks.
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            return 127;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command.getFirst(), e);
        }
    }

    private static List<String> prefix(Path home) {
        if (ownerOf(Path.of("/proc/self")) != 0) return List.of();
        if (run(List.of("unshare", "-U", "true"), null) == 0) {
            handOver(home, "0");
            return List.of("unshare", "-U");
        }
        handOver(home, NOBODY);
        var nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> look = new ArrayList<>(nobody);
        look.addAll(List.of("test", "-x", home.toString()));
        if (run(look, null) == 0) return nobody;
        throw new StartRefused(
                StartRefused.SURROUNDINGS,
                "PostgreSQL không chạy dưới quyền root và máy này tắt user namespace. Hãy chạy bằng một người dùng thường, hoặc đặt --data ở nơi mọi người dùng vào được.");
    }

    /** The server wants its folder for itself; an earlier start may have run it as the other user. */
    private static void handOver(Path home, String user) {
        if (!Integer.toString(ownerOf(home)).equals(user))
            run(List.of("chown", "-R", user + ":" + user, home.toString()), null);
    }

    /** The user's number; -1 where the system has none. */
    private static int ownerOf(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return -1;
        }
    }
}
