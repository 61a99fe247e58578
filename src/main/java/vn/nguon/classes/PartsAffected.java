package vn.nguon.classes;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;

/**
 * Parts of organisations that end in classes that are not over. What was done stays theirs: who proposed a class that is approved, and who
 * decided to open it. A finished or cancelled class keeps every name.
 */
@Component
class PartsAffected implements Affected {
    private final JdbcClient jdbc;

    PartsAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "lop";
    }

    @Override
    public String title() {
        return "Phần việc trong lớp chưa xong";
    }

    @Override
    public String unit() {
        return "phần việc";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE);
    }

    @Override
    public boolean mustDecide() {
        return false;
    }

    @Override
    public String rule() {
        return "Chuyển cho nơi kế tiếp, hoặc nơi giữ hồ sơ. Lớp đã kết thúc giữ nguyên tên cơ quan cũ.";
    }

    @Override
    public String open() {
        return """
                SELECT c.ref || ':' || p.part AS thing, p.organisation_id,
                       row_number() OVER (ORDER BY p.organisation_id, c.id, p.part) AS n
                  FROM class_part p
                  JOIN training_class c ON c.id = p.class_id
                 WHERE p.organisation_id = ANY (:at::bigint[])
                   AND c.state NOT IN ('FINISHED', 'CANCELLED')
                   AND (p.part NOT IN ('PLANS', 'DECIDES') OR c.state IN ('DRAFT', 'SUBMITTED', 'RETURNED'))
                """;
    }

    @Override
    public String named() {
        return """
                SELECT DISTINCT c.ref || ':' || p.part AS thing, c.code || ': ' || p.part AS name, c.name AS note, '/lop/' || c.code AS link
                  FROM class_part p
                  JOIN training_class c ON c.id = p.class_id
                 WHERE c.ref || ':' || p.part = ANY (:things::text[])
                   AND c.id IN (SELECT visible_class(:viewer, :day))
                """;
    }

    /** Parts by their Vietnamese names. */
    @Override
    public Map<String, Name> names(JdbcClient connection, Viewer viewer, Collection<String> things) {
        var names = Affected.super.names(connection, viewer, things);
        names.replaceAll((thing, name) -> {
            var part = thing.substring(thing.indexOf(':') + 1);
            return new Name(name.text().replace(part, ClassPart.valueOf(part).vietnamese()), name.note(), name.link());
        });
        return names;
    }

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        for (var passing : passings) {
            var to = passing.to();
            if (to == null) continue;
            var at = passing.thing().indexOf(':');
            jdbc.sql("""
                    WITH gone AS (
                        DELETE FROM class_part
                         WHERE class_id = (SELECT id FROM training_class WHERE ref = :class) AND part = :part AND organisation_id = :from
                        RETURNING class_id, part
                    )
                    INSERT INTO class_part (class_id, organisation_id, part)
                    SELECT class_id, :to, part FROM gone
                    ON CONFLICT DO NOTHING
                    """)
                    .param("class", UUID.fromString(passing.thing().substring(0, at)))
                    .param("part", passing.thing().substring(at + 1))
                    .param("from", passing.from().value())
                    .param("to", to.value())
                    .update();
        }
    }
}
