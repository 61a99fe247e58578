package vn.nguon.rosters;

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

/** Trainees sent by organisations that end to classes that are not over. The roster keeps who sent them; it can be shown on the new map. */
@Component
class TraineesAffected implements Affected {
    private final JdbcClient jdbc;

    TraineesAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "hoc-vien";
    }

    @Override
    public String title() {
        return "Học viên của lớp chưa xong";
    }

    @Override
    public String unit() {
        return "học viên";
    }

    @Override
    public int order() {
        return 40;
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
        return "Danh sách giữ đơn vị cử như đã ghi; xem và in được theo bản đồ mới.";
    }

    @Override
    public String open() {
        return """
                SELECT e.ref::text AS thing, e.organisation_id, row_number() OVER (ORDER BY e.organisation_id, e.id) AS n
                  FROM enrolment e
                  JOIN training_class c ON c.id = e.class_id
                 WHERE e.organisation_id = ANY (:at::bigint[]) AND e.state = 'ACTIVE' AND c.state NOT IN ('FINISHED', 'CANCELLED')
                """;
    }

    @Override
    public Map<String, Name> names(Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                SELECT e.ref::text AS thing, p.full_name AS name, c.code AS note
                  FROM enrolment e
                  JOIN person_card p ON p.id = e.person_id
                  JOIN training_class c ON c.id = e.class_id
                 WHERE e.ref::text = ANY (:things::text[])
                   AND e.class_id IN (SELECT visible_class(:viewer, :day))
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
        throw new IllegalStateException("nothing is decided about hoc-vien");
    }
}
