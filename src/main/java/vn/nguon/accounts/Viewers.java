package vn.nguon.accounts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
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

    private static final String VIEWER = """
            SELECT a.id, a.display_name AS name, coalesce(g.roles, '') AS roles, coalesce(v.name, '') AS body, coalesce(v.short_name, '') AS body_short,
                   (SELECT count(*) FROM open_task_of(a.id, :day)) AS open_tasks
              FROM account a
              LEFT JOIN LATERAL (
                   SELECT string_agg(DISTINCT role, ',') AS roles, min(organisation_id) FILTER (WHERE organisation_id IS NOT NULL) AS organisation_id
                     FROM grant_in_force WHERE account_id = a.id AND valid @> CAST(:day AS date)) g ON true
              LEFT JOIN organisation_version v ON v.organisation_id = g.organisation_id AND v.valid @> CAST(:day AS date)
             WHERE a.id = :id
               AND (a.closed_on IS NULL OR a.closed_on > :day)
            """;

    /** Empty when the account is closed or gone. */
    public Optional<Viewer> of(AccountId account) {
        var today = LocalDate.now(clock);
        return jdbc.sql(VIEWER)
                .param("id", account.value())
                .param("day", today)
                .query(Row.class)
                .optional()
                .map(row -> row.viewer(today));
    }

    record Row(long id, String name, String roles, String body, String bodyShort, int openTasks) {
        Viewer viewer(LocalDate today) {
            var held = roles.isEmpty()
                    ? java.util.Set.<Role>of()
                    : Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet());
            return new Viewer(new AccountId(id), name, held, body, bodyShort, openTasks, today);
        }
    }
}
