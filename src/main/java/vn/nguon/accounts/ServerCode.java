package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one code on the server's console (mã thiết lập, mã máy chủ): whoever reads it keeps the machine, and with it the database. It
 * opens the first run, and afterwards once stands in for a second person who is not there.
 */
@Component
class ServerCode {
    private static final String OWNER = "setup";
    /** With three administrators one can forget the password and two are left. */
    private static final int ENOUGH = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    ServerCode(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String NEW = """
            INSERT INTO setup_code (code_hash, used_at) VALUES (:hash, :usedAt)
            ON CONFLICT (only_row) DO UPDATE SET code_hash = excluded.code_hash, used_at = excluded.used_at, confirmed_at = NULL
            """;

    /** The code before stops working. */
    String forSetup() {
        return renew(false);
    }

    /** The same after the set-up. */
    String forSecondPerson() {
        return renew(true);
    }

    private String renew(boolean setUp) {
        var code = OneTimeCodes.make();
        jdbc.sql(NEW)
                .param("hash", OneTimeCodes.hash(OWNER, code))
                .param("usedAt", setUp ? now() : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return code;
    }

    /** For the first run. False when it is wrong or was used. */
    boolean takeForSetup(String code) {
        return jdbc.sql("UPDATE setup_code SET used_at = :at WHERE code_hash = :hash AND used_at IS NULL")
                        .param("at", now())
                        .param("hash", OneTimeCodes.hash(OWNER, code))
                        .update()
                > 0;
    }

    /** In place of a second person. False when it is wrong, was used so already, or nobody has set up yet. */
    boolean take(String code) {
        return jdbc.sql(
                                "UPDATE setup_code SET confirmed_at = :at WHERE code_hash = :hash AND used_at IS NOT NULL AND confirmed_at IS NULL")
                        .param("at", now())
                        .param("hash", OneTimeCodes.hash(OWNER, code))
                        .update()
                > 0;
    }

    private static final String ADMINISTRATORS = """
            SELECT count(DISTINCT a.id)
              FROM grant_in_force g
              JOIN account a ON a.id = g.account_id
             WHERE g.role = 'ADMINISTRATOR'
               AND g.valid @> CAST(:day AS date)
               AND (a.closed_on IS NULL OR a.closed_on > :day)
               AND a.password_hash IS NOT NULL
            """;

    /** Whether the installation has so few administrators that the console may have to stand in. */
    boolean mayBeNeeded() {
        return jdbc.sql(ADMINISTRATORS)
                        .param("day", LocalDate.now(clock))
                        .query(Integer.class)
                        .single()
                < ENOUGH;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
