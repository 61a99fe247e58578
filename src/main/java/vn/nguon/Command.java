package vn.nguon;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What one call of the program shall do; read from the command line by {@link CommandLine}. */
sealed interface Command {
    /** Serve the pages until stopped. */
    record Serve(StartOptions options) implements Command {}

    /** Say what was understood of a roster file, without database; see vn.nguon.sheets. @param sheet to read, null for the first list */
    record ReadRoster(Path file, @Nullable String sheet) implements Command {}

    /** Copy database and files of {@code data} into the new folder {@code into}. */
    record Backup(Path into, Path data) implements Command {}

    /** Bring a backup back into an empty place. */
    record Restore(Path from, Path data) implements Command {}

    record Help() implements Command {}
}
