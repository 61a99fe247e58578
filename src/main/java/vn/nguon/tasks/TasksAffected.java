package vn.nguon.tasks;

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

/** Open tasks of roles at organisations that end: on the day they show to the same role at the keeper (open_task_of), so nothing is written. */
@Component
class TasksAffected implements Affected {
    private final JdbcClient jdbc;

    TasksAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "viec";
    }

    @Override
    public String title() {
        return "Việc còn mở";
    }

    @Override
    public String unit() {
        return "việc";
    }

    @Override
    public int order() {
        return 50;
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
        return "Nơi nhận việc thấy các việc này từ ngày sắp xếp có hiệu lực.";
    }

    @Override
    public String open() {
        return """
                SELECT t.id::text AS thing, t.organisation_id, row_number() OVER (ORDER BY t.organisation_id, t.id) AS n
                  FROM task t
                 WHERE t.organisation_id = ANY (:at::bigint[]) AND t.closed_at IS NULL
                """;
    }

    @Override
    public Map<String, Name> names(Viewer viewer, Collection<String> things) {
        var names = new HashMap<String, Name>();
        jdbc.sql("""
                SELECT t.id::text AS thing, t.subject AS name, t.note
                  FROM task t
                 WHERE t.id::text = ANY (:things::text[])
                   AND t.organisation_id IN (SELECT visible_organisation(:viewer, :day))
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
        throw new IllegalStateException("nothing is decided about viec");
    }
}
