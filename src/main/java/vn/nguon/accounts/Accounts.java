package vn.nguon.accounts;

import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.rules.Rules;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Accounts, their grants and their one-time codes (tài khoản). Reading lists for screens is {@link AccountLists}'s. */
@Service
@Transactional
public class Accounts {
    static final int PASSWORD_LEAST = 10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;
    private final Audit audit;
    private final Rules rules;
    private final PasswordEncoder passwords;

    Accounts(JdbcClient jdbc, Clock clock, Ids ids, Audit audit, Rules rules, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
        this.rules = rules;
        this.passwords = passwords;
    }

    private static final String OPEN = """
            INSERT INTO account (ref, username, display_name, made_at)
            VALUES (:ref, :username, :name, :at)
            RETURNING id
            """;

    /**
     * A new account without a password: nobody signs in with it before a one-time code was used.
     *
     * @param username as {@link #freeUsername} gives, or typed by an administrator
     * @throws org.springframework.dao.DuplicateKeyException if the username is taken
     */
    public AccountId open(String username, String displayName) {
        return new AccountId(jdbc.sql(OPEN)
                .param("ref", ids.next())
                .param("username", username)
                .param("name", Normalizer.normalize(displayName.strip(), Normalizer.Form.NFC))
                .param("at", now())
                .query(Long.class)
                .single());
    }

    private static final String TAKEN = """
            SELECT username FROM account WHERE username = :base OR username ~ ('^' || :base || '[0-9]+$')
            """;

    /** Given name, dot, the rest, without tones: "Lữ Thị Ánh" is {@code anh.luthi}, the second of that name {@code anh.luthi2}. */
    public String freeUsername(String fullName) {
        var base = usernameBase(fullName);
        var taken = jdbc.sql(TAKEN).param("base", base).query(String.class).set();
        if (!taken.contains(base)) return base;
        int n = 2;
        while (taken.contains(base + n)) n++;
        return base + n;
    }

    static String usernameBase(String fullName) {
        var plain = Normalizer.normalize(
                        fullName.strip().toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z ]", "");
        var words = plain.strip().split(" +");
        var given = words[words.length - 1];
        var rest = String.join("", List.of(words).subList(0, words.length - 1));
        var base = rest.isEmpty() ? given : given + "." + rest;
        return base.length() < 3
                ? (base + "...").substring(0, 3).replace('.', 'x')
                : base.length() > 50 ? base.substring(0, 50) : base;
    }

    private static final String GRANT = """
            INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_by, granted_at)
            SELECT :ref, :account, :role, :organisation, daterange(:from, :to, '[]'), :by, :at
             WHERE NOT EXISTS (
                   SELECT 1 FROM account_grant
                    WHERE account_id = :account AND role = :role AND organisation_id IS NOT DISTINCT FROM :organisation
                      AND valid && daterange(:from, :to, '[]'))
            """;

    /**
     * Gives a role. Roles of the organisation board and of approvers act only after {@link #confirm} by a second person.
     *
     * @param to the last day, null for open end
     */
    public Outcome<UUID> grant(
            Viewer by,
            AccountId account,
            Role role,
            @Nullable OrganisationId at,
            LocalDate from,
            @Nullable LocalDate to) {
        if (role != Role.ADMINISTRATOR && at == null)
            return Outcome.refused("thieu-to-chuc", "Chọn tổ chức mà vai trò “" + role.vietnamese() + "” gắn với");
        if (to != null && to.isBefore(from))
            return Outcome.refused("ngay-nguoc", "Ngày kết thúc đứng trước ngày bắt đầu. Sửa một trong hai ngày");
        var ref = ids.next();
        if (insertGrant(ref, by.id(), account, role, at, from, to) == 0)
            return Outcome.refused(
                    "vai-tro-da-co",
                    "Tài khoản đã có vai trò này trong khoảng thời gian đó. Xem lại các vai trò ở dưới");
        audit.record(
                by,
                "GRANT",
                "account",
                account.value(),
                "Cấp vai trò " + role.vietnamese(),
                Map.of("role", role.name(), "grant", ref.toString()));
        return Outcome.done(ref);
    }

    /** For roles that follow from a decision already made (an approved roster, a lecturer assigned). Giving twice is harmless. */
    public void grantBySystem(
            AccountId account, Role role, @Nullable OrganisationId at, LocalDate from, @Nullable LocalDate to) {
        if (role.needsSecondPerson() || role == Role.ADMINISTRATOR)
            throw new IllegalArgumentException(role + " is given by people");
        insertGrant(ids.next(), null, account, role, at, from, to);
    }

    private int insertGrant(
            UUID ref,
            @Nullable AccountId by,
            AccountId account,
            Role role,
            @Nullable OrganisationId at,
            LocalDate from,
            @Nullable LocalDate to) {
        return jdbc.sql(GRANT)
                .param("ref", ref)
                .param("account", account.value())
                .param("role", role.name())
                .param("organisation", at == null ? null : at.value(), Types.BIGINT)
                .param("from", from, Types.DATE)
                .param("to", to, Types.DATE)
                .param("by", by == null ? null : by.value(), Types.BIGINT)
                .param("at", now())
                .update();
    }

    private static final String CONFIRM = """
            UPDATE account_grant
               SET confirmed_by = :by, confirmed_at = :at
             WHERE ref = :ref
               AND confirmed_by IS NULL
               AND granted_by <> :by
               AND account_id <> :by
            """;

    /** The second person says yes. Refused for the one who gave it and the one who gets it. */
    public Outcome<UUID> confirm(Viewer by, UUID grantRef) {
        var changed = jdbc.sql(CONFIRM)
                .param("by", by.id().value())
                .param("at", now())
                .param("ref", grantRef)
                .update();
        if (changed == 0)
            return Outcome.refused(
                    "can-nguoi-thu-hai",
                    "Vai trò này cần người thứ hai xác nhận: không phải người cấp, cũng không phải người được cấp");
        audit.record(
                by,
                "CONFIRM_GRANT",
                "account",
                accountOfGrant(grantRef),
                "Xác nhận vai trò",
                Map.of("grant", grantRef.toString()));
        return Outcome.done(grantRef);
    }

    private static final String END = """
            UPDATE account_grant
               SET valid = daterange(lower(valid), :last, '[]')
             WHERE ref = :ref
               AND valid @> CAST(:last AS date)
            """;

    /** The grant's last day; one that began today ends with today. A grant that has ended gives nothing, also not for the past. */
    public Outcome<UUID> endGrant(Viewer by, UUID grantRef, LocalDate lastDay) {
        var account = accountOfGrant(grantRef);
        var left = jdbc.sql(
                        "SELECT count(*) FROM account_grant WHERE role = 'ADMINISTRATOR' AND ref <> :ref AND valid @> CAST(:next AS date)")
                .param("ref", grantRef)
                .param("next", lastDay.plusDays(1))
                .query(Long.class)
                .single();
        var role = jdbc.sql("SELECT role FROM account_grant WHERE ref = :ref")
                .param("ref", grantRef)
                .query(String.class)
                .single();
        if (role.equals("ADMINISTRATOR") && left == 0)
            return Outcome.refused(
                    "quan-tri-cuoi-cung",
                    "Đây là quản trị cuối cùng. Cấp vai trò quản trị cho người khác trước khi thôi vai trò này");
        if (jdbc.sql(END).param("last", lastDay).param("ref", grantRef).update() == 0)
            return Outcome.refused("ngay-ngoai-vai-tro", "Ngày thôi phải nằm trong thời gian của vai trò");
        audit.record(by, "END_GRANT", "account", account, "Thôi vai trò", Map.of("grant", grantRef.toString()));
        return Outcome.done(grantRef);
    }

    private long accountOfGrant(UUID grantRef) {
        return jdbc.sql("SELECT account_id FROM account_grant WHERE ref = :ref")
                .param("ref", grantRef)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("grant " + grantRef));
    }

    private static final String CODE = """
            INSERT INTO one_time_code (account_id, code_hash, made_at, made_by, expires_at)
            VALUES (:account, :hash, :at, :by, :expires)
            """;

    /** A new code; earlier ones of this account stop working. Valid for {@code accounts.one-time-code-days}. */
    public Slip printCode(Viewer by, AccountId of) {
        var account = jdbc.sql("SELECT username, display_name FROM account WHERE id = :id AND closed_on IS NULL")
                .param("id", of.value())
                .query(Names.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + of.value()));
        var code = OneTimeCodes.make();
        var made = LocalDateTime.now(clock);
        var expires = made.plusDays(
                rules.on("accounts.one-time-code-days", made.toLocalDate()).whole());
        jdbc.sql("UPDATE one_time_code SET used_at = :at WHERE account_id = :account AND used_at IS NULL")
                .param("at", now())
                .param("account", of.value())
                .update();
        jdbc.sql(CODE)
                .param("account", of.value())
                .param("hash", OneTimeCodes.hash(account.username(), code))
                .param("at", now())
                .param("by", by.id().value())
                .param("expires", expires.atZone(clock.getZone()).toOffsetDateTime())
                .update();
        audit.record(by, "PRINT_CODE", "account", of.value(), "In phiếu mã một lần", Map.of());
        return new Slip(account.username(), account.displayName(), code, expires);
    }

    private static final String USE = """
            UPDATE one_time_code c
               SET used_at = :at
              FROM account a
             WHERE a.id = c.account_id
               AND a.username = :username
               AND a.closed_on IS NULL
               AND c.code_hash = :hash
               AND c.used_at IS NULL
               AND c.expires_at > :at
            RETURNING a.id
            """;

    /** Takes the code and sets the password. The same refusal whether the name, the code or its age is at fault. */
    public Outcome<AccountId> activate(String username, String code, String password) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        var account = jdbc.sql(USE)
                .param("at", now())
                .param("username", name)
                .param("hash", OneTimeCodes.hash(name, code))
                .query(Long.class)
                .optional();
        if (account.isEmpty())
            return Outcome.refused(
                    "ma-chua-dung",
                    "Tên đăng nhập hoặc mã một lần chưa đúng, hoặc mã đã quá hạn. Xem lại phiếu, hoặc xin cán bộ lớp in phiếu khác");
        setPassword(new AccountId(account.get()), password);
        // Whoever forgot the password, or lost it to somebody, starts anew: what was signed in before ends.
        jdbc.sql("DELETE FROM sign_in_session WHERE account_id = :id")
                .param("id", account.get())
                .update();
        return Outcome.done(new AccountId(account.get()));
    }

    /** False when the old one is wrong; then nothing changes. */
    boolean changePassword(Viewer viewer, String old, String password) {
        var hash = jdbc.sql("SELECT coalesce(password_hash, '') FROM account WHERE id = :id")
                .param("id", viewer.id().value())
                .query(String.class)
                .single();
        if (hash.isEmpty() || !passwords.matches(old, hash)) return false;
        setPassword(viewer.id(), password);
        audit.record(viewer, "CHANGE_PASSWORD", "account", viewer.id().value(), "Đổi mật khẩu", Map.of());
        return true;
    }

    void setPassword(AccountId account, String password) {
        if (password.length() < PASSWORD_LEAST) throw new IllegalArgumentException("password too short");
        jdbc.sql("UPDATE account SET password_hash = :hash WHERE id = :id")
                .param("hash", passwords.encode(password))
                .param("id", account.value())
                .update();
    }

    /** Nobody signs in with it from that day; its grants stay in the record. */
    public void close(Viewer by, AccountId account, LocalDate on) {
        jdbc.sql("UPDATE account SET closed_on = :on WHERE id = :id AND closed_on IS NULL")
                .param("on", on)
                .param("id", account.value())
                .update();
        audit.record(by, "CLOSE", "account", account.value(), "Khóa tài khoản", Map.of());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    record Names(String username, String displayName) {}
}
