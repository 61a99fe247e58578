package vn.nguon.rosters;

import org.springframework.stereotype.Component;
import vn.nguon.units.Affected;

/** Trainees sent by organisations that end to classes that are not over. The roster keeps who sent them; it can be shown on the new map. */
@Component
class TraineesAffected implements Affected {
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
    public String named() {
        return """
                SELECT e.ref::text AS thing, p.full_name AS name, c.code AS note, NULL AS link
                  FROM enrolment e
                  JOIN person_card p ON p.id = e.person_id
                  JOIN training_class c ON c.id = e.class_id
                 WHERE e.ref::text = ANY (:things::text[])
                   AND e.class_id IN (SELECT visible_class(:viewer, :day))
                """;
    }
}
