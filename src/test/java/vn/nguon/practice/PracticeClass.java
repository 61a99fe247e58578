package vn.nguon.practice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Session;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Fixture: a class of two study groups that practises on its third and fourth half days, a lecturer each, on the day before. */
final class PracticeClass {
    static final LocalDate DAY = Classroom.FIRST_DAY;
    /** The day of both practice sessions. */
    static final LocalDate PRACTICE = LocalDate.of(2022, 10, 10);

    final Classroom room;
    final List<Trainee> ones = new ArrayList<>();
    final List<Trainee> twos = new ArrayList<>();
    final Session morning;
    final Session afternoon;
    final Viewer clerk;
    final Viewer school;
    final Viewer lecturer;
    final UUID part;
    private final JdbcClient jdbc;

    PracticeClass(JdbcClient jdbc) {
        this.jdbc = jdbc;
        room = new Classroom(jdbc);
        clerk = room.staff("Nguyễn Thị Hải", Role.CENTRE, room.centre, DAY);
        school = room.staff("Trần Thị Mai", Role.SCHOOL, room.school, DAY);
        room.group(1);
        room.group(2);
        for (var name :
                List.of("Vi Văn An", "Lò Thị Ởi", "Moong Văn Chắn", "Lương Thị Hà", "Kha Văn Dũng", "Xồng Bá Chò"))
            ones.add(room.trainee(name, 1, ""));
        for (var name : List.of("Vừ A Ỉ", "Cụt Thị Mai", "Lô Khăm Xỉ", "Hờ Y Dênh"))
            twos.add(room.trainee(name, 2, ""));
        morning = practice(2);
        afternoon = practice(3);
        var person = room.person("Trần Văn Lực");
        room.lecturer(person, room.school);
        room.teaches(person, morning);
        room.teaches(person, afternoon);
        room.actsAs(person, "LECTURER");
        lecturer = room.account(person, PRACTICE, Role.LECTURER);
        part = room.assessmentPart(1, "Thực hành vai trò người đứng đầu");
    }

    private Session practice(int half) {
        var session = room.session(half, 1, 2);
        room.run("UPDATE session SET kind = 'PRACTICE', title = 'Thực hành vai trò' WHERE id = " + session.id());
        return session;
    }

    Viewer trainee(Trainee trainee) {
        return room.account(trainee.person(), PRACTICE, Role.TRAINEE);
    }

    /** Refs of the situations that come with the program. */
    List<UUID> situations() {
        return jdbc.sql("SELECT ref FROM situation WHERE organisation_id IS NULL ORDER BY id")
                .query(UUID.class)
                .list();
    }

    PracticeWish wish(int version) {
        return new PracticeWish(false, situations(), 20, 60, part, 7, version);
    }

    /** Every criterion of the turn's situation with this score. */
    Sheet sheet(UUID turn, String score, String remark, String conclusion) {
        var scores = new HashMap<Integer, BigDecimal>();
        jdbc.sql(
                        "SELECT c.no FROM situation_criterion c JOIN practice_turn t ON t.version_id = c.version_id WHERE t.ref = :turn")
                .param("turn", turn)
                .query(Integer.class)
                .list()
                .forEach(no -> scores.put(no, new BigDecimal(score)));
        return new Sheet(Map.copyOf(scores), remark, conclusion, 0);
    }
}
