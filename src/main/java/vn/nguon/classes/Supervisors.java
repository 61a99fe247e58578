package vn.nguon.classes;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.accounts.Slip;
import vn.nguon.audit.Audit;
import vn.nguon.programmes.WorkAccounts;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The class supervisor (chủ nhiệm lớp) and the account they work with. */
@Component
class Supervisors {
    private final JdbcClient jdbc;
    private final WorkAccounts accounts;
    private final Audit audit;

    Supervisors(JdbcClient jdbc, WorkAccounts accounts, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Somebody who may be the supervisor. @param note post on the day, may be empty */
    record Choice(long id, UUID ref, String name, String note) {
        PersonId person() {
            return new PersonId(id);
        }
    }

    /**
     * People who work at an organisation with a part in the class and whom the viewer sees by the first door, and lecturers of
     * those organisations, who are known to whoever runs the class.
     */
    private static final String CHOICES = """
        SELECT p.id, p.ref, p.full_name AS name,
               coalesce((SELECT string_agg(x.title, ', ') FROM person_post x WHERE x.person_id = p.id AND x.valid @> CAST(:day AS date)), '') AS note
          FROM person_card p
         WHERE p.id IN (
               SELECT w.person_id
                 FROM person_at w
                 JOIN class_part c ON c.organisation_id = w.organisation_id AND c.class_id = :id
                WHERE w.reason = 'WORKS'
                  AND w.person_id IN (SELECT v FROM visible_person(:viewer, CAST(:day AS date)) AS v)
               UNION
               SELECT l.person_id
                 FROM lecturer l
                 JOIN class_part c ON c.organisation_id = l.organisation_id AND c.class_id = :id
                WHERE l.valid @> CAST(:day AS date))
         ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
         LIMIT 500
        """;

    List<Choice> choices(Viewer viewer, ClassHead head) {
        return jdbc.sql(CHOICES)
                .param("id", head.id().value())
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Choice.class)
                .list();
    }

    /** @throws NotFound if the person is not among {@link #choices} */
    void set(Viewer viewer, ClassHead head, UUID person) {
        var chosen = choices(viewer, head).stream()
                .filter(choice -> choice.ref().equals(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("supervisor " + person));
        jdbc.sql("DELETE FROM class_person WHERE class_id = :id AND capacity = 'SUPERVISOR'")
                .param("id", head.id().value())
                .update();
        jdbc.sql("INSERT INTO class_person (class_id, person_id, capacity) VALUES (:id, :person, 'SUPERVISOR')")
                .param("id", head.id().value())
                .param("person", chosen.id())
                .update();
        accounts.give(chosen.person(), chosen.name(), Role.SUPERVISOR, null, viewer.today());
        audit.record(
                viewer,
                "SUPERVISOR",
                "class",
                head.id().value(),
                "Phân công chủ nhiệm lớp " + head.code(),
                Map.of("person", chosen.name()));
    }

    /** A one-time code on paper for the supervisor. Refusals: {@code chua-co-chu-nhiem} and those of {@link WorkAccounts#slip}. */
    Outcome<Slip> slip(Viewer viewer, ClassHead head) {
        return jdbc.sql("SELECT person_id FROM class_person WHERE class_id = :id AND capacity = 'SUPERVISOR'")
                .param("id", head.id().value())
                .query(Long.class)
                .optional()
                .map(person -> accounts.slip(viewer, new PersonId(person)))
                .orElseGet(
                        () -> Outcome.refused("chua-co-chu-nhiem", "Lớp chưa có chủ nhiệm. Phân công rồi in phiếu."));
    }
}
