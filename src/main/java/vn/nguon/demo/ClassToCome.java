package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassMoves;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.classes.MoveClass;
import vn.nguon.demo.Cast.Who;

/** Classes that begin in a month: one put before the approver two days ago, its programme before the school; one was returned yesterday. */
@DemoPart
class ClassToCome {
    private static final int DAYS = 3;

    private final Stage stage;
    private final Classroom classroom;
    private final ClassDesk desk;
    private final ClassMoves moves;

    ClassToCome(Stage stage, Classroom classroom, ClassDesk desk, ClassMoves moves) {
        this.stage = stage;
        this.classroom = classroom;
        this.desk = desk;
        this.moves = moves;
    }

    void prepare(Cast cast, LocalDate today) {
        var submitted = "TD-%d-02".formatted(today.getYear());
        var returned = "TD-%d-03".formatted(today.getYear());
        stage.scene(today.minusDays(6).atTime(14, 0), () -> {
            draft(cast, returned, today.plusDays(60), RETURNED);
            classroom.move(cast, returned, Who.PROVINCE_BOARD, ClassState.SUBMITTED);
        });
        stage.scene(today.minusDays(5).atTime(14, 0), () -> draft(cast, submitted, today.plusDays(30), SUBMITTED));
        stage.scene(
                today.minusDays(2).atTime(10, 0),
                () -> classroom.move(cast, submitted, Who.PROVINCE_BOARD, ClassState.SUBMITTED));
        stage.scene(today.minusDays(1).atTime(16, 0), () -> {
            var approver = stage.as(cast.account(Who.PROVINCE_APPROVER));
            Stage.done(moves.move(
                    approver,
                    returned,
                    new MoveClass(
                            ClassState.RETURNED,
                            classroom.version(approver, returned),
                            "Trùng kỳ họp Hội đồng nhân dân xã; đề nghị chọn ngày học khác",
                            null)));
        });
    }

    private static final ClassText SUBMITTED = new ClassText(
            "Bồi dưỡng nghiệp vụ cho cán bộ quy hoạch trưởng, phó các ban của đảng ủy xã",
            "Bồi dưỡng nghiệp vụ công tác đảng cho cán bộ xã",
            "Hội trường Trung tâm Chính trị xã Tương Dương",
            List.of("Điểm cầu xã Nhôn Mai", "Điểm cầu xã Nga My"),
            60);
    private static final ClassText RETURNED = new ClassText(
            "Bồi dưỡng nghiệp vụ cho bí thư chi bộ bản được quy hoạch đảng ủy viên",
            "Bồi dưỡng nghiệp vụ cho bí thư chi bộ bản",
            "Hội trường Trung tâm Chính trị xã Tương Dương",
            List.of(),
            80);

    private void draft(Cast cast, String code, LocalDate from, ClassText text) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        Stage.done(desk.create(board, code, text, cast.at(Body.PROVINCE_BOARD)));
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.DECIDES, Body.PROVINCE_STANDING);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.HOSTS, Body.COMMUNE_CENTRE);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL);
        var monday = from.with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY));
        Stage.done(desk.setDays(
                board,
                code,
                classroom.version(board, code),
                IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList()));
        Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme to come")));
    }
}
