package vn.nguon.followup;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.classes.ClassTaught;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;

/** The event that a class was taught reaches its trainees' tasks. */
@SpringBootTest
class FollowupListenerTests {
    @Autowired
    PlannedDistrict given;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void classTaughtOpensATaskForEachTraineeWithAnAccount() {
        given.build();
        clock.travelTo(PlannedDistrict.FIRST_DAY.plusDays(21).atTime(LocalTime.of(17, 0)));
        var trainingClass = given.trainingClass("TD-2022-01", 100, "AWAITING_RESULTS", PlannedDistrict.FIRST_DAY);
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on)
                        SELECT gen_random_uuid(), :class, e.person_id, e.organisation_id, 'Xã', 'ACTIVE', '2022-09-25'
                          FROM planning_entry e ORDER BY e.id LIMIT 1
                        """).param("class", trainingClass).update();
        jdbc.sql("INSERT INTO person_account (person_id, account_id) SELECT person_id, :account FROM enrolment")
                .param(
                        "account",
                        given.viewer("Lữ Thị Ánh", Role.TRAINEE, given.board)
                                .id()
                                .value())
                .update();
        transaction.executeWithoutResult(_ -> events.publishEvent(new ClassTaught(new ClassId(trainingClass))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) = 1 FROM task WHERE kind = 'home-actions' AND closed_at IS NULL")
                        .query(Boolean.class)
                        .single());
    }
}
