package vn.nguon.accounts;

import java.sql.Types;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Forbidden;
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
    private final PasswordEncoder passwords;
    private final OneTimeCodes codes;
    private final SecondPerson second;

    Accounts(
            JdbcClient jdbc,
            Clock clock,
            Ids ids,
            Audit audit,
            PasswordEncoder passwords,
            OneTimeCodes codes,
            SecondPerson second) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.audit = audit;
        this.passwords = passwords;
        this.codes = codes;
        this.second = second;
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
     * Gives a role. Those of {@link Role#needsSecondPerson()} act only after {@link #confirm} by a second person.
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
        if (role.needsSecondPerson()) throw new IllegalArgumentException(role + " is given by people");
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

    /**
     * The second person says yes: an administrator, neither the one who gave it nor the one who gets it. An account that had no such
     * role before gets a new slip, which the second person hands over; its password and codes of before stop working.
     */
    public Outcome<Optional<Slip>> confirm(Viewer by, UUID grantRef) {
        return switch (second.confirm(by, grantRef, null)) {
            case Outcome.Done<SecondPerson.Confirmed>(var confirmed) ->
                Outcome.done(Optional.ofNullable(confirmed.slip()));
            case Outcome.Refused<SecondPerson.Confirmed>(var refusal) -> new Outcome.Refused<>(refusal);
        };
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
                        "SELECT count(*) FROM account_grant g JOIN grant_in_force f USING (id) WHERE g.role = 'ADMINISTRATOR' AND g.ref <> :ref AND g.valid @> CAST(:next AS date)")
                .param("ref", grantRef)
                .param("next", lastDay.plusDays(1))
                .query(Long.class)
                .single();
        var role = jdbc.sql("SELECT role FROM account_grant WHERE ref = :ref")
                .param("ref", grantRef)
                .query(String.class)
                .single();
        if (role.equals("ADMINISTRATOR") && left == 0 && acts(grantRef))
            return Outcome.refused(
                    "quan-tri-cuoi-cung",
                    "Đây là quản trị cuối cùng. Cấp vai trò quản trị cho người khác trước khi thôi vai trò này");
        if (jdbc.sql(END).param("last", lastDay).param("ref", grantRef).update() == 0)
            return Outcome.refused("ngay-ngoai-vai-tro", "Ngày thôi phải nằm trong thời gian của vai trò");
        audit.record(by, "END_GRANT", "account", account, "Thôi vai trò", Map.of("grant", grantRef.toString()));
        return Outcome.done(grantRef);
    }

    /** False for a grant that waits for its second person: taking it back takes nothing away. */
    private boolean acts(UUID grantRef) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM account_grant g JOIN grant_in_force f USING (id) WHERE g.ref = :ref)")
                .param("ref", grantRef)
                .query(Boolean.class)
                .single();
    }

    private long accountOfGrant(UUID grantRef) {
        return jdbc.sql("SELECT account_id FROM account_grant WHERE ref = :ref")
                .param("ref", grantRef)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFound("grant " + grantRef));
    }

    /**
     * A new code; earlier ones of this account stop working. Valid for {@code accounts.one-time-code-days}. For those who keep a
     * class: they leave out accounts with other roles beforehand.
     *
     * @throws Forbidden if the account holds or awaits a role that needs a second person; its code is the administrators' work
     */
    public Slip printCode(Viewer by, AccountId of) {
        if (second.guards(of))
            throw new Forbidden(
                    "Tài khoản này có vai trò cần người thứ hai xác nhận. Phiếu mã một lần do hai quản trị kỹ thuật in: một người đề nghị, một người in.");
        return codes.print(by, of);
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
        codes.signOut(new AccountId(account.get()));
        return Outcome.done(new AccountId(account.get()));
    }

    /**
     * False when the old one is wrong; then nothing changes. Signs the account out wherever else it is.
     *
     * @param kept hash of the token of the session that goes on
     */
    boolean changePassword(Viewer viewer, String old, String password, byte @Nullable [] kept) {
        var hash = jdbc.sql("SELECT coalesce(password_hash, '') FROM account WHERE id = :id")
                .param("id", viewer.id().value())
                .query(String.class)
                .single();
        if (hash.isEmpty() || !passwords.matches(old, hash)) return false;
        setPassword(viewer.id(), password);
        codes.signOutExcept(viewer.id(), kept);
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
}
