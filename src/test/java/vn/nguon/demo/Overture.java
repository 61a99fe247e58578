package vn.nguon.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.nguon.accounts.Accounts;
import vn.nguon.accounts.TrialAccounts;
import vn.nguon.classes.ClassDesk;
import vn.nguon.classes.ClassPart;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.ClassText;
import vn.nguon.classes.StudyDays;
import vn.nguon.demo.Cast.Who;
import vn.nguon.documents.DocumentReference;
import vn.nguon.shared.Role;
import vn.nguon.units.Units;

/**
 * The demonstration's first scenes for a journey that begins later: told through the façades in a program that is no demonstration
 * otherwise, with its clock, and with passwords, so that people sign in as they do for real. Its parts live in a context of their own
 * below the program's.
 */
public final class Overture implements AutoCloseable {
    private final AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();
    private final Cast cast = new Cast();

    public Overture(ApplicationContext program) {
        parts.setParent(program);
        parts.getEnvironment().getPropertySources().addFirst(new MapPropertySource("demo", Map.of("nguon.demo", true)));
        parts.register(
                TrialAccounts.class,
                Stage.class,
                OfficesOf2022.class,
                PlanningOf2022.class,
                ProgrammeOf2022.class,
                Classroom.class,
                ClassOf2022.class,
                PapersOf2022.class,
                Practised.class,
                StudyOf2022.class,
                AppraisalsOf2022.class,
                ResultsOf2022.class);
        parts.refresh();
    }

    /** 15/09 to 12/10/2022: offices, both planning lists, a programme, and a class of November that has nobody yet. */
    public void classOf2022(String code) {
        parts.getBean(OfficesOf2022.class).open(cast);
        parts.getBean(PlanningOf2022.class).take(cast);
        parts.getBean(ProgrammeOf2022.class).make(cast);
        parts.getBean(ClassOf2022.class).prepareAnother(cast, code);
    }

    /**
     * 15/09 to 30/11/2022: the class of October whole, from its offices over its rolls, papers and decisions to its end, with the schemes it
     * carries out; and whoever answers for xã Yên Na, as {@code dangboxa.yenna}.
     */
    public void finishedClassOf2022() {
        parts.registerBean(SchemesOfDistrict.class);
        parts.getBean(OfficesOf2022.class).open(cast);
        parts.getBean(PlanningOf2022.class).take(cast);
        parts.getBean(ProgrammeOf2022.class).make(cast);
        parts.getBean(SchemesOfDistrict.class).enter(cast);
        parts.getBean(ClassOf2022.class).prepare(cast);
        parts.getBean(PapersOf2022.class).ask(cast);
        parts.getBean(StudyOf2022.class).act(cast);
        parts.getBean(ResultsOf2022.class).decide(cast);
        var day = LocalDate.of(2022, 12, 1);
        parts.getBean(Stage.class).scene(day.atTime(8, 0), () -> {
            var committee = parts.getBean(Units.class)
                    .committeeOf("Xã Yên Na", cast.at(Body.DISTRICT), day)
                    .orElseThrow();
            cast.is(
                    Who.COMMUNE_OF_2022,
                    parts.getBean(Accounts.class).open("dangboxa.yenna", Who.COMMUNE_OF_2022.fullName()));
            parts.getBean(OfficesOf2022.class).grant(cast, Who.COMMUNE_OF_2022, Role.COMMUNE, committee.id(), day);
        });
    }

    /** 15/09 to 28/10/2022: the class of October from its offices to its last roll; what it did beside the lectures is left to the caller. */
    public Interlude lecturesOf2022() {
        parts.getBean(OfficesOf2022.class).open(cast);
        parts.getBean(PlanningOf2022.class).take(cast);
        parts.getBean(ProgrammeOf2022.class).make(cast);
        parts.getBean(ClassOf2022.class).prepare(cast);
        parts.getBean(PapersOf2022.class).ask(cast);
        parts.getBean(StudyOf2022.class).actUntilTheLastRolls(cast, 0);
        return new Interlude(parts, cast);
    }

    /** 30/06/2025: the offices of the province that act from the next day on: btc.tinh and btv.tinh. */
    public void provinceTakesOver() {
        var offices = parts.getBean(OfficesOf2022.class);
        parts.getBean(Stage.class).scene(NewMap.LAST_DAY.atTime(15, 0), () -> {
            offices.account(
                    cast,
                    Who.PROVINCE_BOARD,
                    "btc.tinh",
                    Role.ORGANISATION_BOARD,
                    Body.PROVINCE_BOARD,
                    NewMap.FIRST_DAY);
            offices.account(
                    cast, Who.PROVINCE_APPROVER, "btv.tinh", Role.APPROVER, Body.PROVINCE_STANDING, NewMap.FIRST_DAY);
        });
    }

    /** March 2026: a class of the province in May, approved, with nobody yet. */
    public void classOf2026(String code) {
        var stage = parts.getBean(Stage.class);
        var classroom = parts.getBean(Classroom.class);
        var desk = parts.getBean(ClassDesk.class);
        var approvedOn = LocalDate.of(2026, 3, 20);
        stage.scene(approvedOn.minusDays(4).atTime(9, 0), () -> {
            var board = stage.as(cast.account(Who.PROVINCE_BOARD));
            var text = new ClassText(
                    "Bồi dưỡng cán bộ quy hoạch lãnh đạo đảng ủy xã, nhiệm kỳ 2025-2030",
                    "Bồi dưỡng kỹ năng lãnh đạo, quản lý cho cán bộ xã",
                    "Hội trường Trường Chính trị tỉnh",
                    List.of(),
                    40);
            Stage.done(desk.create(board, code, text, cast.at(Body.PROVINCE_BOARD)));
            classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.PLANS, Body.PROVINCE_STANDING);
            classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.DECIDES, Body.PROVINCE_STANDING);
            classroom.part(cast, code, Who.PROVINCE_BOARD, ClassPart.ISSUES_CERTIFICATE, Body.SCHOOL);
            var days = StudyDays.between(
                    LocalDate.of(2026, 5, 4),
                    LocalDate.of(2026, 5, 15),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
            Stage.done(desk.setDays(board, code, classroom.version(board, code), days));
            Stage.done(desk.chooseProgramme(board, code, classroom.version(board, code), cast.kept("programme 2022")));
            classroom.move(cast, code, Who.PROVINCE_BOARD, ClassState.SUBMITTED);
        });
        stage.scene(approvedOn.atTime(9, 0), () -> {
            classroom.schoolApproves(cast, code);
            classroom.approve(
                    cast,
                    code,
                    Who.PROVINCE_APPROVER,
                    new DocumentReference(
                            "1912-QĐ/TU", approvedOn, cast.at(Body.PROVINCE), "", "Mở lớp bồi dưỡng cán bộ quy hoạch"));
        });
    }

    /** Whoever has none yet chooses this password, as with a slip. */
    public void choosePasswords(String password) {
        parts.getBean(JdbcClient.class)
                .sql("UPDATE account SET password_hash = :hash WHERE password_hash IS NULL")
                .param("hash", parts.getBean(PasswordEncoder.class).encode(password))
                .update();
    }

    @Override
    public void close() {
        parts.close();
    }
}
