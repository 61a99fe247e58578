package vn.nguon;

/** Something the person at the console can put right; its message is Vietnamese and says what to do. No stack trace is shown. */
final class StartRefused extends RuntimeException {
    /** Wrong words on the command line, or a mode that does not fit the data folder. */
    static final int USAGE = 2;
    /** The data folder was made by another version of Nguồn whose migrations differ. */
    static final int OLDER_MAKE = 3;
    /** Something outside is not as needed: a port, a folder, the database. */
    static final int SURROUNDINGS = 1;

    private final int exitCode;

    StartRefused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    StartRefused(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
