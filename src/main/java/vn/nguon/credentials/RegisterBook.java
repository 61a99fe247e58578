package vn.nguon.credentials;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.nguon.results.CredentialKind;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;

/**
 * Writes the registers (sổ cấp). A number is taken and its entry written by one statement: the row lock on the register
 * lines several clerks up, and whatever fails gives the number back with it. The database refuses a gap or a repeat
 * (register_entry_no_gap, register_entry_number) and a second entry for one enrolment (register_entry_once).
 */
@Component
class RegisterBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final JsonMapper json = JsonMapper.builder().build();

    RegisterBook(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** Symbols after the year in numbers of a new register; an office changes its own. No document sets them (domain.md). */
    static String defaultSymbol(CredentialKind kind) {
        return switch (kind) {
            case CERTIFICATE -> "CC";
            case ATTESTATION -> "CN";
        };
    }

    /**
     * From the next number on; numbers given keep theirs. In the caller's transaction.
     *
     * @return false when another register of the same issuer writes its numbers so
     */
    boolean symbol(long register, String symbol) {
        return jdbc.sql("""
                        UPDATE register g
                           SET symbol = :symbol
                         WHERE g.id = :register
                           AND NOT EXISTS (
                               SELECT FROM register o
                                WHERE o.organisation_id = g.organisation_id AND o.id <> g.id AND o.symbol = :symbol)
                        """).param("register", register).param("symbol", symbol).update() == 1;
    }

    /** The issuer's register of this kind, opened when there is none. In the caller's transaction. */
    long open(OrganisationId issuer, CredentialKind kind) {
        jdbc.sql("""
                        INSERT INTO register (ref, organisation_id, kind, symbol)
                        VALUES (:ref, :issuer, :kind, :symbol)
                        ON CONFLICT ON CONSTRAINT register_once DO NOTHING
                        """)
                .param("ref", ids.next())
                .param("issuer", issuer.value())
                .param("kind", kind.name())
                .param("symbol", defaultSymbol(kind))
                .update();
        return jdbc.sql("SELECT id FROM register WHERE organisation_id = :issuer AND kind = :kind")
                .param("issuer", issuer.value())
                .param("kind", kind.name())
                .query(Long.class)
                .single();
    }

    private static final String ENTER = """
            WITH taken AS (
                UPDATE register SET last = last + 1 WHERE id = :register RETURNING last, symbol
            )
            INSERT INTO register_entry (ref, register_id, no, number, token, check_code, enrolment_id, decision_id, content,
                                        issued_on, issued_at, account_id, replaces_id)
            SELECT :ref, :register, last,
                   lpad(last::text, greatest(4, length(last::text)), '0') || '/' || CAST(:year AS text) || '-' || symbol,
                   :token, :code, :enrolment, :decision, CAST(:content AS jsonb), :issuedOn, :issuedAt, :account, CAST(:replaces AS bigint)
              FROM taken
            RETURNING ref, number
            """;

    /** @param replaces the revoked entry that this one is written instead of, null for a first one */
    record Enter(
            long register,
            long enrolment,
            long decision,
            CredentialContent content,
            AccountId by,
            @Nullable Long replaces) {}

    record Entered(UUID ref, String number) {}

    /**
     * Takes the next number and writes the entry, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the enrolment has an entry in this register already, or the
     *     revoked one was replaced already
     */
    Entered enter(Enter command) {
        LocalDate day = command.content().issuedOn();
        return jdbc.sql(ENTER)
                .param("register", command.register())
                .param("ref", ids.next())
                .param("year", Integer.toString(day.getYear()))
                .param("token", vn.nguon.shared.Ids.token())
                .param("code", CheckCodes.next())
                .param("enrolment", command.enrolment())
                .param("decision", command.decision())
                .param("content", json.writeValueAsString(command.content()))
                .param("issuedOn", day)
                .param("issuedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", command.by().value())
                .param("replaces", command.replaces(), Types.BIGINT)
                .query(Entered.class)
                .single();
    }

    CredentialContent content(String stored) {
        return json.readValue(stored, CredentialContent.class);
    }
}
