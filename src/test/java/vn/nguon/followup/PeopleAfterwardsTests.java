package vn.nguon.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The lists of people after classes: whoever looks into few organisations and whoever looks into many read the same lines. */
@SpringBootTest
@Transactional
class PeopleAfterwardsTests {
    private static final LocalDate FIRST = PlannedDistrict.FIRST_DAY;

    @Autowired
    PlannedDistrict given;

    @Autowired
    PeopleAfterwards people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Viewer board;

    @BeforeEach
    void twoClassesAndWhatCameOfThem() {
        given.build();
        given.enrol(given.trainingClass("TD-2022-01", 100, "FINISHED", FIRST), 40, 0);
        given.enrol(given.trainingClass("TD-2022-02", 100, "FINISHED", FIRST.plusDays(30)), 30, 25);
        given.appoint(6, 0, LocalDate.of(2023, 1, 10));
        given.appoint(5, 27, LocalDate.of(2023, 2, 1));
        given.appoint(3, 60, LocalDate.of(2023, 2, 1));
        clock.travelTo(LocalDateTime.of(2023, 6, 12, 7, 0));
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
    }

    private PeopleAfterwards.Page few(Viewer viewer, AfterwardsList list, int limit, int offset) {
        return people.list(viewer, list, limit, offset);
    }

    /** Of many organisations, and of most of what there is. */
    private void isReadTheSameByWalking(Viewer viewer, AfterwardsList list, int limit, int offset) {
        var few = few(viewer, list, limit, offset);
        for (var mostOfIt : List.of(PeopleAfterwards.MOST_OF_IT, 0))
            assertThat(people.list(viewer, list, limit, offset, 0, mostOfIt))
                    .as("%s from %d by %d", list, offset, mostOfIt)
                    .isEqualTo(few);
    }

    @Test
    void eachListIsOfWhomItSays() {
        assertThat(few(board, AfterwardsList.TRAINED, 50, 0).lines())
                .extracting(PeopleAfterwards.Person::day)
                .contains(FIRST.plusDays(51));
        assertThat(few(board, AfterwardsList.PLACED, 50, 0).total()).isEqualTo(11);
        assertThat(few(board, AfterwardsList.WAITING, 50, 0).total()).isEqualTo(44);
        assertThat(few(board, AfterwardsList.UNTRAINED, 50, 0).lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.note()).isEqualTo("Chưa học lớp nào"));
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksIntoManyReadsTheSame(AfterwardsList list) {
        isReadTheSameByWalking(board, list, 50, 0);
        isReadTheSameByWalking(board, list, 7, 14);
        isReadTheSameByWalking(board, list, 3, 3);
        isReadTheSameByWalking(board, list, 50, 950);
    }

    /** Communes of a district: those who stand behind other doors are passed by. */
    @ParameterizedTest
    @EnumSource
    void ofOneCommuneToo(AfterwardsList list) {
        var lines = 0;
        for (var commune : given.committees.values()) {
            var viewer = given.viewer("Lô Văn " + commune, Role.APPROVER, commune);
            isReadTheSameByWalking(viewer, list, 50, 0);
            lines += few(viewer, list, 50, 0).lines().size();
        }
        assertThat(lines).isGreaterThanOrEqualTo(few(board, list, 50, 0).lines().size());
    }

    /** Planned under one file, trained under another; and placed under both. */
    @ParameterizedTest
    @EnumSource
    void whoHasTwoFilesIsOneLine(AfterwardsList list) {
        jdbc.sql("""
                        INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                        SELECT gen_random_uuid(), a.person_id, b.person_id, 'Cùng người', '2023-03-01', 'test'
                          FROM (SELECT person_id, row_number() OVER (ORDER BY person_id) AS no FROM (SELECT DISTINCT person_id FROM planning_entry) x) a
                          JOIN (SELECT person_id, row_number() OVER (ORDER BY person_id) AS no FROM (SELECT DISTINCT person_id FROM planning_entry) x) b
                            ON b.no = a.no + 3
                         WHERE a.no IN (1, 2, 3, 26, 38, 39, 57, 60)
                        """).update();
        isReadTheSameByWalking(board, list, 50, 0);
        isReadTheSameByWalking(board, list, 5, 5);
    }

    /** Somebody who came from elsewhere: sent to the class by another district, planned here. */
    @ParameterizedTest
    @EnumSource
    void whoWasTrainedElsewhereCounts(AfterwardsList list) {
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var before = few(board, list, 50, 0);
        jdbc.sql("UPDATE enrolment SET organisation_id = :elsewhere WHERE person_id % 2 = 0")
                .param("elsewhere", elsewhere)
                .update();
        assertThat(few(board, list, 50, 0)).isEqualTo(before);
        isReadTheSameByWalking(board, list, 50, 0);
    }

    @Test
    void placedTwiceCountsOnceByTheLastTime() {
        jdbc.sql("""
                        INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                        SELECT e.id, 'APPOINTED', e.document_id, '2023-01-10'::date + (e.id % 3)::int, 'test', '2023-01-01'
                          FROM planning_entry e
                         WHERE NOT EXISTS (SELECT FROM planning_step s WHERE s.entry_id = e.id)
                        """).update();
        var twice = jdbc.sql(
                        "SELECT count(*) FROM (SELECT person_id FROM planning_entry GROUP BY person_id HAVING count(*) > 1) x")
                .query(Integer.class)
                .single();
        assertThat(twice).isPositive();
        for (var list : AfterwardsList.values()) isReadTheSameByWalking(board, list, 200, 0);
        assertThat(few(board, AfterwardsList.PLACED, 200, 0).lines())
                .extracting(PeopleAfterwards.Person::ref)
                .doesNotHaveDuplicates();
    }
}
