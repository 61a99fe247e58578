package vn.nguon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.nguon.attendance.Mark;
import vn.nguon.attendance.RollForm;
import vn.nguon.attendance.RollSaved;
import vn.nguon.attendance.Rolls;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.classes.Materials;
import vn.nguon.classes.SteeringMember;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.followup.Reviews;
import vn.nguon.papers.Papers;
import vn.nguon.people.People;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.rosters.ClassOffice;
import vn.nguon.rosters.GroupPlan;
import vn.nguon.rosters.RosterAnswer;
import vn.nguon.rosters.RosterImports;
import vn.nguon.rosters.RosterReview;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.sheets.TidySheet;
import vn.nguon.timetable.Half;
import vn.nguon.timetable.Rooms;
import vn.nguon.timetable.SessionCard;
import vn.nguon.timetable.SessionKind;
import vn.nguon.timetable.Sessions;
import vn.nguon.timetable.TimetableIssues;
import vn.nguon.timetable.Timetables;

/**
 * The class that runs today, on the new map: planned by Ban Thường vụ Tỉnh ủy, organised by Ban Tổ chức Tỉnh ủy with the school, hosted
 * by a commune's political centre, no attestation. Today is its second study day, whatever the weekday.
 */
@DemoPart
class ClassToday {
    private static final int DAYS = 6;
    private static final int SEATS = 45;
    /** Planned people whom their commune could not spare. */
    private static final int MISSING = 2;
    /** Nobody takes a roll before. */
    private static final LocalTime ROLL_CALL = LocalTime.of(7, 45);

    private final Stage stage;
    private final Classroom classroom;
    private final ProgrammeToday programme;
    private final ClassDesk desk;
    private final RosterImports imports;
    private final Rosters rosters;
    private final Rooms rooms;
    private final Timetables timetables;
    private final TimetableIssues issues;
    private final Sessions sessions;
    private final Rolls rolls;
    private final Papers papers;
    private final Materials materials;
    private final People people;
    private final FeedbackInDemo feedback;
    private final Practised practised;
    private final Reviews reviews;

    ClassToday(
            Stage stage,
            Classroom classroom,
            ProgrammeToday programme,
            ClassDesk desk,
            RosterImports imports,
            Rosters rosters,
            Rooms rooms,
            Timetables timetables,
            TimetableIssues issues,
            Sessions sessions,
            Rolls rolls,
            Papers papers,
            Materials materials,
            People people,
            FeedbackInDemo feedback,
            Practised practised,
            Reviews reviews) {
        this.stage = stage;
        this.classroom = classroom;
        this.programme = programme;
        this.desk = desk;
        this.imports = imports;
        this.rosters = rosters;
        this.rooms = rooms;
        this.timetables = timetables;
        this.issues = issues;
        this.sessions = sessions;
        this.rolls = rolls;
        this.papers = papers;
        this.materials = materials;
        this.people = people;
        this.feedback = feedback;
        this.practised = practised;
        this.reviews = reviews;
    }

    static String code(LocalDate today) {
        return "TD-%d-01".formatted(today.getYear());
    }

    /** The weekday before today, today, and weekdays after it. */
    static List<LocalDate> days(LocalDate today) {
        var days = new ArrayList<LocalDate>();
        var before = today.minusDays(1);
        while (weekend(before)) before = before.minusDays(1);
        days.add(before);
        days.add(today);
        for (var day = today.plusDays(1); days.size() < DAYS; day = day.plusDays(1)) if (!weekend(day)) days.add(day);
        return days;
    }

    private static boolean weekend(LocalDate day) {
        return EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }

    void run(Cast cast, List<Planned> planned, LocalDateTime now) {
        var today = now.toLocalDate();
        var code = code(today);
        programme.make(cast, today);
        stage.scene(today.minusDays(35).atTime(9, 0), () -> draft(cast, code, days(today)));
        stage.scene(
                today.minusDays(34).atTime(14, 0),
                () -> classroom.move(cast, code, Who.PROVINCE_BOARD, ClassState.SUBMITTED));
        stage.scene(today.minusDays(31).atTime(9, 30), () -> classroom.schoolApproves(cast, code));
        stage.scene(
                today.minusDays(28).atTime(10, 0),
                () -> classroom.approve(
                        cast,
                        code,
                        Who.PROVINCE_APPROVER,
                        decision(cast, today.minusDays(28), "Mở lớp bồi dưỡng cán bộ quy hoạch cấp xã", 0)));
        stage.scene(today.minusDays(24).atTime(8, 30), () -> roster(cast, code, planned));
        stage.scene(
                today.minusDays(20).atTime(15, 0),
                () -> classroom.approveRoster(
                        cast,
                        code,
                        Who.PROVINCE_APPROVER,
                        decision(cast, today.minusDays(20), "Cử cán bộ đi học lớp bồi dưỡng", 8)));
        stage.scene(today.minusDays(15).atTime(9, 0), () -> timetable(cast, code, today));
        stage.scene(today.minusDays(8).atTime(9, 0), () -> replaceOne(cast, code, today));
        var first = days(today).getFirst();
        stage.scene(first.atTime(7, 0), () -> classroom.move(cast, code, Who.COMMUNE_CENTRE, ClassState.STUDYING));
        stage.scene(first.atTime(7, 10), () -> firstDay(cast, code, first));
        stage.scene(now, () -> thisMorning(cast, code, now));
    }

    private static DocumentReference decision(Cast cast, LocalDate dated, String text, int later) {
        return new DocumentReference(
                "%d-QĐ/TU".formatted(1300 + dated.getDayOfYear() + later), dated, cast.at(Body.PROVINCE), "", text);
    }

    private void draft(Cast cast, String code, List<LocalDate> days) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var text = new ClassText(
                "Bồi dưỡng cán bộ quy hoạch các chức danh chủ chốt cấp xã, nhiệm kỳ 2025-2030 và 2026-2031",
                "Bồi dưỡng kỹ năng lãnh đạo, quản lý cho cán bộ chủ chốt cấp xã",
                "Hội trường Trung tâm Chính trị xã Tương Dương",
                List.of(),
                SEATS);
        Stage.done(desk.create(board, code, text, cast.at(Body.PROVINCE_BOARD)));
        for (var part : List.of(
                Map.entry(ClassPart.PLANS, Body.PROVINCE_STANDING),
                Map.entry(ClassPart.DECIDES, Body.PROVINCE_STANDING),
                Map.entry(ClassPart.CO_ORGANISES, Body.SCHOOL),
                Map.entry(ClassPart.HOSTS, Body.COMMUNE_CENTRE),
                Map.entry(ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL)))
            classroom.part(cast, code, Who.PROVINCE_BOARD, part.getKey(), part.getValue());
        Stage.done(desk.setDays(board, code, classroom.version(board, code), days));
        Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme today")));
        var plan = new DocumentReference(
                "%d-KH/BTCTU".formatted(40 + board.today().getMonthValue()),
                board.today().minusDays(20),
                cast.at(Body.PROVINCE_BOARD),
                "",
                "Kế hoạch bồi dưỡng cán bộ quy hoạch cấp xã năm %d"
                        .formatted(board.today().getYear()));
        Stage.done(desk.addScheme(board, code, classroom.version(board, code), plan));
        Stage.done(desk.setSteering(
                board,
                code,
                classroom.version(board, code),
                List.of(
                        new SteeringMember("Phùng Thị Cói", "Phó Trưởng Ban Tổ chức Tỉnh ủy", "Trưởng ban"),
                        new SteeringMember("Bùi Đức Chẩn", "Phó Hiệu trưởng Trường Chính trị tỉnh", "Phó Trưởng ban"),
                        new SteeringMember(
                                "Moong Văn Chắn", "Giám đốc Trung tâm Chính trị xã Tương Dương", "Thành viên"))));
        Stage.done(desk.setSupervisor(board, code, classroom.version(board, code), cast.kept("supervisor")));
    }

    private void roster(Cast cast, String code, List<Planned> planned) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var head = classroom.head(board, code);
        var file = Stage.done(imports.upload(
                board, head, "danh-sach-cu-di-hoc.xlsx", sheet(planned.subList(0, planned.size() - MISSING))));
        var review = imports.review(board, head, file);
        var answers = new HashMap<Integer, RosterAnswer>();
        for (var row : review.rows())
            if (row.status() == RosterReview.Status.TRAINED)
                answers.put(
                        row.row(), RosterAnswer.keep("Chương trình mới theo mô hình chính quyền địa phương hai cấp"));
            else if (row.status().open()) throw new IllegalStateException(row.toString());
        imports.decide(board, head, file, review.file().version(), answers);
        Stage.done(imports.write(board, head, file));
        Stage.done(classroom.groups().divide(board, head, GroupPlan.BY_COMMUNES, 3));
        classroom.committee(board, code);
    }

    private static byte[] sheet(List<Planned> planned) {
        var sheet = TidySheet.sample(
                "Học viên",
                "DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG CÁN BỘ QUY HOẠCH CẤP XÃ",
                List.of("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Đơn vị"));
        for (var i = 0; i < planned.size(); i++) {
            var one = planned.get(i);
            sheet.row(i + 1, one.name(), one.born(), one.sex(), one.ethnicity(), one.post(), one.unit());
        }
        return sheet.toBytes();
    }

    private void timetable(Cast cast, String code, LocalDate today) {
        var centre = stage.as(cast.account(Who.COMMUNE_CENTRE));
        var head = classroom.head(centre, code);
        var room = Stage.done(rooms.add(centre, head, "Hội trường tầng 2", 60));
        Stage.done(timetables.fill(centre, head, room));
        practiseOn(centre, head, today);
        Stage.done(issues.issue(centre, head));
        practised.prepareToday(cast, code);
        classroom.summon(
                cast,
                code,
                Who.COMMUNE_CENTRE,
                "%d-GTT/TTCT".formatted(today.getDayOfYear()),
                Body.COMMUNE_CENTRE,
                "GIÁM ĐỐC",
                "Moong Văn Chắn");
        var due = days(today)
                .getLast()
                .plusDays(3)
                .atTime(17, 0)
                .atZone(NguonClock.ZONE)
                .toInstant();
        Stage.done(papers.set(centre, code, List.of("Kế hoạch", "Báo cáo kết quả nghiên cứu thực tiễn"), due, 0));
    }

    /** Role practice changes places with what the same lecturer would teach this morning, so that somebody is in the middle of it. */
    private void practiseOn(Viewer centre, ClassHead head, LocalDate today) {
        var all = sessions.of(centre, head);
        var practice = all.stream()
                .filter(session -> session.kind() == SessionKind.PRACTICE)
                .findFirst()
                .orElseThrow();
        var morning = on(all, today, Half.MORNING).getFirst();
        Stage.done(timetables.swap(centre, head, practice.ref(), morning.ref()));
    }

    /** One cannot come: somebody planned takes their place, by the province's decision on the commune's request, and gets a letter. */
    private void replaceOne(Cast cast, String code, LocalDate today) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var head = classroom.head(board, code);
        var gone = rosters.roster(board, head).lines().stream()
                .filter(line -> line.office() == ClassOffice.NONE)
                .reduce((_, last) -> last)
                .orElseThrow();
        var successor = rosters.missing(board, head).stream()
                .filter(person -> person.trainedIn().isEmpty())
                .findFirst()
                .orElseThrow();
        var request = new DocumentReference(
                "47-CV/ĐU",
                today.minusDays(9),
                null,
                "Đảng ủy " + gone.unitName().substring(0, 1).toLowerCase(Locale.ROOT)
                        + gone.unitName().substring(1),
                "Đề nghị thay học viên");
        Stage.done(rosters.replace(
                board,
                head,
                gone.ref(),
                new AddTrainee(
                        successor.ref(),
                        null,
                        "Được phân công trực chỉ huy phòng chống thiên tai",
                        decision(cast, today.minusDays(8), "Thay đổi học viên", 9),
                        request)));
        classroom.summon(
                cast,
                code,
                Who.COMMUNE_CENTRE,
                "%d-GTT/TTCT".formatted(today.getDayOfYear() + 1),
                Body.COMMUNE_CENTRE,
                "GIÁM ĐỐC",
                "Moong Văn Chắn");
    }

    private void firstDay(Cast cast, String code, LocalDate first) {
        practised.beginToday(cast, code);
        var supervisor = stage.as(cast.acting("supervisor"));
        var head = classroom.head(supervisor, code);
        var lines = rosters.roster(supervisor, head).lines();
        for (var session : on(sessions.of(supervisor, head), first, null)) {
            stage.later(first.atTime(session.to()));
            var away = session.half() == Half.AFTERNOON
                    ? Map.of(
                            RollForm.key(lines.get(7).ref()),
                            Mark.EXCUSED,
                            RollForm.key(lines.get(21).ref()),
                            Mark.LATE)
                    : Map.of(RollForm.key(lines.get(21).ref()), Mark.LATE);
            var notes = session.half() == Half.AFTERNOON
                    ? Map.of(RollForm.key(lines.get(7).ref()), "Tiếp công dân định kỳ ở xã")
                    : Map.<String, String>of();
            save(cast.acting("supervisor"), code, session, new RollForm(away, Map.of(), notes, true, true, ""));
        }
    }

    /** The monitor has begun: most are marked, the roll is open. Who teaches now put a handout there. */
    private void thisMorning(Cast cast, String code, LocalDateTime now) {
        var centre = stage.as(cast.account(Who.COMMUNE_CENTRE));
        var head = classroom.head(centre, code);
        var lines = rosters.roster(centre, head).lines();
        var monitor = lines.stream()
                .filter(line -> line.office() == ClassOffice.MONITOR)
                .findFirst()
                .orElseThrow();
        cast.act("monitor", people.accountOf(monitor.person()).orElseThrow());
        var trainee = lines.stream()
                .map(line -> people.accountOf(line.person()).orElseThrow())
                .filter(account -> stage.as(account).roles().equals(Set.of(Role.TRAINEE)))
                // Whoever owes a review of a post has more to show.
                .min(Comparator.comparing(
                        account -> reviews.own(stage.as(account)).isEmpty()))
                .orElseThrow();
        cast.act("trainee", trainee);
        var morning =
                on(sessions.of(centre, head), now.toLocalDate(), Half.MORNING).getFirst();
        handout(cast, code, morning);
        feedback.askToday(cast, code, now.toLocalDate());
        if (now.toLocalTime().isBefore(ROLL_CALL)) return;
        var marks = new HashMap<String, Mark>();
        for (var i = 0; i < lines.size() - 12; i++)
            marks.put(RollForm.key(lines.get(i).ref()), i == 9 ? Mark.LATE : Mark.PRESENT);
        stage.later(now.toLocalDate().atTime(ROLL_CALL));
        save(cast.acting("monitor"), code, morning, new RollForm(marks, Map.of(), Map.of(), false, false, ""));
        practised.scoreToday(cast, code);
        stage.later(now);
    }

    private void handout(Cast cast, String code, SessionCard session) {
        var lecturer = stage.as(cast.acting(ProgrammeOf2022.MARKER));
        var bytes = PaperSample.docx(
                "Tài liệu phát tay", session.title(), ProgrammeOf2022.MARKER, "Trường Chính trị tỉnh Nghệ An");
        Stage.done(materials.add(
                lecturer,
                classroom.head(lecturer, code),
                "Đề cương bài giảng",
                null,
                "de-cuong-bai-giang.docx",
                bytes,
                null));
    }

    private void save(vn.nguon.shared.AccountId by, String code, SessionCard session, RollForm form) {
        var saved = rolls.save(stage.as(by), code, session.ref(), form);
        if (!(saved instanceof RollSaved.Saved)) throw new IllegalStateException("roll: " + saved);
    }

    private static List<SessionCard> on(
            List<SessionCard> all, LocalDate day, @org.jspecify.annotations.Nullable Half half) {
        return all.stream()
                .filter(one -> one.day().equals(day) && (half == null || one.half() == half))
                .toList();
    }
}
