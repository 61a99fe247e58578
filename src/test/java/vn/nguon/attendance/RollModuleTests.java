package vn.nguon.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.nguon.attendance.Classroom.Trainee;

class RollModuleTests extends OpenRoll {
    @Test
    void keepsEveryMarkWithOneLineOfHistoryEach() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var oi = given.trainee("Lò Thị Ởi");

        assertThat(save(clerk, session, Map.of(an, Mark.PRESENT, oi, Mark.EXCUSED)))
                .isEqualTo(new RollSaved.Saved(2, 0, false));
        assertThat(marks(session)).containsExactly("Vi Văn An PRESENT", "Lò Thị Ởi EXCUSED");
        assertThat(history(session)).containsExactly("Vi Văn An PRESENT", "Lò Thị Ởi EXCUSED");
    }

    @Test
    void changesNothingWhenTheSameFormComesTwice() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        save(clerk, session, Map.of(an, Mark.LATE));

        assertThat(save(clerk, session, Map.of(an, Mark.LATE))).isEqualTo(new RollSaved.Saved(0, 0, false));
        assertThat(history(session)).hasSize(1);
    }

    @Test
    void ordersTheRollByGivenNameInVietnameseOrder() {
        var session = given.session(0);
        for (var name : List.of("Vừ A Ỉ", "Kha Thị Hường", "Moong Văn Ỏn", "Xồng Bá Dế", "Lô Thị Ẳng", "Vi Văn An"))
            given.trainee(name);

        assertThat(rolls.open(clerk, given.code, session.ref()).entries())
                .extracting(RollEntry::fullName)
                .containsExactly("Vi Văn An", "Lô Thị Ẳng", "Xồng Bá Dế", "Kha Thị Hường", "Vừ A Ỉ", "Moong Văn Ỏn");
    }

    @Test
    void fillsInTheRestAsPresentAndLeavesWhatIsMarked() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        given.trainee("Lò Thị Ởi");
        var form = new RollForm(Map.of(an.key(), Mark.UNEXCUSED), Map.of(), Map.of(), true, false, "");

        assertThat(rolls.save(clerk, given.code, session.ref(), form)).isEqualTo(new RollSaved.Saved(2, 0, false));
        assertThat(marks(session)).containsExactly("Vi Văn An UNEXCUSED", "Lò Thị Ởi PRESENT");
    }

    @Test
    void refusesASessionWhoseDayHasNotCome() {
        var session = given.session(2);
        var an = given.trainee("Vi Văn An");

        assertThat(refused(save(clerk, session, Map.of(an, Mark.PRESENT)))).isEqualTo("chua-den-buoi");
        assertThat(marks(session)).isEmpty();
    }

    @Test
    void closesOnlyWhenEverybodyIsMarked() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var oi = given.trainee("Lò Thị Ởi");

        assertThat(refused(close(clerk, session, Map.of(an, Mark.PRESENT)))).isEqualTo("con-nguoi-chua-danh-dau");
        assertThat(marks(session)).containsExactly("Vi Văn An PRESENT");
        assertThat(close(clerk, session, Map.of(oi, Mark.PRESENT))).isEqualTo(new RollSaved.Saved(1, 0, true));
        assertThat(rolls.open(clerk, given.code, session.ref()).roll().closedBy())
                .isEqualTo("Nguyễn Thị Hải");
    }

    @Test
    void asksForAReasonWhenAMarkChangesAfterClosing() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        close(clerk, session, Map.of(an, Mark.UNEXCUSED));
        var correction = Map.of(an.key(), Mark.EXCUSED);
        var loaded = Map.of(an.key(), Mark.UNEXCUSED);

        assertThat(refused(rolls.save(
                        clerk,
                        given.code,
                        session.ref(),
                        new RollForm(correction, loaded, Map.of(), false, false, ""))))
                .isEqualTo("thieu-ly-do");
        assertThat(rolls.save(
                        clerk,
                        given.code,
                        session.ref(),
                        new RollForm(correction, loaded, Map.of(), false, false, "Có giấy của trạm y tế")))
                .isEqualTo(new RollSaved.Saved(1, 0, true));
        assertThat(rolls.open(clerk, given.code, session.ref()).corrections())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.was()).isEqualTo(Mark.UNEXCUSED);
                    assertThat(line.mark()).isEqualTo(Mark.EXCUSED);
                    assertThat(line.reason()).isEqualTo("Có giấy của trạm y tế");
                    assertThat(line.actor()).isEqualTo("Nguyễn Thị Hải");
                });
    }

    @Test
    void tellsWhomAnotherPersonMarkedSinceAndKeepsTheRest() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var oi = given.trainee("Lò Thị Ởi");
        var supervisor = supervisor();
        save(supervisor, session, Map.of(an, Mark.UNEXCUSED));

        // The clerk's page was loaded before that.
        var saved = save(clerk, session, Map.of(an, Mark.PRESENT, oi, Mark.PRESENT));

        assertThat(saved).isInstanceOfSatisfying(RollSaved.Overtaken.class, overtaken -> {
            assertThat(overtaken.changed()).isOne();
            assertThat(overtaken.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.fullName()).isEqualTo("Vi Văn An");
                assertThat(conflict.stands()).isEqualTo(Mark.UNEXCUSED);
                assertThat(conflict.actor()).isEqualTo(supervisor.name());
            });
        });
        assertThat(marks(session)).containsExactly("Vi Văn An UNEXCUSED", "Lò Thị Ởi PRESENT");
    }

    @Test
    void leavesANewerMarkThatTheFormDidNotTouch() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        save(clerk, session, Map.of(an, Mark.PRESENT));
        save(supervisor(), session, Map.of(an, Mark.LATE), Map.of(an, Mark.PRESENT));

        assertThat(save(clerk, session, Map.of(an, Mark.PRESENT), Map.of(an, Mark.PRESENT)))
                .isEqualTo(new RollSaved.Saved(0, 0, false));
        assertThat(marks(session)).containsExactly("Vi Văn An LATE");
    }

    @Test
    void letsAPersonCorrectTheirOwnEarlierMarkFromAnOldPage() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        save(clerk, session, Map.of(an, Mark.PRESENT));

        assertThat(save(clerk, session, Map.of(an, Mark.LATE))).isEqualTo(new RollSaved.Saved(1, 0, false));
        assertThat(marks(session)).containsExactly("Vi Văn An LATE");
    }

    @Test
    void keepsTheReasonOfALeaveAndDropsItWithTheLeave() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        var excused = Map.of(an.key(), Mark.EXCUSED);
        rolls.save(
                clerk,
                given.code,
                session.ref(),
                new RollForm(excused, Map.of(), Map.of(an.key(), "Họp HĐND xã"), false, false, ""));
        assertThat(rolls.open(clerk, given.code, session.ref()).entries())
                .extracting(RollEntry::note)
                .containsExactly("Họp HĐND xã");

        save(clerk, session, Map.of(an, Mark.PRESENT), Map.of(an, Mark.EXCUSED));
        assertThat(rolls.open(clerk, given.code, session.ref()).entries())
                .extracting(RollEntry::note)
                .containsExactly("");
    }

    @Test
    void callsOnlyTheGroupsOfAParallelSession() {
        given.group(1);
        given.group(2);
        var first = given.session(0, 1);
        var second = given.session(0, 2);
        given.trainee("Vi Văn An", 1, "");
        given.trainee("Lò Thị Ởi", 2, "");
        var nobodys = given.trainee("Xồng Bá Dế");

        assertThat(names(first)).containsExactly("Vi Văn An");
        assertThat(names(second)).containsExactly("Lò Thị Ởi");
        assertThat(names(given.session(1))).contains(nobodys.name()).hasSize(3);
    }

    @Test
    void callsWhoStoodOnTheRosterThatDay() {
        var session = given.session(2);
        var left = given.trainee("Vi Văn An");
        given.run("UPDATE enrolment SET state = 'REMOVED', left_on = '%s' WHERE id = %d"
                .formatted(session.day(), left.enrolment()));
        var late = given.trainee("Lò Thị Ởi");
        given.run("UPDATE enrolment SET joined_on = '%s' WHERE id = %d"
                .formatted(session.day().plusDays(1), late.enrolment()));
        given.trainee("Xồng Bá Dế");

        assertThat(names(session)).containsExactly("Xồng Bá Dế");
    }

    @Test
    void opensOneTaskForTheOrganiserAndClosesItWithTheRoll() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        given.trainee("Lò Thị Ởi");
        save(clerk, session, Map.of(an, Mark.PRESENT));
        assertThat(tasks.of(clerk)).singleElement().satisfies(task -> {
            assertThat(task.subject()).startsWith("Chốt điểm danh sáng");
            assertThat(task.link()).isEqualTo("/lop/" + given.code + "/diem-danh/" + session.ref());
        });

        rolls.save(clerk, given.code, session.ref(), new RollForm(Map.of(), Map.of(), Map.of(), true, true, ""));
        assertThat(tasks.of(clerk)).isEmpty();
    }

    @Test
    void keepsEachMarkOnceWhenTwoSaveAtOnce() throws Exception {
        var session = given.session(0);
        var chosen = new HashMap<Trainee, Mark>();
        for (var n = 0; n < 40; n++) chosen.put(given.trainee("Học Viên " + n), Mark.PRESENT);
        var supervisor = supervisor();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<RollSaved> one = () -> save(clerk, session, chosen);
            Callable<RollSaved> two = () -> save(supervisor, session, chosen);
            var changed = pool.invokeAll(List.of(one, two)).stream()
                    .map(done -> switch (done.resultNow()) {
                        case RollSaved.Saved saved -> saved.changed();
                        default -> -1;
                    })
                    .sorted()
                    .toList();
            assertThat(changed).containsExactly(0, 40);
        }
        assertThat(history(session)).hasSize(40);
    }

    @Test
    void leavesTheRollOfAFinishedClassAsItIs() {
        var session = given.session(0);
        var an = given.trainee("Vi Văn An");
        given.state("FINISHED");

        assertThat(refused(save(clerk, session, Map.of(an, Mark.PRESENT)))).isEqualTo("lop-da-ket-thuc");
    }
}
