package vn.nguon.credentials;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.results.CredentialKind;

/**
 * The public check (kiểm tra): by the QR code's token, or by number and the code beside it, never by number alone. Shows
 * what is needed to compare with the paper, nothing else. A wrong code and a number that does not exist get the same
 * answer; tries by number slow down per number and per address, never a hard lock. At most 3 statements.
 */
@Service
class PublicCheck {
    /** Tries that cost no waiting, per number and per address: typing mistakes. */
    static final int FREE_TRIES = 3;

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(6);
    private final JdbcClient jdbc;
    private final RegisterBook book;
    private final Clock clock;

    PublicCheck(JdbcClient jdbc, RegisterBook book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** What anybody may know of one entry. */
    record Found(
            CredentialKind kind,
            String issuer,
            String number,
            LocalDate issuedOn,
            String fullName,
            @Nullable Integer birthYear,
            String className,
            @Nullable LocalDate revokedOn) {
        boolean valid() {
            return revokedOn == null;
        }
    }

    sealed interface Answer {
        record Shown(Found found) implements Answer {}

        /** No such number, or not with this code: the same for both. */
        record Unknown() implements Answer {}

        /** Too many tries on this number or from this address. */
        record Slowed(long seconds) implements Answer {}
    }

    private static final String FIND = """
            SELECT g.kind, e.number, e.issued_on, e.content, v.revoked_on
              FROM register_entry e
              JOIN register g ON g.id = e.register_id
              LEFT JOIN revocation v ON v.entry_id = e.id
             WHERE""";

    /** By the QR code. 128 random bits need no slowing. */
    @Transactional(readOnly = true)
    public Optional<Found> byToken(String token) {
        if (token.length() != 22) return Optional.empty();
        return jdbc.sql(FIND + " e.token = :token")
                .param("token", token)
                .query((row, _) -> found(row))
                .optional();
    }

    /**
     * Counts the try before it looks, so that many tries at once are no way round the slowing.
     *
     * @param address of the caller, as the server sees it
     */
    @Transactional
    public Answer byNumber(String typedNumber, String typedCode, String address) {
        var number = CheckCodes.number(typedNumber);
        var keys = new Keys("noi:" + address, "so:" + number);
        if (!count(keys)) return new Answer.Slowed(wait(keys));
        var found = jdbc.sql(FIND + " e.number = :number AND e.check_code = :code")
                .param("number", number)
                .param("code", CheckCodes.typed(typedCode))
                .query((row, _) -> found(row))
                .optional();
        if (found.isEmpty()) return new Answer.Unknown();
        forget(keys);
        return new Answer.Shown(found.get());
    }

    private record Keys(String address, String number) {}

    /** After the free tries: 1, 2, 4, … seconds since the last one. */
    private static final String WAIT =
            "make_interval(secs => CASE WHEN f.failures < :free THEN 0 ELSE least(:longest, power(2, least(f.failures - :free, 20))) END)";

    private static final String COUNT = """
            INSERT INTO check_failure AS f (key, failures, last_at)
            VALUES (:address, 1, :at), (:number, 1, :at)
            ON CONFLICT (key) DO UPDATE
               SET failures = CASE WHEN f.last_at < :forgotten THEN 1 ELSE f.failures + 1 END, last_at = excluded.last_at
             WHERE f.last_at < :forgotten OR f.last_at +\s""" + WAIT + " <= excluded.last_at";

    private boolean count(Keys keys) {
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        return jdbc.sql(COUNT)
                        .param("address", keys.address())
                        .param("number", keys.number())
                        .param("at", now)
                        .param("forgotten", now.minus(FORGOTTEN_AFTER))
                        .param("free", FREE_TRIES)
                        .param("longest", LONGEST_WAIT_SECONDS)
                        .update()
                == 2;
    }

    private long wait(Keys keys) {
        var until = jdbc.sql(
                        "SELECT max(f.last_at + " + WAIT + ") FROM check_failure f WHERE f.key IN (:address, :number)")
                .param("address", keys.address())
                .param("number", keys.number())
                .param("free", FREE_TRIES)
                .param("longest", LONGEST_WAIT_SECONDS)
                .query(OffsetDateTime.class)
                .single();
        return Math.max(1, Duration.between(clock.instant(), until.toInstant()).toSeconds() + 1);
    }

    /** A right answer clears its number and takes back one try of the address: one known paper must not pay for guesses. */
    private static final String FORGET = """
            WITH gone AS (DELETE FROM check_failure WHERE key = :number OR (key = :address AND failures = 1))
            UPDATE check_failure SET failures = failures - 1 WHERE key = :address AND failures > 1
            """;

    private void forget(Keys keys) {
        jdbc.sql(FORGET)
                .param("address", keys.address())
                .param("number", keys.number())
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    @Transactional
    public void sweep() {
        jdbc.sql("DELETE FROM check_failure WHERE last_at < :before")
                .param("before", OffsetDateTime.now(clock).minus(FORGOTTEN_AFTER))
                .update();
    }

    private Found found(ResultSet row) throws SQLException {
        var content = book.content(row.getString("content"));
        return new Found(
                CredentialKind.valueOf(row.getString("kind")),
                content.issuer(),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                content.fullName(),
                content.birthYear(),
                content.className(),
                row.getObject("revoked_on", LocalDate.class));
    }
}
