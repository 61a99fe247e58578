package vn.nguon.accounts;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;

/** Grants at organisations that end: they give nothing from the day on (visible_organisation), and nobody gets one elsewhere by an act. */
@Component
class GrantsAffected implements Affected {
    private final JdbcClient jdbc;

    GrantsAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "tai-khoan";
    }

    @Override
    public String title() {
        return "Vai trò của tài khoản";
    }

    @Override
    public String unit() {
        return "vai trò";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<Decision> choices() {
        return Set.of();
    }

    @Override
    public boolean mustDecide() {
        return false;
    }

    @Override
    public String rule() {
        return "Vai trò ở tổ chức kết thúc không còn tác dụng từ ngày đó. Cấp vai trò ở tổ chức mới tại mục Tài khoản.";
    }

    @Override
    public String open() {
        return """
                SELECT g.ref::text AS thing, g.organisation_id, row_number() OVER (ORDER BY g.organisation_id, g.id) AS n
                  FROM account_grant g
                 WHERE g.organisation_id = ANY (:at::bigint[]) AND g.valid @> :day::date
                """;
    }

    @Override
    public Map<String, Name> names(Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                SELECT g.ref::text AS thing, a.display_name AS name, a.username AS note
                  FROM account_grant g
                  JOIN account a ON a.id = g.account_id
                 WHERE g.ref::text = ANY (:things::text[])
                   AND g.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """)
                .param("things", things.toArray(String[]::new))
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query((ResultSet row) -> {
                    names.put(row.getString("thing"), new Name(row.getString("name"), row.getString("note"), null));
                });
        return names;
    }

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        throw new IllegalStateException("nothing is decided about tai-khoan");
    }
}
