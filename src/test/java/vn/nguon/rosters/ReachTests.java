package vn.nguon.rosters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Whose people a class opens to who prepares its roster: those beneath the body that decided it, nobody else's. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReachTests {
    private static final String TOWN = "Thị trấn Thạch Giám";

    @Autowired
    PlannedDistrict given;

    @Autowired
    Rosters rosters;

    @Autowired
    JdbcClient jdbc;

    private Viewer townsCentre;
    private long town;
    private long townsPlace;

    @BeforeAll
    void ground() {
        given.build();
        town = given.committees.get(TOWN);
        townsPlace = given.organisation("Trung tâm Chính trị thị trấn", "POLITICAL_CENTRE", null, town);
        townsCentre = given.viewer("Vi Thị Mỵ", Role.CENTRE, townsPlace);
    }

    private void lower(String code, String state) {
        var id = given.trainingClass(code, 10, state, PlannedDistrict.FIRST_DAY);
        jdbc.sql("DELETE FROM class_part WHERE class_id = :id").param("id", id).update();
        jdbc.sql(
                        "INSERT INTO class_part VALUES (:id, :district, 'PLANS'), (:id, :town, 'DECIDES'), (:id, :centre, 'ORGANISES')")
                .param("id", id)
                .param("district", given.district)
                .param("town", town)
                .param("centre", townsPlace)
                .update();
    }

    @Test
    void aClassPlannedForTheDistrictAndDecidedByACommuneOpensThatCommuneOnly() {
        lower("RC-1", "APPROVED");
        var head = given.head(townsCentre, "RC-1");
        assertThat(rosters.missing(townsCentre, head))
                .isNotEmpty()
                .extracting(KnownPerson::unitName)
                .containsOnly(TOWN);
        assertThat(rosters.search(townsCentre, head, "van"))
                .isNotEmpty()
                .extracting(KnownPerson::unitName)
                .containsOnly(TOWN);
        var elsewhere = given.people.keySet().stream()
                .filter(key -> !key.endsWith(TOWN))
                .findFirst()
                .orElseThrow();
        assertThat(rosters.person(townsCentre, head, given.ref(given.person(elsewhere))))
                .isEmpty();
    }

    @Test
    void aPartGivenToAHigherBodyOpensNothingBeforeTheDecisionEither() {
        lower("RC-2", "DRAFT");
        var head = given.head(townsCentre, "RC-2");
        assertThat(rosters.search(townsCentre, head, "van")).isEmpty();
    }
}
