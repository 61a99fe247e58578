package vn.nguon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nguon.Database.Login;

/**
 * The PostgreSQL that Nguồn brings along: one server in one folder, for this machine only (127.0.0.1), with passwords.
 *
 * <p>It outlives the program that was killed; the next one finds it and goes on with it. Whoever holds the lock file stops it on a
 * clean exit; a second program that only wants to look in (a backup) attaches and leaves it running. Not tied to a Spring context: one
 * a JVM, closed after the context.
 */
final class LocalPostgres implements AutoCloseable {

    /** How the server is wanted. */
    enum Use {
        /** Alone: refused while another program holds the folder. */
        PROGRAM,
        /** With whoever is there; started only when nobody is. */
        VISIT,
        /** Throw-away data: nothing is forced to disk, many connections. */
        TESTS
    }

    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "nguon_owner";
    private static final String APP = "nguon_app";

    private final Path home;
    private final Path data;
    private final Use use;
    private final PostgresCommands commands;
    private final Secrets secrets;
    private final @Nullable FileChannel lock;
    private int port;

    private LocalPostgres(Path home, Use use, @Nullable FileChannel lock) {
        this.home = home;
        this.use = use;
        this.lock = lock;
        this.data = home.resolve("data");
        this.secrets = new Secrets(home.resolve("secrets"));
        // First the password file: PostgresCommands may have to hand the whole folder to another user.
        secrets.of(SUPERUSER);
        this.commands = new PostgresCommands(home, PostgresBinaries.unpackInto(home));
    }

    /**
     * Starts the server in {@code home}, making everything on the first call, or attaches to the one that runs there.
     *
     * @throws StartRefused if another program holds the folder (not for {@link Use#VISIT}) or the server does not start
     */
    static LocalPostgres open(Path home, Use use) {
        try {
            var absolute = home.toAbsolutePath().normalize();
            Files.createDirectories(absolute);
            var lock = tryLock(absolute.resolve("lock"));
            if (lock == null && use != Use.VISIT)
                throw new StartRefused(
                        StartRefused.SURROUNDINGS,
                        "Thư mục dữ liệu %s đang được một chương trình Nguồn khác dùng. Tắt chương trình đó hoặc chọn thư mục khác bằng --data."
                                .formatted(absolute.getParent()));
            try {
                var server = new LocalPostgres(absolute, use, lock);
                server.makeReady();
                return server;
            } catch (IOException | RuntimeException e) {
                if (lock != null) lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database of that name, made on the first call, with its owner's and the program's logins. */
    Database database(String name) {
        try (var connection = superuser("postgres")) {
            makeRole(connection, OWNER);
            makeRole(connection, APP);
            if (count(connection, "SELECT count(*) FROM pg_database WHERE datname = '%s'".formatted(name)) == 0) {
                run(connection, "CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
                run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
                run(connection, "GRANT CONNECT, TEMPORARY ON DATABASE %s TO %s".formatted(name, APP));
            }
            return known(name);
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name + " in " + home, e);
        }
    }

    /** Address and logins of a database that exists already, for instance one made from a template. */
    Database known(String name) {
        return new Database(url(name), new Login(OWNER, secrets.of(OWNER)), new Login(APP, secrets.of(APP)));
    }

    /** A connection that may do everything: for making databases and for restoring. */
    Connection superuser(String database) throws SQLException {
        return known(database).connect(new Login(SUPERUSER, secrets.of(SUPERUSER)));
    }

    int port() {
        return port;
    }

    /** Stops the server if this program holds its folder; a visitor only leaves. */
    @Override
    public void close() {
        if (lock == null) return;
        try {
            if (lock.isOpen() && commands.isRunning(data))
                // Tests throw the data away: nobody needs their checkpoint.
                commands.pgCtl(
                        "stop", "-w", "-t", "60", "-m", use == Use.TESTS ? "immediate" : "fast", "-D", data.toString());
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeReady() throws IOException {
        if (lock == null) {
            awaitTheOther();
            return;
        }
        if (!Files.isDirectory(data)) initialise();
        if (!commands.isRunning(data)) start();
        port = portOfTheRunning();
    }

    /** The holder of the lock may be starting the server just now. */
    private void awaitTheOther() throws IOException {
        for (var attempt = 0; attempt < 300; attempt++) {
            if (Files.isDirectory(data) && commands.isRunning(data) && Files.isRegularFile(home.resolve("port"))) {
                port = portOfTheRunning();
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new StartRefused(
                StartRefused.SURROUNDINGS,
                "Một chương trình Nguồn khác đang giữ %s nhưng cơ sở dữ liệu chưa chạy. Chờ một phút rồi làm lại."
                        .formatted(home));
    }

    private void initialise() throws IOException {
        var half = home.resolve("data.new");
        Trees.delete(half);
        commands.initdb(half, secrets.file(SUPERUSER), SUPERUSER);
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void start() throws IOException {
        var wanted = freePort(keptPort());
        List<String> options = new ArrayList<>(List.of(
                "-p " + wanted,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c timezone=Asia/Ho_Chi_Minh",
                "-c log_timezone=Asia/Ho_Chi_Minh",
                "-c log_checkpoints=off",
                // Our queries are short: compiling them costs more than it saves.
                "-c jit=off",
                "-c random_page_cost=1.1"));
        if (use == Use.TESTS)
            options.addAll(List.of(
                    "-c max_connections=300",
                    "-c fsync=off",
                    "-c synchronous_commit=off",
                    "-c full_page_writes=off",
                    "-c autovacuum=off"));
        else
            options.addAll(List.of(
                    "-c max_connections=60",
                    "-c fsync=on",
                    "-c synchronous_commit=on",
                    // A list of a million people and its indexes are half a gigabyte; taken when used, not before.
                    "-c shared_buffers=256MB",
                    // Pages that follow an import are planned by what it brought, not by what was there a minute ago.
                    "-c autovacuum_naptime=10s",
                    "-c autovacuum_analyze_scale_factor=0.05"));
        var log = home.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > 10_000_000) Files.delete(log);
        var answer = commands.pgCtl(
                "start",
                "-w",
                "-t",
                "120",
                "-D",
                data.toString(),
                "-l",
                log.toString(),
                "-o",
                String.join(" ", options));
        if (answer != 0)
            throw new StartRefused(
                    StartRefused.SURROUNDINGS,
                    "Cơ sở dữ liệu không khởi động được. Xem %s để biết lý do.".formatted(log));
        Files.writeString(home.resolve("port"), Integer.toString(wanted));
    }

    private int keptPort() throws IOException {
        var file = home.resolve("port");
        return Files.isRegularFile(file)
                ? Integer.parseInt(Files.readString(file).strip())
                : 0;
    }

    /** The port kept from last time if it is still free, so that two checkouts on one machine do not meet; another one otherwise. */
    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) throw e;
            return freePort(0);
        }
    }

    /** What the running server itself wrote down; the port file could be older. */
    private int portOfTheRunning() throws IOException {
        return Integer.parseInt(
                Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip());
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    private void makeRole(Connection connection, String role) throws SQLException {
        if (count(connection, "SELECT count(*) FROM pg_roles WHERE rolname = '%s'".formatted(role)) == 0)
            run(connection, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, secrets.of(role)));
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM: the same answer as held by another.
        }
        channel.close();
        return null;
    }
}
