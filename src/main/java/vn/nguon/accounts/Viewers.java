package vn.nguon.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Makes the viewer of a request: one statement, with the roles in force today and the count for the top bar. */
@Component
public class Viewers {
    private final JdbcClient jdbc;
    private final Clock clock;

    Viewers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static final String BY_ACCOUNT =
            "WITH who AS (SELECT CAST(:id AS bigint) AS account_id, CAST(NULL AS timestamptz) AS seen_at)";

    private static final String BY_SESSION =
            "WITH who AS (SELECT account_id, seen_at FROM sign_in_session WHERE token_hash = :hash AND seen_at > :since)";

    private static final String VIEWER = """

            SELECT a.id, a.display_name AS name, coalesce(g.roles, '') AS roles, coalesce(v.name, '') AS body, coalesce(v.short_name, '') AS body_short,
                   (SELECT count(*) FROM open_task_of(a.id, :day)) AS open_tasks, w.seen_at
              FROM who w
              JOIN account a ON a.id = w.account_id
              LEFT JOIN LATERAL (
                   SELECT string_agg(DISTINCT role, ',') AS roles, min(organisation_id) FILTER (WHERE organisation_id IS NOT NULL) AS organisation_id
                     FROM grant_in_force WHERE account_id = a.id AND valid @> CAST(:day AS date)) g ON true
              LEFT JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:day AS date)
             WHERE a.closed_on IS NULL
                OR a.closed_on > :day
            """;

    /** Empty when the account is closed or gone. */
    public Optional<Viewer> of(AccountId account) {
        var today = LocalDate.now(clock);
        return jdbc.sql(BY_ACCOUNT + VIEWER)
                .param("id", account.value())
                .param("day", today)
                .query((row, _) -> viewer(row, today))
                .optional();
    }

    /** A viewer by a sign-in session, and when the session was last seen. */
    record Seen(Viewer viewer, OffsetDateTime at) {}

    /** The same by the hash of a session's token, in one statement. Empty too when the session was not seen since then. */
    Optional<Seen> seen(byte[] tokenHash, OffsetDateTime since) {
        var today = LocalDate.now(clock);
        return jdbc.sql(BY_SESSION + VIEWER)
                .param("hash", tokenHash)
                .param("since", since)
                .param("day", today)
                .query((row, _) -> new Seen(viewer(row, today), row.getObject("seen_at", OffsetDateTime.class)))
                .optional();
    }

    private static Viewer viewer(ResultSet row, LocalDate today) throws SQLException {
        var roles = row.getString("roles");
        return new Viewer(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                roles.isEmpty()
                        ? Set.of()
                        : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getString("body"),
                row.getString("body_short"),
                row.getInt("open_tasks"),
                today);
    }
}
