package vn.nguon.credentials;

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

/** Registers of organisations that end. A register is never continued by another issuer: it closes, and its keeper answers for it. */
@Component
class RegistersAffected implements Affected {
    private final JdbcClient jdbc;

    RegistersAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "so-cap";
    }

    @Override
    public String title() {
        return "Sổ cấp chứng chỉ, giấy chứng nhận";
    }

    @Override
    public String unit() {
        return "sổ";
    }

    @Override
    public int order() {
        return 60;
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
        return "Sổ đóng lại sau ngày cuối; nơi giữ sổ tra cứu, thu hồi và cấp lại.";
    }

    @Override
    public String open() {
        return """
                SELECT g.ref::text AS thing, g.organisation_id, row_number() OVER (ORDER BY g.organisation_id, g.kind) AS n
                  FROM register g
                 WHERE g.organisation_id = ANY (:at::bigint[])
                """;
    }

    @Override
    public Map<String, Name> names(Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                SELECT g.ref::text AS thing, CASE g.kind WHEN 'CERTIFICATE' THEN 'Sổ cấp chứng chỉ' ELSE 'Sổ cấp giấy chứng nhận' END AS name,
                       'số cuối ' || g.last AS note
                  FROM register g
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
        throw new IllegalStateException("nothing is decided about so-cap");
    }
}
