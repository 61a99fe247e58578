package vn.nguon.classes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.documents.DocumentReference;
import vn.nguon.programmes.Offices;
import vn.nguon.programmes.ProgrammeDesk;
import vn.nguon.programmes.StudyForm;
import vn.nguon.programmes.TopicText;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** The offices of a district class and its people, and a class made by them through the façades. */
final class TrainingClasses {
    static final LocalDate TODAY = LocalDate.of(2022, 9, 20);
    static final List<LocalDate> DAYS = StudyDays.between(
            LocalDate.of(2022, 10, 7), LocalDate.of(2022, 10, 28), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    final Offices offices;
    final OrganisationId committee;
    final OrganisationId standing;
    final OrganisationId centre;
    final OrganisationId school;
    final OrganisationId elsewhere;
    final Viewer hanh;
    final Viewer phuc;
    final Viewer lan;
    final Viewer stranger;
    private static int number;

    private final ClassDesk desk;
    private final ProgrammeDesk programmes;

    TrainingClasses(JdbcClient jdbc, ClassDesk desk, ProgrammeDesk programmes) {
        this.desk = desk;
        this.programmes = programmes;
        offices = new Offices(jdbc, TODAY);
        var tag = " " + UUID.randomUUID();
        committee = offices.office("Huyện ủy Tương Dương" + tag, "DISTRICT_COMMITTEE", null);
        standing = offices.office("Ban Thường vụ Huyện ủy" + tag, "STANDING_COMMITTEE", committee);
        centre = offices.office("Trung tâm Chính trị huyện" + tag, "POLITICAL_CENTRE", committee);
        school = offices.office("Trường Chính trị tỉnh" + tag, "POLITICAL_SCHOOL", null);
        elsewhere = offices.office("Huyện ủy Kỳ Sơn" + tag, "DISTRICT_COMMITTEE", null);
        hanh = offices.clerk("Vi Thị Hạnh", centre, Role.CENTRE);
        phuc = offices.clerk("Trần Đình Phúc", standing, Role.APPROVER);
        lan = offices.clerk("Hồ Thị Lan", school, Role.SCHOOL);
        stranger = offices.clerk("Lô Văn Tú", elsewhere, Role.CENTRE, Role.APPROVER);
    }

    static ClassText text() {
        return new ClassText(
                "Bồi dưỡng cán bộ quy hoạch Bí thư, Phó Bí thư",
                "Bồi dưỡng kỹ năng lãnh đạo, quản lý",
                "Hội trường 1",
                List.of(),
                91);
    }

    /** A draft of the centre. */
    String draft() {
        return done(desk.create(hanh, "TD-2022-" + ++number, text(), centre));
    }

    /** A draft with everything that the approver asks for, the school's approval excepted. */
    String ready() {
        var code = draft();
        done(desk.addPart(hanh, code, 0, standing, ClassPart.DECIDES));
        done(desk.addPart(hanh, code, 1, school, ClassPart.ISSUES_CERTIFICATE));
        done(desk.setDays(hanh, code, 2, DAYS));
        done(desk.chooseProgramme(hanh, code, 3, programme()));
        return code;
    }

    UUID programme() {
        var ref = programmes.create(lan, school, "Kỹ năng lãnh đạo", "");
        done(programmes.addTopic(
                lan, ref, 0, null, new TopicText("Ra quyết định", 8, StudyForm.LECTURE, "Giảng viên")));
        return ref;
    }

    DocumentReference decision() {
        return new DocumentReference("868-QĐ/HU", LocalDate.of(2022, 9, 30), standing, "", "Về việc mở lớp");
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    static String code(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var refusal) ? refusal.code() : "done";
    }
}
