package vn.nguon.tasks;

import org.springframework.stereotype.Component;
import vn.nguon.units.Affected;

/** Open tasks of roles at organisations that end: on the day they show to the same role at the keeper (open_task_of), so nothing is written. */
@Component
class TasksAffected implements Affected {
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
    public String named() {
        return """
                SELECT t.id::text AS thing, t.subject AS name, t.note, NULL AS link
                  FROM task t
                 WHERE t.id::text = ANY (:things::text[])
                   AND t.organisation_id IN (SELECT visible_organisation(:viewer, :day))
                """;
    }
}
