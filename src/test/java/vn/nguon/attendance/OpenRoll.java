package vn.nguon.attendance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom.Session;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.Tasks;

/** What tests of one roll stand on: a class on its first day, a clerk of its centre, and how marks are saved and read. */
@SpringBootTest
abstract class OpenRoll {
    static final LocalDate DAY = Classroom.FIRST_DAY;

    @Autowired
    Rolls rolls;

    @Autowired
    Tasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Classroom given;
    Viewer clerk;

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(8, 0));
        given = new Classroom(jdbc);
        clerk = given.staff("Nguyễn Thị Hải", Role.CENTRE, given.centre, DAY);
    }

    Viewer supervisor() {
        var person = given.person("Lương Văn Nho");
        given.actsAs(person, "SUPERVISOR");
        return given.account(person, DAY, Role.SUPERVISOR);
    }

    RollSaved save(Viewer viewer, Session session, Map<Trainee, Mark> chosen) {
        return save(viewer, session, chosen, Map.of());
    }

    RollSaved save(Viewer viewer, Session session, Map<Trainee, Mark> chosen, Map<Trainee, Mark> loaded) {
        return rolls.save(
                viewer,
                given.code,
                session.ref(),
                new RollForm(keys(chosen), keys(loaded), Map.of(), false, false, ""));
    }

    RollSaved close(Viewer viewer, Session session, Map<Trainee, Mark> chosen) {
        return rolls.save(
                viewer, given.code, session.ref(), new RollForm(keys(chosen), Map.of(), Map.of(), false, true, ""));
    }

    static Map<String, Mark> keys(Map<Trainee, Mark> marks) {
        var keys = new HashMap<String, Mark>();
        marks.forEach((trainee, mark) -> keys.put(trainee.key(), mark));
        return keys;
    }

    static String refused(RollSaved saved) {
        if (saved instanceof RollSaved.Refused(var refusal)) return refusal.code();
        throw new AssertionError(saved);
    }

    List<String> names(Session session) {
        return rolls.open(clerk, given.code, session.ref()).entries().stream()
                .map(RollEntry::fullName)
                .toList();
    }

    List<String> marks(Session session) {
        return rows("attendance_mark", session);
    }

    List<String> history(Session session) {
        return rows("attendance_change", session);
    }

    List<String> rows(String table, Session session) {
        return jdbc.sql(
                        "SELECT l.full_name || ' ' || m.mark FROM " + table
                                + " m JOIN roster_line l ON l.enrolment_id = m.enrolment_id WHERE m.session_id = :id ORDER BY l.given_name COLLATE \"vi-x-icu\"")
                .param("id", session.id())
                .query(String.class)
                .list();
    }
}
