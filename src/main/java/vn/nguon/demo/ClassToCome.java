package vn.nguon.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.demo.Cast.Who;

/** A class that begins in a month: put before the approver two days ago; the school has its programme to look at. */
@DemoPart
class ClassToCome {
    private static final int DAYS = 3;

    private final Stage stage;
    private final Classroom classroom;
    private final ClassDesk desk;

    ClassToCome(Stage stage, Classroom classroom, ClassDesk desk) {
        this.stage = stage;
        this.classroom = classroom;
        this.desk = desk;
    }

    void prepare(Cast cast, LocalDate today) {
        var code = "TD-%d-02".formatted(today.getYear());
        stage.scene(today.minusDays(5).atTime(14, 0), () -> draft(cast, code, today));
        stage.scene(today.minusDays(2).atTime(10, 0), () -> classroom.move(cast, code, Who.PROVINCE_BOARD, ClassState.SUBMITTED));
    }

    private void draft(Cast cast, String code, LocalDate today) {
        var board = stage.as(cast.account(Who.PROVINCE_BOARD));
        var text = new ClassText(
                "Bồi dưỡng nghiệp vụ cho cán bộ quy hoạch trưởng, phó các ban của đảng ủy xã",
                "Bồi dưỡng nghiệp vụ công tác đảng cho cán bộ xã",
                "Hội trường Trung tâm Chính trị xã Tương Dương",
                List.of("Điểm cầu xã Nhôn Mai", "Điểm cầu xã Nga My"),
                60);
        Stage.done(desk.create(board, code, text, cast.at(Body.PROVINCE_BOARD)));
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.DECIDES, Body.PROVINCE_STANDING);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.HOSTS, Body.COMMUNE_CENTRE);
        classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL);
        var monday = today.plusDays(30).with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY));
        Stage.done(desk.setDays(board, code, classroom.version(board, code), IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList()));
        Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme to come")));
    }
}
