package vn.nguon.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Role;

/** Who takes the roll of a session, who only looks, and for whom it is not there. */
class RollRightsTests extends OpenRoll {
    @Test
    void letsTheLecturerOfTheSessionTakeItAndNoOther() {
        var session = given.session(0);
        var other = given.session(1);
        var an = given.trainee("Vi Văn An");
        var person = given.person("Trần Văn An");
        given.lecturer(person, given.school);
        given.teaches(person, session);
        given.actsAs(person, "LECTURER");
        var lecturer = given.account(person, DAY, Role.LECTURER);

        assertThat(close(lecturer, session, Map.of(an, Mark.PRESENT))).isEqualTo(new RollSaved.Saved(1, 0, true));
        assertThatThrownBy(() -> save(lecturer, other, Map.of(an, Mark.PRESENT)))
                .isInstanceOf(Forbidden.class);
        assertThat(refused(save(lecturer, session, Map.of(an, Mark.LATE), Map.of(an, Mark.PRESENT))))
                .isEqualTo("da-chot");
    }

    @Test
    void letsTheMonitorMarkEverybodyAndAGroupLeaderTheOwnGroup() {
        given.group(1);
        given.group(2);
        var session = given.session(0, 1, 2);
        var monitor = given.trainee("Lô Văn Cường", 1, "MONITOR");
        var leader = given.trainee("Moong Thị Na", 2, "GROUP_LEADER");
        var leaders = given.account(leader.person(), DAY, Role.TRAINEE, Role.CLASS_COMMITTEE);
        var monitors = given.account(monitor.person(), DAY, Role.TRAINEE, Role.CLASS_COMMITTEE);

        save(leaders, session, Map.of(monitor, Mark.UNEXCUSED, leader, Mark.PRESENT));
        assertThat(marks(session)).containsExactly("Moong Thị Na PRESENT");
        assertThat(refused(close(leaders, session, Map.of(leader, Mark.PRESENT))))
                .isEqualTo("to-truong-khong-chot");
        assertThat(close(monitors, session, Map.of(monitor, Mark.PRESENT))).isEqualTo(new RollSaved.Saved(1, 0, true));
    }

    @Test
    void showsATraineeNoRollAndTakesNoMarkFromOne() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var trainee = given.account(an.person(), DAY, Role.TRAINEE);

        assertThatThrownBy(() -> rolls.open(trainee, given.code, session.ref())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> save(trainee, session, Map.of(an, Mark.PRESENT)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void isNotThereForAForeignCentre() {
        var session = given.session(0);
        given.trainee("Vi Văn An");
        var foreign = given.organisation("Trung tâm Chính trị huyện Quỳ Hợp", "POLITICAL_CENTRE", null);
        var stranger = given.staff("Người lạ", Role.CENTRE, foreign, DAY);

        assertThatThrownBy(() -> rolls.open(stranger, given.code, session.ref()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void letsTheSuperiorLookButNotMark() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var approver = given.staff("Phó Bí thư", Role.APPROVER, given.district, DAY);

        assertThat(rolls.open(approver, given.code, session.ref()).entries()).hasSize(1);
        assertThatThrownBy(() -> save(approver, session, Map.of(an, Mark.PRESENT)))
                .isInstanceOf(Forbidden.class);
    }
}
