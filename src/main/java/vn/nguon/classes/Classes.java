package vn.nguon.classes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Viewer;

/**
 * What other modules ask and tell about a class (lớp). Preparing a class and moving it on: {@link ClassDesk}, which only
 * this module's pages and the demo call.
 */
@Service
public class Classes {
    private final JdbcClient jdbc;
    private final ClassHeads heads;

    Classes(JdbcClient jdbc, ClassHeads heads) {
        this.jdbc = jdbc;
        this.heads = heads;
    }

    /**
     * The class and what the viewer acts as in it. One statement.
     *
     * @throws NotFound if there is no such class, or the viewer has no door to it
     */
    @Transactional(readOnly = true)
    public ClassHead head(Viewer viewer, String code) {
        return heads.find(viewer, code).orElseThrow(() -> new NotFound("class " + code));
    }

    /** The same by inner key, for jobs and links that hold one. */
    @Transactional(readOnly = true)
    public ClassHead head(Viewer viewer, ClassId id) {
        return heads.find(viewer, id).orElseThrow(() -> new NotFound("class"));
    }

    /** Does an organisation of the viewer have one of these parts in the class? Answered from the head, no statement. */
    public boolean may(Viewer viewer, ClassHead head, ClassPart... parts) {
        return head.holds(parts);
    }

    /** Ascending, without repeats; empty while none is set. */
    @Transactional(readOnly = true)
    public List<LocalDate> studyDays(ClassHead head) {
        return jdbc.sql("SELECT day FROM study_day WHERE class_id = :id ORDER BY day")
                .param("id", head.id().value())
                .query(LocalDate.class)
                .list();
    }

    /** Ascending, with the halves in which the class meets; empty while none is set. */
    @Transactional(readOnly = true)
    public List<StudyDay> studyHalves(ClassHead head) {
        return jdbc.sql("""
                SELECT day, bool_or(half = 'MORNING') AS morning, bool_or(half = 'AFTERNOON') AS afternoon
                  FROM study_half
                 WHERE class_id = :id
                 GROUP BY day
                 ORDER BY day
                """)
                .param("id", head.id().value())
                .query(StudyDay.class)
                .list();
    }

    /** Names of the sites (điểm cầu) in order; empty when the class meets at its venue only. */
    @Transactional(readOnly = true)
    public List<String> sites(ClassHead head) {
        return jdbc.sql("SELECT name FROM class_site WHERE class_id = :id ORDER BY order_no")
                .param("id", head.id().value())
                .query(String.class)
                .list();
    }

    private static final String HOLDERS = """
        SELECT p.part, p.organisation_id, coalesce(v.name, o.name) AS name, coalesce(v.short_name, o.short_name) AS short_name
          FROM class_part p
          JOIN organisation_card o ON o.id = p.organisation_id
          LEFT JOIN organisation_version v ON v.organisation_id = p.organisation_id AND v.valid @> CAST(:day AS date)
         WHERE p.class_id = :id
         ORDER BY array_position(ARRAY['PLANS', 'DECIDES', 'ORGANISES', 'CO_ORGANISES', 'HOSTS', 'FUNDS', 'ISSUES_CERTIFICATE', 'ISSUES_ATTESTATION'], p.part),
                  name, p.organisation_id
        """;

    /** Who has which part, named as on the class's first day (today while no day is set). In the order of {@link ClassPart}. */
    @Transactional(readOnly = true)
    public List<PartHolder> holders(Viewer viewer, ClassHead head) {
        var day = head.firstDay();
        return jdbc.sql(HOLDERS)
                .param("id", head.id().value())
                .param("day", day == null ? viewer.today() : day)
                .query((row, _) -> PartHolder.of(row))
                .list();
    }

    /**
     * Opens the second door: from now on the person sees the class as its trainee, lecturer and so on. Rosters call it for
     * trainees and class committee, timetable for lecturers, papers for markers. In the caller's transaction; twice is once.
     */
    @Transactional
    public void letIn(ClassId id, PersonId person, Capacity capacity) {
        letIn(id, List.of(person), capacity);
    }

    /** The same for many people in one statement. */
    @Transactional
    public void letIn(ClassId id, Collection<PersonId> people, Capacity capacity) {
        if (people.isEmpty()) return;
        jdbc.sql("""
                INSERT INTO class_person (class_id, person_id, capacity)
                SELECT :id, person, :capacity
                  FROM unnest(CAST(:people AS bigint[])) AS person
                    ON CONFLICT DO NOTHING
                """)
                .param("id", id.value())
                .param("people", people.stream().map(PersonId::value).toArray(Long[]::new))
                .param("capacity", capacity.name())
                .update();
    }

    /** Shuts the second door again. Nothing happens when it was not open. */
    @Transactional
    public void letOut(ClassId id, PersonId person, Capacity capacity) {
        jdbc.sql("DELETE FROM class_person WHERE class_id = :id AND person_id = :person AND capacity = :capacity")
                .param("id", id.value())
                .param("person", person.value())
                .param("capacity", capacity.name())
                .update();
    }
}
