package vn.nguon.classes;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nguon.documents.DocumentId;
import vn.nguon.programmes.ProgrammeId;
import vn.nguon.shared.AccountId;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.Ids;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;

/** Writes the rows of a class. Rights and conditions are {@link ClassDesk}'s. */
@Component
class ClassRows {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    ClassRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty when the code is taken. */
    Optional<ClassId> insert(String code, ClassText text) {
        return jdbc.sql("""
                INSERT INTO training_class (ref, code, name, public_name, venue, capacity, made_at)
                VALUES (:ref, :code, :name, :publicName, :venue, :capacity, :at)
                    ON CONFLICT ON CONSTRAINT class_code_once DO NOTHING
                RETURNING id
                """)
                .param("ref", ids.next())
                .param("code", code)
                .param("name", text.name())
                .param("publicName", text.publicName())
                .param("venue", text.venue())
                .param("capacity", text.capacity())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(ClassId::new);
    }

    /** Holds the class until the transaction ends; empty when there is no such code. */
    Optional<ClassId> lock(String code) {
        return jdbc.sql("SELECT id FROM training_class WHERE code = :code FOR UPDATE")
                .param("code", code)
                .query(Long.class)
                .optional()
                .map(ClassId::new);
    }

    int bump(ClassId id) {
        return jdbc.sql("UPDATE training_class SET version = version + 1 WHERE id = :id RETURNING version")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    void text(ClassId id, ClassText text) {
        jdbc.sql("""
                UPDATE training_class
                   SET name = :name, public_name = :publicName, venue = :venue, capacity = :capacity
                 WHERE id = :id
                """)
                .param("id", id.value())
                .param("name", text.name())
                .param("publicName", text.publicName())
                .param("venue", text.venue())
                .param("capacity", text.capacity())
                .update();
        sites(id, text.sites());
    }

    void sites(ClassId id, List<String> sites) {
        clear("class_site", id);
        jdbc.sql("""
                INSERT INTO class_site (class_id, order_no, name)
                SELECT :id, x.place, x.name
                  FROM unnest(CAST(:names AS text[])) WITH ORDINALITY AS x (name, place)
                """)
                .param("id", id.value())
                .param("names", sites.toArray(String[]::new))
                .update();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException if a day or half that goes has sessions */
    void days(ClassId id, List<StudyDay> days) {
        var wanted = days.stream().map(day -> day.day().toString()).toArray(String[]::new);
        var halves = days.stream()
                .flatMap(day -> Stream.of(
                                day.morning() ? day.day() + " MORNING" : "",
                                day.afternoon() ? day.day() + " AFTERNOON" : "")
                        .filter(half -> !half.isEmpty()))
                .toArray(String[]::new);
        jdbc.sql("DELETE FROM study_day WHERE class_id = :id AND NOT day = ANY (CAST(CAST(:days AS text[]) AS date[]))")
                .param("id", id.value())
                .param("days", wanted)
                .update();
        jdbc.sql("""
                INSERT INTO study_day (class_id, day)
                SELECT :id, day FROM unnest(CAST(CAST(:days AS text[]) AS date[])) AS day
                    ON CONFLICT DO NOTHING
                """).param("id", id.value()).param("days", wanted).update();
        jdbc.sql(
                        "DELETE FROM study_half WHERE class_id = :id AND NOT day || ' ' || half = ANY (CAST(:halves AS text[]))")
                .param("id", id.value())
                .param("halves", halves)
                .update();
        jdbc.sql("""
                INSERT INTO study_half (class_id, day, half)
                SELECT :id, CAST(split_part(h, ' ', 1) AS date), split_part(h, ' ', 2) FROM unnest(CAST(:halves AS text[])) AS h
                    ON CONFLICT DO NOTHING
                """).param("id", id.value()).param("halves", halves).update();
        jdbc.sql("""
                UPDATE training_class
                   SET first_day = (SELECT min(day) FROM study_day WHERE class_id = :id),
                       last_day = (SELECT max(day) FROM study_day WHERE class_id = :id)
                 WHERE id = :id
                """).param("id", id.value()).update();
    }

    void part(ClassId id, OrganisationId organisation, ClassPart part) {
        jdbc.sql(
                        "INSERT INTO class_part (class_id, organisation_id, part) VALUES (:id, :organisation, :part) ON CONFLICT (class_id, organisation_id, part) DO NOTHING")
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("part", part.name())
                .update();
    }

    /** False when that organisation had no such part. */
    boolean removePart(ClassId id, OrganisationId organisation, ClassPart part) {
        return jdbc.sql(
                                "DELETE FROM class_part WHERE class_id = :id AND organisation_id = :organisation AND part = :part")
                        .param("id", id.value())
                        .param("organisation", organisation.value())
                        .param("part", part.name())
                        .update()
                == 1;
    }

    Set<ClassPart> held(ClassId id) {
        return jdbc
                .sql("SELECT DISTINCT part FROM class_part WHERE class_id = :id")
                .param("id", id.value())
                .query(ClassPart.class)
                .stream()
                .collect(Collectors.toSet());
    }

    List<OrganisationId> organisations(ClassId id) {
        return jdbc
                .sql("SELECT DISTINCT organisation_id FROM class_part WHERE class_id = :id ORDER BY 1")
                .param("id", id.value())
                .query(Long.class)
                .list()
                .stream()
                .map(OrganisationId::new)
                .toList();
    }

    Optional<OrganisationId> holder(ClassId id, ClassPart part) {
        return jdbc.sql(
                        "SELECT organisation_id FROM class_part WHERE class_id = :id AND part = :part ORDER BY 1 LIMIT 1")
                .param("id", id.value())
                .param("part", part.name())
                .query(Long.class)
                .optional()
                .map(OrganisationId::new);
    }

    /** Short name of who organises the class; empty while nobody does. */
    String organiser(ClassId id) {
        return jdbc.sql("""
                        SELECT o.short_name
                          FROM class_part p
                          JOIN organisation_card o ON o.id = p.organisation_id
                         WHERE p.class_id = :id AND p.part = 'ORGANISES'
                         LIMIT 1
                        """)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Another programme needs the school's approval anew. */
    void programme(ClassId id, ProgrammeId programme) {
        jdbc.sql("""
                UPDATE training_class
                   SET programme_id = :programme, programme_approved_at = NULL, programme_approved_by = NULL
                 WHERE id = :id
                """)
                .param("id", id.value())
                .param("programme", programme.value())
                .update();
    }

    void programmeApproved(ClassId id, Viewer by) {
        jdbc.sql("UPDATE training_class SET programme_approved_at = :at, programme_approved_by = :by WHERE id = :id")
                .param("id", id.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.id().value())
                .update();
    }

    void programmeUnapproved(ClassId id) {
        jdbc.sql("UPDATE training_class SET programme_approved_at = NULL, programme_approved_by = NULL WHERE id = :id")
                .param("id", id.value())
                .update();
    }

    @Nullable
    AccountId proposer(ClassId id) {
        return jdbc.sql("SELECT proposed_by FROM training_class WHERE id = :id AND proposed_by IS NOT NULL")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(AccountId::new)
                .orElse(null);
    }

    void state(ClassId id, ClassState to, Viewer by) {
        jdbc.sql("""
                UPDATE training_class
                   SET state = :to, proposed_by = CASE WHEN :to = 'SUBMITTED' THEN :by ELSE proposed_by END
                 WHERE id = :id
                """)
                .param("id", id.value())
                .param("to", to.name())
                .param("by", by.id().value())
                .update();
    }

    void passage(ClassHead head, ClassState to, Viewer by, String reason, @Nullable DocumentId decision) {
        jdbc.sql("""
                INSERT INTO class_transition (class_id, from_state, to_state, at, account_id, actor, reason, document_id)
                VALUES (:id, :from, :to, :at, :by, :actor, :reason, :decision)
                """)
                .param("id", head.id().value())
                .param("from", head.state().name())
                .param("to", to.name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.id().value())
                .param("actor", by.name())
                .param("reason", ClassText.tidy(reason))
                .param("decision", decision == null ? null : decision.value(), Types.BIGINT)
                .update();
    }

    void scheme(ClassId id, DocumentId document) {
        jdbc.sql("INSERT INTO class_scheme (class_id, document_id) VALUES (:id, :document) ON CONFLICT DO NOTHING")
                .param("id", id.value())
                .param("document", document.value())
                .update();
    }

    void removeScheme(ClassId id, DocumentId document) {
        jdbc.sql("DELETE FROM class_scheme WHERE class_id = :id AND document_id = :document")
                .param("id", id.value())
                .param("document", document.value())
                .update();
    }

    void steering(ClassId id, Collection<SteeringMember> members) {
        clear("class_steering", id);
        jdbc.sql("""
                INSERT INTO class_steering (class_id, order_no, person_name, post, capacity)
                SELECT :id, x.place, x.name, x.post, x.capacity
                  FROM unnest(CAST(:names AS text[]), CAST(:posts AS text[]), CAST(:capacities AS text[]))
                       WITH ORDINALITY AS x (name, post, capacity, place)
                """)
                .param("id", id.value())
                .param("names", members.stream().map(SteeringMember::name).toArray(String[]::new))
                .param("posts", members.stream().map(SteeringMember::post).toArray(String[]::new))
                .param(
                        "capacities",
                        members.stream().map(SteeringMember::capacity).toArray(String[]::new))
                .update();
    }

    private void clear(String table, ClassId id) {
        jdbc.sql("DELETE FROM " + table + " WHERE class_id = :id")
                .param("id", id.value())
                .update();
    }
}
