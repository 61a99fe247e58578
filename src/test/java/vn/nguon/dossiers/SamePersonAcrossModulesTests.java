package vn.nguon.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.Classes;
import vn.nguon.people.People;
import vn.nguon.people.SamePersons;
import vn.nguon.planning.Planning;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.rosters.KnownPerson;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.PersonId;

/** Two files said to be one person, seen from rosters, planning and the cadre file; and all of it as before once it is taken back. */
@SpringBootTest
@Transactional
class SamePersonAcrossModulesTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    SamePersons same;

    @Autowired
    People people;

    @Autowired
    Planning planning;

    @Autowired
    Rosters rosters;

    @Autowired
    Classes classes;

    @Autowired
    Dossiers dossiers;

    private FinishedClass given;
    private Made made;
    private Made later;
    /** On the roster of the finished class, planned as deputy secretary. */
    private PersonId trained;
    /** The other file of the same woman: planned as secretary, on no roster. */
    private PersonId planned;

    @BeforeEach
    void twoFilesOfOnePerson() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
        later = given.made(0);
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", made.id().value())
                .update();
        jdbc.sql("UPDATE training_class SET state = 'APPROVED' WHERE id = :id")
                .param("id", later.id().value())
                .update();
        jdbc.sql("INSERT INTO class_part (class_id, organisation_id, part) VALUES (:id, :district, 'PLANS')")
                .param("id", later.id().value())
                .param("district", given.district.value())
                .update();
        trained = new PersonId(made.people().getFirst());
        planned = new PersonId(given.person("Lữ Thị Ánh", 1976));
        for (var person : List.of(trained, planned))
            people.at(person, given.commune, People.Door.Reason.WORKS, "post:" + person.value());
        plan(trained, "Phó Bí thư Đảng ủy");
        plan(planned, "Bí thư Đảng ủy");
        jdbc.sql("""
                INSERT INTO dossier_entry (person_id, source_key, kind, dated, title, written_at)
                VALUES (:id, 'credential:x', 'CERTIFICATE', '2022-11-01', 'Chứng chỉ số 0001/2022-CC', :at)
                """)
                .param("id", trained.value())
                .param("at", OffsetDateTime.of(2022, 11, 1, 8, 0, 0, 0, ZoneOffset.UTC))
                .update();
    }

    private void plan(PersonId person, String title) {
        var document = jdbc.sql("SELECT id FROM document LIMIT 1")
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                        INSERT INTO document (ref, number, dated, issuer_name, made_at)
                        VALUES (gen_random_uuid(), '99-QĐ/HU', '2021-12-20', 'Huyện ủy', '2021-12-20')
                        RETURNING id
                        """).query(Long.class).single());
        jdbc.sql("""
                INSERT INTO planning_entry (ref, person_id, title, organisation_id, term, document_id, decided_on)
                VALUES (gen_random_uuid(), :person, :title, :at, '2020-2025', :document, '2021-12-20')
                """)
                .param("person", person.value())
                .param("title", title)
                .param("at", given.commune.value())
                .param("document", document)
                .update();
    }

    private UUID ref(PersonId person) {
        return jdbc.sql("SELECT ref FROM person WHERE id = :id")
                .param("id", person.value())
                .query(UUID.class)
                .single();
    }

    /** What the three modules say of the two files. */
    private record Seen(
            List<String> entriesOfTrained,
            List<String> entriesOfPlanned,
            int plannedPeople,
            int classesOfPlanned,
            int papersOfPlanned,
            List<KnownPerson> found,
            List<KnownPerson> missing) {}

    private Seen look() {
        var head = classes.head(given.boardStaff, later.code());
        var dossier = dossiers.read(given.boardStaff, ref(planned));
        return new Seen(
                entries(trained),
                entries(planned),
                jdbc.sql(
                                "SELECT count(DISTINCT p.one_id) FROM planning_line e JOIN person_card p ON p.id = e.person_id")
                        .query(Integer.class)
                        .single(),
                dossier.training().size(),
                dossier.entries().size(),
                rosters.search(given.boardStaff, head, "lu thi anh"),
                rosters.missing(given.boardStaff, head));
    }

    private List<String> entries(PersonId person) {
        return planning.ofPerson(given.boardStaff, person).stream()
                .map(entry -> entry.title())
                .sorted()
                .toList();
    }

    @Test
    void rostersPlanningAndTheCadreFileTakeThemAsOneUntilItIsTakenBack() {
        var before = look();
        assertThat(before.entriesOfPlanned()).containsExactly("Bí thư Đảng ủy");
        assertThat(before.plannedPeople()).isEqualTo(2);
        assertThat(before.classesOfPlanned()).isZero();
        assertThat(before.papersOfPlanned()).isZero();
        assertThat(before.found()).hasSize(2);
        assertThat(before.missing()).hasSize(2);

        assertThat(same.say(given.boardStaff, ref(planned), ref(trained), "Cùng căn cước"))
                .isInstanceOf(Outcome.Done.class);
        var joined = look();
        assertThat(joined.entriesOfPlanned()).containsExactly("Bí thư Đảng ủy", "Phó Bí thư Đảng ủy");
        assertThat(joined.entriesOfTrained()).isEqualTo(joined.entriesOfPlanned());
        assertThat(joined.plannedPeople()).isOne();
        assertThat(joined.classesOfPlanned()).isOne();
        assertThat(joined.papersOfPlanned()).isOne();
        assertThat(joined.found()).singleElement().satisfies(one -> {
            assertThat(one.personId()).isEqualTo(planned.value());
            assertThat(one.trainedIn()).isEqualTo(made.code());
            assertThat(one.plannedAs()).contains("Bí thư Đảng ủy", "Phó Bí thư Đảng ủy");
        });
        assertThat(joined.missing())
                .singleElement()
                .satisfies(one -> assertThat(one.personId()).isEqualTo(planned.value()));

        var said = same.said(given.boardStaff, ref(planned)).getFirst();
        same.takeBack(given.boardStaff, ref(planned), said.ref(), "Hai người", false);
        assertThat(look()).isEqualTo(before);
    }

    @Test
    void whoStandsOnARosterUnderOneFileStandsThereUnderTheOther() {
        same.say(given.boardStaff, ref(planned), ref(trained), "Cùng căn cước");
        jdbc.sql("UPDATE training_class SET state = 'APPROVED' WHERE id = :id")
                .param("id", made.id().value())
                .update();
        var head = classes.head(given.boardStaff, made.code());
        assertThat(rosters.search(given.boardStaff, head, "lu thi anh"))
                .singleElement()
                .satisfies(one -> assertThat(one.onRoster()).isTrue());
    }
}
