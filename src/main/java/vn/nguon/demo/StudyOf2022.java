package vn.nguon.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.nguon.attendance.Mark;
import vn.nguon.attendance.RollForm;
import vn.nguon.attendance.RollSaved;
import vn.nguon.attendance.Rolls;
import vn.nguon.classes.ClassState;
import vn.nguon.demo.Cast.Who;
import vn.nguon.people.People;
import vn.nguon.rosters.RosterLine;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Viewer;
import vn.nguon.timetable.SessionCard;
import vn.nguon.timetable.Sessions;

/** 07/10 to 28/10/2022: every roll is taken and closed on its half day, with absences as they come in the hills. */
@DemoPart
class StudyOf2022 {
    /** Seed of the absences: the same people are away in every installation. */
    private static final long SEED = 20221007;

    private static final List<String> REASONS = List.of(
            "Họp Hội đồng nhân dân xã",
            "Ốm, có giấy của trạm y tế",
            "Đường vào xã sạt lở",
            "Tiếp đoàn kiểm tra của huyện",
            "Việc hiếu của gia đình");

    private final Stage stage;
    private final Classroom classroom;
    private final Rosters rosters;
    private final Sessions sessions;
    private final Rolls rolls;
    private final People people;
    private final Practised practised;

    StudyOf2022(
            Stage stage,
            Classroom classroom,
            Rosters rosters,
            Sessions sessions,
            Rolls rolls,
            People people,
            Practised practised) {
        this.stage = stage;
        this.classroom = classroom;
        this.rosters = rosters;
        this.sessions = sessions;
        this.rolls = rolls;
        this.people = people;
        this.practised = practised;
    }

    /** All of it, to the day after which results are awaited. */
    void act(Cast cast) {
        var held = begin(cast);
        stage.scene(ClassOf2022.FIRST.atTime(7, 0), () -> takeAll(cast, held, held.size()));
        stage.scene(LocalDate.of(2022, 10, 19).atTime(9, 0), () -> correct(cast, held));
        practised.in2022(cast);
        stage.scene(
                ClassOf2022.LAST.atTime(17, 0),
                () -> classroom.move(cast, ClassOf2022.CODE, Who.DISTRICT_CENTRE, ClassState.AWAITING_RESULTS));
    }

    /** To the last half day; everybody is marked on the last rolls and nobody has closed them yet. */
    void actUntilTheLastRolls(Cast cast, int open) {
        var held = begin(cast);
        stage.scene(ClassOf2022.FIRST.atTime(7, 0), () -> takeAll(cast, held, held.size() - open));
    }

    private List<SessionCard> begin(Cast cast) {
        var first = ClassOf2022.FIRST.atTime(7, 0);
        return stage.scene(first, () -> {
            var board = stage.as(cast.account(Who.DISTRICT_BOARD));
            var supervisor = people.card(board, cast.kept("supervisor")).id();
            cast.act("supervisor", people.accountOf(supervisor).orElseThrow());
            classroom.move(cast, ClassOf2022.CODE, Who.DISTRICT_CENTRE, ClassState.STUDYING);
            return sessions.of(board, classroom.head(board, ClassOf2022.CODE));
        });
    }

    /** @param closed so many rolls from the first one are closed, the others stay open */
    private void takeAll(Cast cast, List<SessionCard> held, int closed) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var lines =
                rosters.roster(board, classroom.head(board, ClassOf2022.CODE)).lines();
        var away = away(lines, held);
        for (var at = 0; at < held.size(); at++) {
            var session = held.get(at);
            stage.later(session.day().atTime(session.to()));
            var taker = stage.as(at % 2 == 0 ? cast.acting("supervisor") : cast.account(Who.DISTRICT_CENTRE));
            save(taker, session, away.get(at), at < closed);
        }
    }

    /** Marks those who were away, everybody else as present, and closes if it shall. */
    private void save(Viewer taker, SessionCard session, Map<String, Mark> away, boolean close) {
        var notes = new HashMap<String, String>();
        away.forEach((key, mark) -> {
            if (mark == Mark.EXCUSED) notes.put(key, REASONS.get(Math.floorMod(key.hashCode(), REASONS.size())));
        });
        var form = new RollForm(away, Map.of(), notes, true, close, "");
        if (!(rolls.save(taker, ClassOf2022.CODE, session.ref(), form) instanceof RollSaved.Saved saved)
                || saved.closed() != close) throw new IllegalStateException("roll of " + session);
    }

    /** By session: who is not simply present. Two people come near the limit, nobody passes it. */
    private static List<Map<String, Mark>> away(List<RosterLine> lines, List<SessionCard> held) {
        var random = new Random(SEED);
        var missed = new HashMap<String, Integer>();
        var away = new ArrayList<Map<String, Mark>>();
        for (var session : held) {
            var marks = new HashMap<String, Mark>();
            for (var i = 0; i < lines.size(); i++) {
                var key = RollForm.key(lines.get(i).ref());
                var often = i == 16 ? 25 : i == 58 ? 21 : 0;
                var dice = random.nextInt(100);
                var periods = missed.getOrDefault(key, 0) + session.periods();
                if (often > 0 ? dice < 35 && periods < often : dice < 2 && periods <= 12) {
                    missed.put(key, periods);
                    marks.put(key, often == 0 && random.nextInt(5) == 0 ? Mark.UNEXCUSED : Mark.EXCUSED);
                } else if (dice == 99 || dice == 98) marks.put(key, Mark.LATE);
            }
            away.add(marks);
        }
        return away;
    }

    /** A leave that was known only afterwards: changed by the supervisor, with its reason. */
    private void correct(Cast cast, List<SessionCard> held) {
        var supervisor = stage.as(cast.acting("supervisor"));
        var lines = rosters.roster(supervisor, classroom.head(supervisor, ClassOf2022.CODE))
                .lines();
        var session = held.stream()
                .filter(one -> one.day().equals(LocalDate.of(2022, 10, 18)))
                .findFirst()
                .orElseThrow();
        var key = RollForm.key(lines.get(40).ref());
        var form = new RollForm(
                Map.of(key, Mark.EXCUSED),
                Map.of(key, Mark.PRESENT),
                Map.of(key, "Họp Ủy ban nhân dân xã"),
                false,
                false,
                "Điểm danh nhầm, có giấy xin phép của đảng ủy xã");
        rolls.save(supervisor, ClassOf2022.CODE, session.ref(), form);
    }
}
