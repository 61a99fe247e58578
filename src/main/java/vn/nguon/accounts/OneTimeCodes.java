package vn.nguon.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.audit.Audit;
import vn.nguon.rules.Rules;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/**
 * One-time codes: 12 characters of 31, about 59 random bits, so a plain salted hash is enough and 91 slips print at once.
 * Letters and digits that look alike (0 O 1 I L) are left out.
 */
@Component
class OneTimeCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Rules rules;

    OneTimeCodes(JdbcClient jdbc, Clock clock, Audit audit, Rules rules) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.rules = rules;
    }

    private static final String CODE = """
            INSERT INTO one_time_code (account_id, code_hash, made_at, made_by, expires_at)
            VALUES (:account, :hash, :at, :by, :expires)
            """;

    /** A new code; earlier ones of this account stop working. Who may have it printed is asked before. */
    Slip print(Viewer by, AccountId of) {
        var account = jdbc.sql("SELECT username, display_name FROM account WHERE id = :id AND closed_on IS NULL")
                .param("id", of.value())
                .query(Names.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + of.value()));
        var code = make();
        var made = LocalDateTime.now(clock);
        var expires = made.plusDays(
                rules.on("accounts.one-time-code-days", made.toLocalDate()).whole());
        jdbc.sql("UPDATE one_time_code SET used_at = :at WHERE account_id = :account AND used_at IS NULL")
                .param("at", now())
                .param("account", of.value())
                .update();
        jdbc.sql(CODE)
                .param("account", of.value())
                .param("hash", hash(account.username(), code))
                .param("at", now())
                .param("by", by.id().value())
                .param("expires", expires.atZone(clock.getZone()).toOffsetDateTime())
                .update();
        jdbc.sql("DELETE FROM code_request WHERE account_id = :account")
                .param("account", of.value())
                .update();
        audit.record(by, "PRINT_CODE", "account", of.value(), "In phiếu mã một lần", Map.of());
        return new Slip(account.username(), account.displayName(), code, expires);
    }

    /** Ends the account's sign-in sessions wherever they are. */
    void signOut(AccountId account) {
        signOutExcept(account, null);
    }

    /** The same, but for the one whose token has that hash. */
    void signOutExcept(AccountId account, byte @Nullable [] kept) {
        jdbc.sql(
                        "DELETE FROM sign_in_session WHERE account_id = :account AND token_hash IS DISTINCT FROM CAST(:kept AS bytea)")
                .param("account", account.value())
                .param("kept", kept, java.sql.Types.BINARY)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    record Names(String username, String displayName) {}

    static String make() {
        var code = new StringBuilder(14);
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) code.append('-');
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As typed by hand: case, spaces and hyphens do not matter. */
    static String hash(String owner, String code) {
        try {
            var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((owner + "\n" + plain).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
