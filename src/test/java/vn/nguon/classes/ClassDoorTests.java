package vn.nguon.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.units.OrganisationDoor;
import vn.nguon.web.ListQuery;

/** The doors of organisations and classes say the same asked one by one as read at once; and lists are the same whichever way they go. */
@SpringBootTest
class ClassDoorTests {
    private static final int FEW = 0;
    private static final int ALL = 100_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ClassDesk desk;

    @Autowired
    ProgrammeDesk programmes;

    @Autowired
    ClassLists lists;

    @Autowired
    NguonClock clock;

    private TrainingClasses given;
    private List<Viewer> viewers;

    @BeforeEach
    void classesOfThreeProvinces() {
        clock.travelTo(TrainingClasses.TODAY.atTime(8, 0));
        given = new TrainingClasses(jdbc, desk, programmes);
        given.draft();
        var ready = given.ready();
        jdbc.sql("UPDATE training_class SET first_day = '2019-05-06', last_day = '2019-05-10' WHERE code = :code")
                .param("code", given.draft())
                .update();
        var trainee = given.offices.clerk("Lô Văn Tú", given.elsewhere, Role.TRAINEE);
        var person = given.offices.cadre("Lô Văn Tú", "Chủ tịch", given.elsewhere);
        jdbc.sql("INSERT INTO person_account (person_id, account_id) VALUES (:person, :account)")
                .param("person", person.value())
                .param("account", trainee.id().value())
                .update();
        jdbc.sql("INSERT INTO class_person SELECT id, :person, 'TRAINEE' FROM training_class WHERE code = :code")
                .param("person", person.value())
                .param("code", ready)
                .update();
        var above = given.offices.office("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", null);
        hang(given.committee, above);
        viewers = List.of(
                given.hanh,
                given.phuc,
                given.lan,
                given.stranger,
                trainee,
                given.offices.clerk("Nguyễn Thị Hòa", above, Role.APPROVER, Role.ORGANISATION_BOARD));
    }

    private void hang(OrganisationId under, OrganisationId superior) {
        jdbc.sql("UPDATE organisation_version SET superior_id = :superior WHERE organisation_id = :id")
                .param("superior", superior.value())
                .param("id", under.value())
                .update();
    }

    private List<Long> ids(Viewer viewer, String sql) {
        return jdbc.sql(sql)
                .param("viewer", viewer.id().value())
                .param("day", viewer.today())
                .query(Long.class)
                .list();
    }

    @Test
    void organisationsAreTheSameOneByOne() {
        for (var viewer : viewers)
            assertThat(ids(viewer, "SELECT o.id FROM organisation o WHERE" + OrganisationDoor.opens("o.id", ":day")))
                    .containsExactlyInAnyOrderElementsOf(
                            ids(viewer, "SELECT visible_organisation(:viewer, CAST(:day AS date))"));
        assertThat(ids(viewers.getLast(), "SELECT visible_organisation(:viewer, CAST(:day AS date))"))
                .contains(given.centre.value(), given.standing.value());
    }

    @Test
    void classesAreTheSameOneByOne() {
        for (var viewer : viewers) {
            var seen = ids(viewer, "SELECT visible_class(:viewer, CAST(:day AS date))");
            for (var door : List.of(
                    ClassDoor.one("c.id", ":day"),
                    ClassDoor.opens("c.id", ":day"),
                    ClassDoor.opens("c.id", ":day", FEW),
                    ClassDoor.opens("c.id", ":day", ALL)))
                assertThat(ids(viewer, "SELECT c.id FROM training_class c WHERE" + door))
                        .containsExactlyInAnyOrderElementsOf(seen);
        }
        assertThat(ids(viewers.getLast(), "SELECT visible_class(:viewer, CAST(:day AS date))"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(ids(given.stranger, "SELECT visible_class(:viewer, CAST(:day AS date))"))
                .isEmpty();
        assertThat(ids(viewers.get(4), "SELECT visible_class(:viewer, CAST(:day AS date))"))
                .hasSize(1);
    }

    @Test
    void theListIsTheSameWhicheverWay() {
        for (var viewer : viewers)
            for (var sort : List.of("ngay", "-ngay", "ten", "-ten", "ma", "-ma"))
                for (var filter : List.of(
                        Map.of("xep", sort),
                        Map.of("xep", sort, "nam", "2019"),
                        Map.of("xep", sort, "trang", "2"),
                        Map.of("xep", sort, "tim", "quy hoach"))) {
                    var query = ListQuery.from(filter, "ngay", "ten", "ma");
                    var whole = lists.list(viewer, query, ALL, 200);
                    assertThat(lists.list(viewer, query, FEW, 200)).isEqualTo(whole);
                    assertThat(whole.beyond()).isFalse();
                }
    }

    @Test
    void ofManyNoMoreAreCountedThanAskedFor() {
        var query = ListQuery.from(Map.of(), "ngay", "ten", "ma");
        var top = viewers.getLast();
        for (var no = 0; no < 55; no++) given.draft();
        var whole = lists.list(top, query, ALL, 50);
        assertThat(whole.total()).isGreaterThanOrEqualTo(58);
        assertThat(whole.lines())
                .hasSize(50)
                .allSatisfy(line -> assertThat(line.organiser()).startsWith("Trung tâm"));
        var bounded = lists.list(top, query, FEW, 50);
        assertThat(bounded.lines()).isEqualTo(whole.lines());
        assertThat(bounded.total()).isEqualTo(50);
        assertThat(bounded.beyond()).isTrue();
        var second = ListQuery.from(Map.of("trang", "2"), "ngay", "ten", "ma");
        assertThat(lists.list(top, second, FEW, 50)).isEqualTo(lists.list(top, second, ALL, 50));
    }

    @Test
    void yearsAreThoseOfClassesThatTheViewerSees() {
        for (var viewer : viewers)
            assertThat(lists.years(viewer, FEW))
                    .isEqualTo(lists.years(viewer, ALL))
                    .containsExactlyElementsOf(jdbc.sql("""
                                    SELECT DISTINCT extract(year FROM c.first_day)::int AS year
                                      FROM training_class c
                                     WHERE c.first_day IS NOT NULL
                                       AND c.id IN (SELECT v FROM visible_class(:viewer, CAST(:day AS date)) AS v)
                                     ORDER BY year DESC
                                    """)
                            .param("viewer", viewer.id().value())
                            .param("day", viewer.today())
                            .query(Integer.class)
                            .list());
        assertThat(lists.years(viewers.getLast())).contains(2022, 2019);
    }
}
