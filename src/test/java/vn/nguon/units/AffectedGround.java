package vn.nguon.units;

import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.code;
import static vn.nguon.units.Redrawn.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.People;
import vn.nguon.planning.PlanningGauges;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.Tasks;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;

/** Fixture: Tương Dương on the first day of the new map; acts that merge Tam Thái and Tam Hợp or split Tam Hợp, and what is open there. */
@SpringBootTest
@Transactional
abstract class AffectedGround {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    Organisations organisations;

    @Autowired
    Reorganisations reorganisations;

    @Autowired
    Effects effects;

    @Autowired
    CarryingOut carryingOut;

    @Autowired
    PlaceLoader loader;

    @Autowired
    Tasks tasks;

    @Autowired
    People people;

    @Autowired
    vn.nguon.planning.Planning planning;

    @Autowired
    Units units;

    @Autowired
    PlanningGauges gauges;

    Redrawn given;
    Viewer board;
    OrganisationId hop;
    OrganisationId thai;

    @BeforeEach
    void firstDay() {
        clock.travelTo(FIRST.atTime(8, 0));
        given = new Redrawn(jdbc, organisations, loader);
        board = given.board;
        hop = given.body("Đảng ủy xã Tam Hợp");
        thai = given.body("Đảng ủy xã Tam Thái");
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    /** Tam Thái and Tam Hợp become the new Tam Thái. */
    UUID merger() {
        return act(new Change(
                Kind.MERGE,
                Subject.PLACE,
                List.of(given.place("Xã Tam Thái", "16924"), given.place("Xã Tam Hợp", "16936")),
                List.of(Target.place(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Xã Tam Thái",
                        PlaceCard.Kind.COMMUNE,
                        "16936",
                        given.place("Huyện Tương Dương", "418"))),
                null));
    }

    UUID act(Change change) {
        var ref = done(reorganisations.draft(board, Redrawn.RESOLUTION));
        done(reorganisations.add(board, ref, 0, change));
        return ref;
    }

    UUID split() {
        var upper = piece("Xã Tam Hợp Thượng");
        return act(new Change(
                Kind.SPLIT,
                Subject.PLACE,
                List.of(given.place("Xã Tam Hợp", "16936")),
                List.of(upper, piece("Xã Tam Hợp Hạ")),
                Change.Keepers.all(upper.ref())));
    }

    Target piece(String name) {
        return Target.place(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                name,
                PlaceCard.Kind.COMMUNE,
                "",
                given.place("Huyện Tương Dương", "418"));
    }

    void decide(UUID act, String kind, OrganisationId at, String thing, Decision decision) {
        done(effects.decide(board, act, kind, given.ref(at), thing, new Effects.Say(decision, null)));
    }

    UUID carriedOut(UUID act) {
        done(carryingOut.carryOut(board, act, reorganisations.get(board, act).version()));
        return act;
    }

    OrganisationId newThai() {
        return units.onMap(hop, FIRST);
    }

    Map<String, Integer> open(UUID act) {
        var open = new HashMap<String, Integer>();
        for (var kind : effects.preview(board, act).kinds())
            if (!kind.fates().isEmpty())
                open.put(kind.kind().key(), kind.fates().size());
        return open;
    }

    List<String> entries(long person) {
        return jdbc.sql("""
                        SELECT e.title || ' ' || c.name || ' ' || e.decision_number || ' ' || e.decided_on::text
                               || coalesce(' đến ' || e.removed_on::text || ' ' || e.removed_number, '')
                          FROM planning_line e
                          JOIN organisation_card c ON c.id = e.organisation_id
                         WHERE e.person_id = :person
                         ORDER BY e.decided_on, e.id
                        """).param("person", person).query(String.class).list();
    }

    long trainingClass(String code, String state, OrganisationId at, String part) {
        var id = jdbc.sql("""
                        INSERT INTO training_class (ref, code, name, public_name, capacity, state, made_at)
                        VALUES (gen_random_uuid(), :code, 'Lớp', 'Lớp', 50, :state, '2025-01-01') RETURNING id
                        """)
                .param("code", code)
                .param("state", state)
                .query(Long.class)
                .single();
        part(id, at, part);
        return id;
    }

    void part(long id, OrganisationId at, String part) {
        jdbc.sql("INSERT INTO class_part (class_id, organisation_id, part) VALUES (:id, :at, :part)")
                .param("id", id)
                .param("at", at.value())
                .param("part", part)
                .update();
    }

    List<String> parts(long id) {
        return jdbc.sql("""
                        SELECT p.part || ' ' || c.name FROM class_part p JOIN organisation_card c ON c.id = p.organisation_id
                         WHERE p.class_id = :id ORDER BY p.part
                        """).param("id", id).query(String.class).list();
    }

    void enrolled(long classId, long person) {
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, joined_on)
                        VALUES (gen_random_uuid(), :class, :person, :at, 'Xã Tam Hợp', '2025-01-01')
                        """)
                .param("class", classId)
                .param("person", person)
                .param("at", hop.value())
                .update();
    }

    /** Steps of the entries of a person, in words. */
    List<String> courses(long person) {
        return jdbc.sql("""
                        SELECT c.name || ' ' || e.state || ' ' || e.first_on::text || coalesce(' ' || e.ended_on::text, '')
                          FROM planning_course e
                          JOIN organisation_card c ON c.id = e.organisation_id
                         WHERE e.person_id = :person
                         ORDER BY e.id
                        """).param("person", person).query(String.class).list();
    }
}
