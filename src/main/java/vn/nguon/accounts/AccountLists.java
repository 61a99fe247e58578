package vn.nguon.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.web.ListQuery;
import vn.nguon.web.Option;

/** Reads accounts for screens: accounts and their roles only, never the person's data. */
@Component
public class AccountLists {
    /** Roles that act for an organisation ({@link Role#opensOrganisation()}), as SQL. */
    static final String OFFICES = "'ORGANISATION_BOARD', 'PROPAGANDA_BOARD', 'CENTRE', 'SCHOOL', 'APPROVER', 'COMMUNE'";

    /** A role that ends within so many days ends soon. */
    static final int SOON_DAYS = 30;

    /** Wrong passwords in a day from which on an administrator is told. */
    static final int GUESSED_TIMES = 10;

    /** Which accounts a list is narrowed to. */
    enum State {
        LAPSED("qua-han", "Mã một lần quá hạn"),
        UNUSED("chua-dung", "Chưa dùng mã một lần"),
        ENDING("sap-het", "Vai trò hết trong %d ngày".formatted(SOON_DAYS)),
        CLOSED("khoa", "Đã khóa");

        private final String word;
        private final String label;

        State(String word, String label) {
            this.word = word;
            this.label = label;
        }

        String word() {
            return word;
        }

        static List<Option> options() {
            return Arrays.stream(values())
                    .map(state -> new Option(state.word, state.label))
                    .toList();
        }

        /** Empty for what is no such word: then every account. */
        static String name(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .map(State::name)
                    .findFirst()
                    .orElse("");
        }
    }

    private final JdbcClient jdbc;

    AccountLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String LIST = """
            SELECT a.ref, a.username, a.display_name, a.closed_on, a.password_hash IS NOT NULL AS active,
                   (SELECT string_agg(DISTINCT g.role, ',') FROM account_grant g WHERE g.account_id = a.id AND g.valid @> CAST(:day AS date)) AS roles,
                   count(*) OVER () AS total
              FROM account a
             WHERE (:text = '' OR vn_fold(a.display_name) LIKE (SELECT '%%' || vn_fold(:text) || '%%') OR a.username LIKE '%%' || lower(:text) || '%%')
               AND (:role = '' OR EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = a.id AND g.role = :role AND g.valid @> CAST(:day AS date)))
               AND CASE :state
                   WHEN '' THEN true
                   WHEN 'CLOSED' THEN a.closed_on IS NOT NULL
                   WHEN 'UNUSED' THEN a.closed_on IS NULL AND a.password_hash IS NULL
                   WHEN 'LAPSED' THEN EXISTS (SELECT FROM account_code_unused l WHERE l.account_id = a.id AND l.expires_at <= :now)
                   ELSE a.closed_on IS NULL AND EXISTS (
                        SELECT FROM account_grant g
                         WHERE g.account_id = a.id AND g.role IN (%s) AND upper(g.valid) > :day AND upper(g.valid) <= :soon)
                   END
             ORDER BY a.username, a.id
             LIMIT :size OFFSET :offset
            """.formatted(OFFICES);

    List<Line> list(ListQuery query, LocalDate day, OffsetDateTime now) {
        return jdbc.sql(LIST)
                .param("text", query.filter("tim"))
                .param("role", query.filter("vai"))
                .param("state", State.name(query.filter("tinh-trang")))
                .param("now", now)
                .param("soon", day.plusDays(SOON_DAYS))
                .param("day", day)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(Line.class)
                .list();
    }

    /** One account in a list. @param roles names of {@link Role}, joined by commas; null when none is in force */
    public record Line(
            UUID ref,
            String username,
            String displayName,
            @Nullable LocalDate closedOn,
            boolean active,
            @Nullable String roles,
            int total) {
        public String rolesText() {
            return roles == null ? "" : Roles.text(roles);
        }
    }

    /** @throws NotFound if there is no such account */
    Line one(UUID ref, LocalDate day) {
        return jdbc.sql(ONE)
                .param("ref", ref)
                .param("day", day)
                .query(Line.class)
                .optional()
                .orElseThrow(() -> new NotFound("account " + ref));
    }

    private static final String ONE = """
            SELECT a.ref, a.username, a.display_name, a.closed_on, a.password_hash IS NOT NULL AS active,
                   (SELECT string_agg(DISTINCT g.role, ',') FROM account_grant g WHERE g.account_id = a.id AND g.valid @> CAST(:day AS date)) AS roles, 1 AS total
              FROM account a
             WHERE a.ref = :ref
            """;

    /** @throws NotFound if there is no such account */
    AccountId id(UUID ref) {
        return jdbc.sql("SELECT id FROM account WHERE ref = :ref")
                .param("ref", ref)
                .query(Long.class)
                .optional()
                .map(AccountId::new)
                .orElseThrow(() -> new NotFound("account " + ref));
    }

    UUID ref(AccountId account) {
        return jdbc.sql("SELECT ref FROM account WHERE id = :id")
                .param("id", account.value())
                .query(UUID.class)
                .single();
    }

    private static final String GRANTS = """
            SELECT g.ref, g.role, coalesce(o.name, '') AS organisation, lower(g.valid) AS first_day, upper(g.valid) - 1 AS last_day,
                   EXISTS (SELECT FROM grant_in_force f WHERE f.id = g.id) AS confirmed, coalesce(b.display_name, 'Hệ thống') AS granted_by, g.granted_by = :viewer AS by_viewer,
                   g.account_id = :viewer AS own
              FROM account_grant g
              JOIN account a ON a.id = g.account_id
              LEFT JOIN organisation_card o ON o.id = g.organisation_id
              LEFT JOIN account b ON b.id = g.granted_by
             WHERE a.ref = :ref
             ORDER BY g.id DESC
             LIMIT 200
            """;

    List<GrantLine> grants(UUID account, Viewer viewer) {
        return jdbc.sql(GRANTS)
                .param("ref", account)
                .param("viewer", viewer.id().value())
                .query(GrantLine.class)
                .list();
    }

    /** One grant of an account. @param byViewer the viewer gave it, so somebody else must confirm; {@code own}: it is the viewer's */
    public record GrantLine(
            UUID ref,
            String role,
            String organisation,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            boolean confirmed,
            String grantedBy,
            @Nullable Boolean byViewer,
            boolean own) {
        public String roleText() {
            return Role.valueOf(role).vietnamese();
        }

        public boolean waits() {
            return Role.valueOf(role).needsSecondPerson() && !confirmed;
        }

        public boolean isAdministrator() {
            return Role.valueOf(role) == Role.ADMINISTRATOR;
        }

        public boolean viewerMayConfirm() {
            return waits() && !Boolean.TRUE.equals(byViewer) && !own;
        }
    }

    private static final String WAITING = """
            SELECT a.ref, a.username, a.display_name, a.closed_on, a.password_hash IS NOT NULL AS active, string_agg(DISTINCT g.role, ',') AS roles, 1 AS total
              FROM account_grant g
              JOIN account a ON a.id = g.account_id
             WHERE NOT EXISTS (SELECT FROM grant_in_force f WHERE f.id = g.id)
               AND (upper(g.valid) IS NULL OR upper(g.valid) > :day)
             GROUP BY a.id
             ORDER BY a.username
             LIMIT 100
            """;

    /** Accounts with a grant that waits for a second person. */
    List<Line> waiting(LocalDate day) {
        return jdbc.sql(WAITING).param("day", day).query(Line.class).list();
    }

    private static final String ASKED = """
            SELECT a.ref, a.username, a.display_name, a.closed_on, a.password_hash IS NOT NULL AS active, NULL AS roles, 1 AS total
              FROM code_request q
              JOIN account a ON a.id = q.account_id
             WHERE q.asked_at > :since
             ORDER BY a.username
             LIMIT 100
            """;

    /** Accounts whose new code was asked for and waits for the second person to print it. */
    List<Line> asked(OffsetDateTime since) {
        return jdbc.sql(ASKED).param("since", since).query(Line.class).list();
    }

    /**
     * Committees, schools and centres in force on :day for which nobody holds a role, neither there nor at a board that acts for them.
     * Columns: id, name, superior_id.
     */
    static final String WITHOUT = """
            SELECT v.organisation_id AS id, v.name, v.superior_id
              FROM organisation_version v
             WHERE v.valid @> CAST(:day AS date)
               AND v.kind IN ('PROVINCIAL_COMMITTEE', 'DISTRICT_COMMITTEE', 'COMMUNE_COMMITTEE', 'POLITICAL_CENTRE', 'POLITICAL_SCHOOL')
               AND v.organisation_id NOT IN (
                   SELECT CASE WHEN acts_for_superior(h.kind) AND h.superior_id IS NOT NULL THEN h.superior_id ELSE h.organisation_id END
                     FROM grant_in_force g
                     JOIN account a ON a.id = g.account_id
                     JOIN organisation_version h ON h.organisation_id = g.organisation_id AND h.valid @> CAST(:day AS date)
                    WHERE g.role IN (%s) AND g.valid @> CAST(:day AS date)
                      AND (a.closed_on IS NULL OR a.closed_on > :day))
            """.formatted(OFFICES);

    /** A body for which nobody can act. @param superior empty at the top */
    public record Bare(UUID ref, String name, String superior, int total) {}

    /** Bodies without any account, by name. */
    List<Bare> without(ListQuery query, LocalDate day) {
        return jdbc.sql("""
                SELECT o.ref, w.name, coalesce(s.name, '') AS superior, (count(*) OVER ())::int AS total
                  FROM (%s) w
                  JOIN organisation o ON o.id = w.id
                  LEFT JOIN organisation_version s ON s.organisation_id = w.superior_id AND s.valid @> CAST(:day AS date)
                 ORDER BY w.name COLLATE "vi-x-icu", w.id
                 LIMIT :size OFFSET :offset
                """.formatted(WITHOUT))
                .param("day", day)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(Bare.class)
                .list();
    }

    /** A name somebody guesses at; there may be no such account. */
    public record Guessed(String username, int failures, Instant lastAt) {}

    /** Names that were entered with a wrong password often, the latest first. */
    List<Guessed> guessed(OffsetDateTime since) {
        return jdbc.sql("""
                SELECT substr(key, 5) AS username, failures, last_at
                  FROM sign_in_failure
                 WHERE key LIKE 'ten:%' AND failures >= :times AND last_at > :since
                 ORDER BY last_at DESC, key
                 LIMIT 50
                """)
                .param("times", GUESSED_TIMES)
                .param("since", since)
                .query((row, n) -> new Guessed(
                        row.getString("username"),
                        row.getInt("failures"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Display name of an account. */
    String name(AccountId account) {
        return jdbc.sql("SELECT display_name FROM account WHERE id = :id")
                .param("id", account.value())
                .query(String.class)
                .single();
    }

    Own own(Viewer viewer) {
        var username = jdbc.sql("SELECT username FROM account WHERE id = :id")
                .param("id", viewer.id().value())
                .query(String.class)
                .single();
        return new Own(
                username,
                viewer.name(),
                viewer.roles().stream().map(Role::vietnamese).sorted().toList());
    }

    /** The viewer's own account. */
    public record Own(String username, String name, List<String> roles) {}

    private static final String DEMO = """
            SELECT a.ref, a.display_name AS name, d.role, CASE WHEN v.name <> a.display_name THEN v.name ELSE '' END AS organisation
              FROM demo_account d
              JOIN account a ON a.id = d.account_id
              LEFT JOIN LATERAL (
                   SELECT organisation_id FROM grant_in_force
                    WHERE account_id = d.account_id AND role = d.role AND valid @> CAST(:day AS date)
                    ORDER BY organisation_id LIMIT 1) g ON true
              LEFT JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:day AS date)
            """;

    /** One account a role, in the order of {@link Role}, for the sign-in page of the demo. */
    List<DemoAccount> demoAccounts(LocalDate day) {
        return jdbc.sql(DEMO).param("day", day).query(DemoRow.class).list().stream()
                .sorted(java.util.Comparator.comparing(row -> Role.valueOf(row.role())))
                .map(row -> new DemoAccount(
                        row.ref(), row.name(), Role.valueOf(row.role()).vietnamese(), row.organisation()))
                .toList();
    }

    record DemoRow(UUID ref, String name, String role, String organisation) {}

    /** A trial account on the sign-in page. */
    public record DemoAccount(UUID ref, String name, String role, String organisation) {}

    /** @throws NotFound if it is not one of the trial accounts */
    AccountId demoAccount(UUID ref) {
        return jdbc.sql(
                        "SELECT a.id FROM account a WHERE a.ref = :ref AND a.id IN (SELECT account_id FROM demo_account)")
                .param("ref", ref)
                .query(Long.class)
                .optional()
                .map(AccountId::new)
                .orElseThrow(() -> new NotFound("demo account"));
    }
}
