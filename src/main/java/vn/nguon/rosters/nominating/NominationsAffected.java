package vn.nguon.rosters.nominating;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;
import vn.nguon.units.Units;

/**
 * People whom communes that end named for a class and who have no place on its roster yet (đề nghị cử chưa vào danh sách): the successor
 * answers for them from the day on. Each gets a step that says so; who is on the roster keeps the commune that sent them.
 */
@Component
class NominationsAffected implements Affected {
    private final JdbcClient jdbc;
    private final Units units;
    private final NominationTasks tasks;
    private final Clock clock;

    NominationsAffected(JdbcClient jdbc, Units units, NominationTasks tasks, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "de-nghi-cu";
    }

    @Override
    public String title() {
        return "Đề nghị cử học viên chưa vào danh sách lớp";
    }

    @Override
    public String unit() {
        return "đề nghị cử";
    }

    @Override
    public int order() {
        return 34;
    }

    @Override
    public Set<Decision> choices() {
        return EnumSet.of(Decision.CONTINUE, Decision.MOVE);
    }

    @Override
    public String rule() {
        return "Đề nghị giữ nguyên bước đang ở, do nơi kế tiếp theo dõi. Học viên đã vào danh sách lớp giữ đơn vị cử như đã ghi.";
    }

    @Override
    public String open() {
        return """
                SELECT n.ref::text AS thing, n.organisation_id, row_number() OVER (ORDER BY n.organisation_id, n.id) AS n
                  FROM nomination n
                  JOIN training_class c ON c.id = n.class_id AND c.state NOT IN ('AWAITING_RESULTS', 'FINISHED', 'CANCELLED')
                 WHERE n.organisation_id = ANY (:at::bigint[])
                   AND n.state IN ('PROPOSED', 'RETURNED', 'APPRAISED', 'RESERVE')
                """;
    }

    @Override
    public String named() {
        return """
                SELECT n.ref::text AS thing, p.full_name AS name, c.code || ', ' || c.name AS note, '/lop/' || c.code || '/cu-hoc-vien' AS link
                  FROM nomination n
                  JOIN person_card p ON p.id = n.person_id
                  JOIN training_class c ON c.id = n.class_id
                 WHERE n.ref::text = ANY (:things::text[])
                   AND n.class_id IN (SELECT visible_class(:viewer, :day))
                """;
    }

    private static final String PASS = """
            WITH was AS (
                SELECT n.id, n.unit_name
                  FROM nomination n
                 WHERE n.ref = :ref AND n.state IN ('PROPOSED', 'RETURNED', 'APPRAISED', 'RESERVE')
                   FOR UPDATE
            ), passed AS (
                UPDATE nomination n
                   SET organisation_id = :to, unit_name = :place, version = n.version + 1
                  FROM was
                 WHERE n.id = was.id
                RETURNING n.id, n.class_id, n.state, was.unit_name AS unit_before
            ), told AS (
                INSERT INTO nomination_step (nomination_id, from_state, to_state, at, account_id, actor, reason)
                SELECT id, state, state, :at, :by, :actor, 'Chuyển từ ' || unit_before || ' sang ' || :place || ' theo ' || :act FROM passed
            )
            SELECT class_id FROM passed
            """;

    @Override
    public void pass(Viewer by, Act act, List<Passing> passings) {
        var places = QuotasAffected.places(units, act.day());
        var touched = new HashSet<Long>();
        for (var passing : passings) {
            var to = passing.to();
            if (to == null) continue;
            jdbc.sql(PASS)
                    .param("ref", UUID.fromString(passing.thing()))
                    .param("to", to.value())
                    .param("place", places.getOrDefault(to, ""))
                    .param("act", act.cited())
                    .param("at", OffsetDateTime.now(clock))
                    .param("by", by.id().value())
                    .param("actor", by.name())
                    .query(Long.class)
                    .optional()
                    .ifPresent(touched::add);
        }
        for (var id : touched) tasks.refresh(new ClassId(id));
    }
}
