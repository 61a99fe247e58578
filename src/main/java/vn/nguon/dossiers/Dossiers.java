package vn.nguon.dossiers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.audit.AuditLine;
import vn.nguon.people.People;
import vn.nguon.people.PersonFacts;
import vn.nguon.planning.Course;
import vn.nguon.planning.Planning;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.PersonId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Cadre files (hồ sơ cán bộ) as one viewer may read them. Every reading is recorded, also by the person. */
@Service
class Dossiers {
    private final People people;
    private final Planning planning;
    private final Audit audit;
    private final JdbcClient jdbc;

    Dossiers(People people, Planning planning, Audit audit, JdbcClient jdbc) {
        this.people = people;
        this.planning = planning;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** @param readers who read or changed it, latest first; empty unless the viewer is of an organisation board */
    record Dossier(
            PersonFacts person,
            boolean own,
            List<Course> planned,
            List<TrainingLine> training,
            List<DossierLine> entries,
            List<AuditLine> readers) {}

    /** About nine statements, one of them the record of this reading. @throws NotFound if the viewer has no door to the person */
    @Transactional
    Dossier read(Viewer viewer, UUID ref) {
        var person = people.page(viewer, ref);
        return read(
                viewer,
                person,
                people.ofAccount(viewer.id()).map(person.card().id()::equals).orElse(false));
    }

    private Dossier read(Viewer viewer, PersonFacts person, boolean own) {
        var id = person.card().id();
        var readers =
                viewer.is(Role.ORGANISATION_BOARD) ? audit.of(viewer, "person", id.value()) : List.<AuditLine>of();
        audit.record(
                viewer,
                "READ",
                "person",
                id.value(),
                own ? "Xem hồ sơ của mình" : "Xem hồ sơ " + person.card().code(),
                Map.of());
        return new Dossier(person, own, planning.courses(viewer, id), training(id), entries(id), readers);
    }

    /** The viewer's own file. @throws NotFound if the account is nobody's */
    @Transactional
    Dossier own(Viewer viewer) {
        var id = people.ofAccount(viewer.id()).orElseThrow(() -> new NotFound("person of account"));
        var card = people.cards(viewer, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("person of account"));
        return read(viewer, people.page(viewer, card.ref()), true);
    }

    private static final String TRAINING = """
            SELECT c.code, c.name, (SELECT coalesce(v.name, (SELECT o.name FROM organisation_card o WHERE o.id = p.organisation_id))
                                      FROM class_part p
                                      LEFT JOIN organisation_version v ON v.organisation_id = p.organisation_id AND v.valid @> c.first_day
                                     WHERE p.class_id = c.id AND p.part = 'ORGANISES') AS organiser,
                   c.first_day, c.last_day, c.state, e.state AS enrolment, f.band, f.final_mark, f.granted,
                   (SELECT CAST(t.written_at AS date) FROM dossier_entry t WHERE t.source_key = 'training:' || e.ref) AS written_on
              FROM enrolment e
              JOIN training_class c ON c.id = e.class_id
              LEFT JOIN LATERAL (
                   SELECT r.band, r.final_mark, r.granted FROM result_in_force r
                    WHERE r.class_id = e.class_id AND r.enrolment_id = e.id AND r.kind = 'CERTIFICATE'
                   OFFSET 0) f ON true
             WHERE e.person_id IN (SELECT files_of(:person))
             ORDER BY c.first_day DESC NULLS LAST, c.id DESC
            """;

    /** Classes of the person, latest first. The caller has passed the person's door. */
    private List<TrainingLine> training(PersonId person) {
        return jdbc.sql(TRAINING)
                .param("person", person.value())
                .query(TrainingLine.class)
                .list();
    }

    private static final String ENTRIES = """
            SELECT d.kind, d.dated, d.title, d.detail, d.link, k.revoked_on
              FROM dossier_entry d
              LEFT JOIN credential_entry k ON d.source_key = 'credential:' || k.ref
             WHERE d.person_id IN (SELECT files_of(:person))
               AND d.kind <> 'TRAINING'
             ORDER BY d.dated DESC, array_position(ARRAY['CERTIFICATE', 'ATTESTATION', 'COMMENDATION', 'PAPER', 'APPRAISAL', 'REMARK'], d.kind), d.id
            """;

    private List<DossierLine> entries(PersonId person) {
        return jdbc.sql(ENTRIES)
                .param("person", person.value())
                .query(DossierLine.class)
                .list();
    }
}
