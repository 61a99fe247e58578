package vn.nguon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.classes.SteeringMember;
import vn.nguon.classes.StudyDays;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.programmes.LecturerKind;
import vn.nguon.programmes.NewLecturer;
import vn.nguon.rosters.GroupPlan;
import vn.nguon.rosters.RosterAnswer;
import vn.nguon.rosters.RosterImports;
import vn.nguon.rosters.RosterReview;
import vn.nguon.timetable.Rooms;
import vn.nguon.timetable.TimetableIssues;
import vn.nguon.timetable.Timetables;

/** 20/09 to 03/10/2022: the class is prepared, approved, filled with 91 trainees, timetabled and summoned. */
@DemoPart
class ClassOf2022 {
    static final String CODE = "TD-2022-01";
    static final LocalDate FIRST = LocalDate.of(2022, 10, 7);
    static final LocalDate LAST = LocalDate.of(2022, 10, 28);

    private final Stage stage;
    private final Classroom classroom;
    private final ClassDesk desk;
    private final RosterImports imports;
    private final Rooms rooms;
    private final Timetables timetables;
    private final TimetableIssues issues;
    private final ProgrammeOf2022 programme;

    ClassOf2022(
            Stage stage,
            Classroom classroom,
            ClassDesk desk,
            RosterImports imports,
            Rooms rooms,
            Timetables timetables,
            TimetableIssues issues,
            ProgrammeOf2022 programme) {
        this.stage = stage;
        this.classroom = classroom;
        this.desk = desk;
        this.imports = imports;
        this.rooms = rooms;
        this.timetables = timetables;
        this.issues = issues;
        this.programme = programme;
    }

    void prepare(Cast cast) {
        stage.scene(at(20, 9), () -> draft(cast, CODE, FIRST, LAST));
        stage.scene(at(21, 14), () -> leaders(cast));
        stage.scene(at(22, 8), () -> classroom.move(cast, CODE, Who.DISTRICT_BOARD, ClassState.SUBMITTED));
        stage.scene(at(26, 10), () -> classroom.schoolApproves(cast, CODE));
        stage.scene(
                at(30, 9),
                () -> classroom.approve(
                        cast,
                        CODE,
                        Who.DISTRICT_APPROVER,
                        new DocumentReference(
                                "868-QĐ/HU",
                                LocalDate.of(2022, 9, 30),
                                cast.at(Body.DISTRICT),
                                "",
                                "Mở lớp bồi dưỡng cán bộ quy hoạch")));
        stage.scene(at(30, 10), () -> roster(cast));
        stage.scene(
                at(30, 15),
                () -> classroom.approveRoster(
                        cast,
                        CODE,
                        Who.DISTRICT_APPROVER,
                        new DocumentReference(
                                "869-QĐ/HU",
                                LocalDate.of(2022, 9, 30),
                                cast.at(Body.DISTRICT),
                                "",
                                "Cử cán bộ đi học lớp bồi dưỡng")));
        stage.scene(LocalDate.of(2022, 10, 3).atTime(9, 0), () -> {
            timetable(cast);
            classroom.summon(
                    cast, CODE, Who.DISTRICT_CENTRE, "21-GTT/TTCT", Body.DISTRICT_CENTRE, "GIÁM ĐỐC", "Moong Văn Chắn");
        });
    }

    /** A second class of the same offices in November, approved and without a roster yet. */
    void prepareAnother(Cast cast, String code) {
        var from = LocalDate.of(2022, 11, 7);
        stage.scene(LocalDate.of(2022, 10, 10).atTime(9, 0), () -> draft(cast, code, from, from.plusDays(18)));
        stage.scene(
                LocalDate.of(2022, 10, 11).atTime(9, 0),
                () -> classroom.move(cast, code, Who.DISTRICT_BOARD, ClassState.SUBMITTED));
        stage.scene(LocalDate.of(2022, 10, 12).atTime(9, 0), () -> {
            classroom.schoolApproves(cast, code);
            classroom.approve(
                    cast,
                    code,
                    Who.DISTRICT_APPROVER,
                    new DocumentReference(
                            "880-QĐ/HU",
                            LocalDate.of(2022, 10, 12),
                            cast.at(Body.DISTRICT),
                            "",
                            "Mở lớp bồi dưỡng cán bộ quy hoạch, lớp thứ hai"));
        });
    }

    private static java.time.LocalDateTime at(int dayOfSeptember, int hour) {
        return LocalDate.of(2022, 9, dayOfSeptember).atTime(hour, 0);
    }

    private void draft(Cast cast, String code, LocalDate first, LocalDate last) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var text = new ClassText(
                "Bồi dưỡng cán bộ quy hoạch các chức danh Bí thư, Phó Bí thư Đảng ủy xã, thị trấn, nhiệm kỳ 2020-2025 và 2025-2030",
                "Bồi dưỡng kỹ năng lãnh đạo, quản lý cho cán bộ xã, thị trấn huyện Tương Dương",
                "Hội trường Trung tâm Chính trị huyện Tương Dương",
                List.of(),
                100);
        Stage.done(desk.create(board, code, text, cast.at(Body.DISTRICT_BOARD)));
        part(cast, code, ClassPart.PLANS, Body.DISTRICT_STANDING);
        part(cast, code, ClassPart.DECIDES, Body.DISTRICT_STANDING);
        part(cast, code, ClassPart.CO_ORGANISES, Body.SCHOOL);
        part(cast, code, ClassPart.HOSTS, Body.DISTRICT_CENTRE);
        part(cast, code, ClassPart.FUNDS, Body.DISTRICT_GOVERNMENT);
        part(cast, code, ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL);
        part(cast, code, ClassPart.ISSUES_ATTESTATION, Body.DISTRICT_STANDING);
        var days = StudyDays.between(first, last, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        Stage.done(desk.setDays(board, code, classroom.version(board, code), days));
        Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme 2022")));
        scheme(
                cast,
                code,
                "03-ĐA/HU",
                LocalDate.of(2021, 10, 11),
                Body.DISTRICT_EXECUTIVE,
                "Đề án nâng cao chất lượng công tác đào tạo, bồi dưỡng tại Trung tâm Chính trị giai đoạn 2021-2025 và những năm tiếp theo");
        scheme(
                cast,
                code,
                "06-ĐA/HU",
                LocalDate.of(2022, 2, 16),
                Body.DISTRICT_EXECUTIVE,
                "Đề án nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức đáp ứng yêu cầu nhiệm vụ trong tình hình mới, giai đoạn 2021-2025");
        scheme(
                cast,
                code,
                "NQ/ĐH",
                LocalDate.of(2020, 8, 6),
                Body.DISTRICT,
                "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025");
        Stage.done(desk.setSteering(
                board,
                code,
                classroom.version(board, code),
                List.of(
                        new SteeringMember("Lô Khăm Xỉ", "Phó Bí thư Thường trực Huyện ủy", "Trưởng ban"),
                        new SteeringMember("Lữ Trọng Khuê", "Trưởng Ban Tổ chức Huyện ủy", "Phó Trưởng ban"),
                        new SteeringMember("Bùi Đức Chẩn", "Phó Hiệu trưởng Trường Chính trị tỉnh", "Phó Trưởng ban"),
                        new SteeringMember("Lương Thị Bưởi", "Trưởng Ban Tuyên giáo Huyện ủy", "Thành viên"),
                        new SteeringMember("Moong Văn Chắn", "Giám đốc Trung tâm Chính trị huyện", "Thành viên"))));
        Stage.done(desk.setSupervisor(board, code, classroom.version(board, code), cast.kept("supervisor")));
    }

    private void part(Cast cast, String code, ClassPart part, Body body) {
        classroom.part(cast, code, Who.DISTRICT_BOARD, part, body);
    }

    private void scheme(Cast cast, String code, String number, LocalDate dated, Body issuer, String text) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        Stage.done(desk.addScheme(
                board,
                code,
                classroom.version(board, code),
                new DocumentReference(number, dated, cast.at(issuer), "", text)));
    }

    /** The centre adds leaders of the district who report in block I and on security. */
    private void leaders(Cast cast) {
        leader(cast, "Kha Văn Ót", "Phó Chủ tịch Ủy ban nhân dân huyện", Body.DISTRICT_GOVERNMENT, 6, 8);
        leader(cast, "Lô Khăm Xỉ", "Phó Bí thư Thường trực Huyện ủy", Body.DISTRICT, 7);
        leader(
                cast,
                "Hà Văn Bút",
                "Ủy viên Ban Thường vụ, Chỉ huy trưởng Ban Chỉ huy quân sự huyện",
                Body.DISTRICT_STANDING,
                14);
    }

    private void leader(Cast cast, String name, String post, Body at, int... topics) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        var lecturer = programme.add(
                centre,
                new NewLecturer(
                        name,
                        null,
                        post,
                        cast.at(at),
                        "",
                        LecturerKind.LEADER,
                        cast.at(Body.DISTRICT_CENTRE),
                        LocalDate.of(2022, 1, 1),
                        false));
        programme.teaches(centre, lecturer, cast.kept("programme 2022"), topics);
    }

    private void roster(Cast cast) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var head = classroom.head(board, CODE);
        var file = Stage.done(
                imports.upload(board, head, "danh-sach-hoc-vien.xlsx", Stage.file("danh-sach-hoc-vien.xlsx")));
        answer(cast, file);
        Stage.done(imports.write(board, head, file));
        Stage.done(classroom.groups().divide(board, head, GroupPlan.BY_COMMUNES, 3));
        classroom.committee(board, CODE);
    }

    /** Rows in doubt: the board knows whom they mean, the first of those proposed who says the same of commune and birth. */
    private void answer(Cast cast, UUID file) {
        var board = stage.as(cast.account(Who.DISTRICT_BOARD));
        var head = classroom.head(board, CODE);
        var review = imports.review(board, head, file);
        var answers = new HashMap<Integer, RosterAnswer>();
        for (var row : review.rows())
            if (row.status() == RosterReview.Status.ASK)
                answers.put(row.row(), RosterAnswer.is(row.choices().getFirst().person(), ""));
            else if (row.status().open()) throw new IllegalStateException(row.toString());
        if (!answers.isEmpty()) imports.decide(board, head, file, review.file().version(), answers);
    }

    private void timetable(Cast cast) {
        var centre = stage.as(cast.account(Who.DISTRICT_CENTRE));
        var head = classroom.head(centre, CODE);
        var room = Stage.done(rooms.add(centre, head, "Hội trường 1", 120));
        Stage.done(timetables.fill(centre, head, room));
        Stage.done(issues.issue(centre, head));
    }
}
