package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.rules.Rules;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Refusal;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/**
 * Where one person alone is not enough (người thứ hai): the roles of {@link Role#needsSecondPerson()}, and a new code for an account
 * that holds or awaits one of them, for a code is the key to the account. The second person is an administrator whose own role was
 * confirmed, so nobody can make their second person alone; where there is none yet, the code on the server's console stands in, for
 * administrators only. ADR 0018.
 */
@Component
@Transactional
class SecondPerson {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Rules rules;
    private final OneTimeCodes codes;
    private final ServerCode server;

    SecondPerson(JdbcClient jdbc, Clock clock, Audit audit, Rules rules, OneTimeCodes codes, ServerCode server) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.rules = rules;
        this.codes = codes;
        this.server = server;
    }

    private static final String GUARDED = """
            SELECT EXISTS (
                   SELECT FROM account_grant
                    WHERE account_id = :account
                      AND role IN ('ADMINISTRATOR', 'ORGANISATION_BOARD', 'APPROVER')
                      AND (upper(valid) IS NULL OR upper(valid) > CAST(:day AS date)))
            """;

    /** Whether the account holds, will hold or awaits a role that needs a second person. */
    boolean guards(AccountId account) {
        return is(GUARDED, account);
    }

    /** Whether its password came about under four eyes: it holds a confirmed role already. */
    boolean guardedBefore(AccountId account) {
        return is(GUARDED.replace("FROM account_grant", "FROM grant_in_force"), account);
    }

    private boolean is(String question, AccountId account) {
        return jdbc.sql(question)
                .param("account", account.value())
                .param("day", today())
                .query(Boolean.class)
                .single();
    }

    private static final String OTHER = """
            SELECT EXISTS (
                   SELECT FROM grant_in_force g
                     JOIN account a ON a.id = g.account_id
                    WHERE g.role = 'ADMINISTRATOR'
                      AND g.valid @> CAST(:day AS date)
                      AND (a.closed_on IS NULL OR a.closed_on > :day)
                      AND a.password_hash IS NOT NULL
                      AND a.id NOT IN (:one, :subject))
            """;

    /** Whether an administrator who has signed in once stands beside these two. */
    private boolean hasSomebodyBeside(AccountId one, AccountId subject) {
        return jdbc.sql(OTHER)
                .param("day", today())
                .param("one", one.value())
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the code on the server's console may stand in for the second person. */
    boolean consoleStandsIn(Viewer by, AccountId subject) {
        return isAdministrator(subject) && !hasSomebodyBeside(by.id(), subject);
    }

    private boolean isAdministrator(AccountId account) {
        return is(GUARDED.replace(", 'ORGANISATION_BOARD', 'APPROVER'", ""), account);
    }

    private boolean actsAsAdministrator(Viewer by) {
        return is("""
                SELECT EXISTS (
                       SELECT FROM grant_in_force
                        WHERE account_id = :account AND role = 'ADMINISTRATOR' AND valid @> CAST(:day AS date))
                """, by.id());
    }

    /** @param slip printed by the one who confirmed, unless the account was under four eyes before */
    record Confirmed(UUID grant, @Nullable Slip slip) {}

    private record Waiting(
            long accountId, String role, @Nullable Long grantedBy) {}

    private static final String WAITING = """
            SELECT account_id, role, granted_by
              FROM account_grant g
             WHERE ref = :ref
               AND NOT EXISTS (SELECT FROM grant_in_force f WHERE f.id = g.id)
               AND (upper(valid) IS NULL OR upper(valid) > CAST(:day AS date))
               FOR UPDATE
            """;

    private static final String CONFIRM = """
            UPDATE account_grant
               SET confirmed_by = CAST(:by AS bigint), confirmed_at = :at
             WHERE ref = :ref
            """;

    /**
     * The second person says yes, or types the console's code where there is no second person.
     *
     * @param consoleCode as typed; null when the viewer confirms in person
     */
    Outcome<Confirmed> confirm(Viewer by, UUID grant, @Nullable String consoleCode) {
        var waiting = jdbc.sql(WAITING)
                .param("ref", grant)
                .param("day", today())
                .query(Waiting.class)
                .optional();
        if (waiting.isEmpty()) {
            if (jdbc.sql("SELECT count(*) FROM account_grant WHERE ref = :ref")
                            .param("ref", grant)
                            .query(Long.class)
                            .single()
                    == 0) throw new NotFound("grant " + grant);
            return Outcome.refused(
                    "khong-cho", "Vai trò này không chờ xác nhận. Tải lại trang để xem tình trạng mới nhất");
        }
        var subject = new AccountId(waiting.get().accountId());
        if (!actsAsAdministrator(by) || subject.equals(by.id()) || consoleCode == null && isGranter(by, waiting.get()))
            return Outcome.refused(
                    "can-nguoi-thu-hai",
                    "Vai trò này cần người thứ hai xác nhận: một quản trị khác, không phải người cấp, cũng không phải người được cấp");
        if (consoleCode != null) {
            var refusal = console(by, subject, waiting.get().role().equals("ADMINISTRATOR"), consoleCode);
            if (refusal != null) return new Outcome.Refused<>(refusal);
        }
        var known = guardedBefore(subject);
        jdbc.sql(CONFIRM)
                .param("by", consoleCode == null ? by.id().value() : null, java.sql.Types.BIGINT)
                .param("at", now())
                .param("ref", grant)
                .update();
        audit.record(
                by,
                "CONFIRM_GRANT",
                "account",
                subject.value(),
                consoleCode == null ? "Xác nhận vai trò" : "Xác nhận vai trò bằng mã máy chủ",
                Map.of("grant", grant.toString()));
        return Outcome.done(new Confirmed(grant, known ? null : afresh(by, subject)));
    }

    private static boolean isGranter(Viewer by, Waiting waiting) {
        var granter = waiting.grantedBy();
        return granter != null && granter == by.id().value();
    }

    private @Nullable Refusal console(Viewer by, AccountId subject, boolean administrators, String code) {
        if (!administrators || hasSomebodyBeside(by.id(), subject))
            return new Refusal(
                    "ma-may-chu-khong-thay",
                    "Mã máy chủ chỉ thay người thứ hai cho vai trò Quản trị kỹ thuật, khi chưa có quản trị nào khác đã đăng nhập. Nhờ quản trị khác xác nhận");
        if (!server.take(code))
            return new Refusal(
                    "ma-may-chu",
                    "Mã máy chủ chưa đúng hoặc đã dùng rồi. Xem mã in ở cửa sổ đã chạy ./run; chạy lại chương trình thì có mã mới");
        return null;
    }

    /** Whoever knew the account's password or code before, knows it no longer: only the slip that the second person hands over opens it. */
    private Slip afresh(Viewer by, AccountId account) {
        jdbc.sql("UPDATE account SET password_hash = NULL WHERE id = :id")
                .param("id", account.value())
                .update();
        codes.signOut(account);
        return codes.print(by, account);
    }

    /** What became of asking for a code. */
    sealed interface Code {}

    record Printed(Slip slip) implements Code {}

    /** Noted; an administrator other than the one who asked prints it. */
    record Asked() implements Code {}

    private static final String ASK = """
            INSERT INTO code_request (account_id, asked_by, asked_at)
            VALUES (:account, :by, :at)
            ON CONFLICT (account_id) DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at
            """;

    /**
     * A code at once for an ordinary account; for a guarded one the first person asks and the second prints.
     *
     * @param consoleCode as typed; null without it
     */
    Outcome<Code> code(Viewer by, AccountId of, @Nullable String consoleCode) {
        if (!guards(of)) return Outcome.done(new Printed(codes.print(by, of)));
        if (consoleCode != null) {
            var refusal = console(by, of, isAdministrator(of), consoleCode);
            return refusal != null ? new Outcome.Refused<>(refusal) : Outcome.done(new Printed(codes.print(by, of)));
        }
        var asker = asker(of);
        if (asker == null || asker.equals(by.id())) {
            jdbc.sql(ASK)
                    .param("account", of.value())
                    .param("by", by.id().value())
                    .param("at", now())
                    .update();
            audit.record(by, "ASK_CODE", "account", of.value(), "Đề nghị phiếu mã một lần", Map.of());
            return Outcome.done(new Asked());
        }
        if (of.equals(by.id()))
            return Outcome.refused(
                    "phieu-cua-minh", "Đây là tài khoản đang dùng. Người thứ hai in phiếu là một quản trị khác");
        return Outcome.done(new Printed(codes.print(by, of)));
    }

    private static final String ASKER = """
            SELECT asked_by FROM code_request WHERE account_id = :account AND asked_at > :since
            """;

    /** Who asked for a code of that account; null when nobody did, or so long ago that the code would be too old. */
    @Nullable
    AccountId asker(AccountId of) {
        return jdbc.sql(ASKER)
                .param("account", of.value())
                .param("since", askedSince())
                .query(Long.class)
                .optional()
                .map(AccountId::new)
                .orElse(null);
    }

    /** What was asked before this is forgotten, like a code that is too old. */
    OffsetDateTime askedSince() {
        return now().minusDays(rules.on("accounts.one-time-code-days", today()).whole());
    }

    private LocalDate today() {
        return LocalDateTime.now(clock).toLocalDate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
