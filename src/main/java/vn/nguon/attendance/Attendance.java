package vn.nguon.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.Classes;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.rules.Rules;
import vn.nguon.shared.ClassId;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Viewer;

/** What the rolls of a class come to: its half days, its sheet of everybody, absence shares. Taking a roll: {@link Rolls}. */
@Service
public class Attendance {
    private final Classes classes;
    private final AbsenceBook book;
    private final Rules rules;
    private final Clock clock;

    Attendance(Classes classes, AbsenceBook book, Rules rules, Clock clock) {
        this.classes = classes;
        this.book = book;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Absence of everybody who is or was on the roster, judged by the rule of the class's opening date. For modules that
     * decide by it; carries no personal data. Empty for an unknown class or an empty roster.
     */
    @Transactional(readOnly = true)
    public Map<EnrolmentId, AbsenceLine> absences(ClassId id) {
        var all = book.missedInFrame(id, LocalDate.now(clock));
        var frame = all.frame();
        return frame == null ? Map.of() : lines(all.missed(), frame.planned(), AbsenceRule.on(rules, frame.opening()));
    }

    private static Map<EnrolmentId, AbsenceLine> lines(
            Map<EnrolmentId, AbsenceBook.Missed> missed, int planned, AbsenceRule rule) {
        var lines = new HashMap<EnrolmentId, AbsenceLine>();
        missed.forEach(
                (enrolment, periods) -> lines.put(enrolment, AbsenceLine.of(periods.under(rule), planned, rule)));
        return Map.copyOf(lines);
    }

    /** The class's rolls in order of time, and how many trainees near or beyond the limit. */
    record Overview(ClassHead head, List<HalfDayRoll> rolls, int warned, int exceeded, AbsenceRule rule) {}

    /** @throws NotFound if the viewer may not look into the rolls of this class */
    @Transactional(readOnly = true)
    Overview overview(Viewer viewer, String code) {
        var head = Readers.head(classes, viewer, code);
        var frame = frame(head);
        var rule = AbsenceRule.on(rules, frame.opening());
        var lines = lines(book.missed(head.id()), frame.planned(), rule).values();
        return new Overview(
                head,
                book.rolls(head.id()),
                (int) lines.stream().filter(line -> line.verdict().warned()).count(),
                (int) lines.stream().filter(line -> line.verdict().exceeded()).count(),
                rule);
    }

    /** One trainee's row. @param marks one per session of the sheet, in its order; null where there is no mark */
    record SheetRow(
            String fullName,
            String unitName,
            @Nullable Integer groupNo,
            boolean active,
            List<@Nullable Mark> marks,
            AbsenceLine absence) {}

    record Sheet(ClassHead head, List<AbsenceBook.SheetSession> sessions, List<SheetRow> rows, AbsenceRule rule) {}

    /** Everybody × every session (bảng điểm danh cả lớp). @throws NotFound like {@link #overview} */
    @Transactional(readOnly = true)
    Sheet sheet(Viewer viewer, String code) {
        var head = Readers.head(classes, viewer, code);
        var sessions = book.sessions(head.id());
        var frame = frame(head);
        var rule = AbsenceRule.on(rules, frame.opening());
        var columns = new HashMap<Long, Integer>();
        for (var session : sessions) columns.put(session.id(), columns.size());
        var rows = new ArrayList<SheetRow>();
        for (var person : book.people(head.id())) {
            var marks = new Mark[sessions.size()];
            var absent = 0;
            for (var token : person.marks().split(" ", -1)) {
                if (token.isEmpty()) continue;
                var column = columns.get(Long.parseLong(token, 0, token.length() - 1, 10));
                if (column == null) continue;
                var mark = Mark.ofKey(token.substring(token.length() - 1)).orElseThrow();
                marks[column] = mark;
                if (rule.counts(mark)) absent += sessions.get(column).periods();
            }
            rows.add(new SheetRow(
                    person.fullName(),
                    person.unitName(),
                    person.groupNo(),
                    person.active(),
                    java.util.Arrays.asList(marks),
                    AbsenceLine.of(absent, frame.planned(), rule)));
        }
        return new Sheet(head, sessions, rows, rule);
    }

    /** One class of a trainee, with the sessions until today, latest first. */
    record OwnClass(String code, String name, List<AbsenceBook.OwnSession> sessions, AbsenceLine absence) {}

    /** The viewer's own attendance, latest class first; empty for whoever is no trainee. */
    @Transactional(readOnly = true)
    List<OwnClass> own(Viewer viewer) {
        var byClass = new LinkedHashMap<Long, List<AbsenceBook.OwnSession>>();
        for (var session : book.own(viewer))
            byClass.computeIfAbsent(session.classId(), _ -> new ArrayList<>()).add(session);
        return byClass.entrySet().stream()
                .map(one -> ownClass(viewer, new ClassId(one.getKey()), one.getValue()))
                .toList();
    }

    private OwnClass ownClass(Viewer viewer, ClassId id, List<AbsenceBook.OwnSession> sessions) {
        var frame = book.frame(id, viewer.today()).orElseThrow();
        var rule = AbsenceRule.on(rules, frame.opening());
        var absent = sessions.stream()
                .filter(session -> session.mark() != null && rule.counts(Mark.valueOf(session.mark())))
                .mapToInt(AbsenceBook.OwnSession::periods)
                .sum();
        return new OwnClass(
                sessions.getFirst().code(),
                sessions.getFirst().className(),
                List.copyOf(sessions),
                AbsenceLine.of(absent, frame.planned(), rule));
    }

    /** Sessions whose roll the viewer takes: of today and the month before, latest first. */
    @Transactional(readOnly = true)
    List<AbsenceBook.TakenBy> mine(Viewer viewer) {
        return book.takenBy(viewer);
    }

    /** Mostly the head knows it all; a class without a programme or days is asked for what its timetable says. */
    private AbsenceBook.Frame frame(ClassHead head) {
        var first = head.firstDay();
        return first != null && head.periods() > 0
                ? new AbsenceBook.Frame(first, head.periods())
                : book.frame(head.id(), LocalDate.now(clock)).orElseThrow();
    }
}
