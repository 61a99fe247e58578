package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.attendance.Classroom;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.classes.ClassFinished;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Status;
import vn.nguon.classes.Step;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
@RecordApplicationEvents
class AppealModuleTests {
    @Autowired
    Markers markers;

    @Autowired
    MarkingDesk desk;

    @Autowired
    PaperMarking marking;

    @Autowired
    Appeals appeals;

    @Autowired
    Marks marks;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    PaperChecklist checklist;

    @Autowired
    FinishedMarks finished;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Classes classes;

    private MarkedClass of;
    private Viewer binh;
    private Trainee an;
    private Viewer trainee;

    @BeforeEach
    void releasedMarks() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        desk.choose(of.school, of.code(), true, of.part, false);
        binh = of.marker(markers, "Lê Văn Bình");
        var cuong = of.marker(markers, "Ngô Sỹ Cường");
        an = of.trainee("Vi Văn An");
        trainee = of.trainees.get(an);
        of.handIn(papers, an, "Đề án", "Đề án một");
        desk.deal(of.school, of.code());
        of.mark(marking, binh, an, "2", "2", "2", "1");
        of.mark(marking, cuong, an, "2", "2", "2", "1");
    }

    private void release() {
        assertThat(marks.release(of.school, of.code())).isInstanceOf(Outcome.Done.class);
    }

    private UUID asked() {
        release();
        return ((Outcome.Done<UUID>) appeals.ask(trainee, of.code(), "Phần giải pháp chưa được xét")).value();
    }

    private static String code(Outcome<UUID> outcome) {
        return outcome instanceof Outcome.Refused<UUID>(var refusal) ? refusal.code() : "done";
    }

    @Test
    void isAskedOnceFromTheReleaseToTheLastDay() {
        assertThat(code(appeals.ask(trainee, of.code(), "x"))).isEqualTo("chua-cong-bo");
        release();
        assertThat(appeals.desk(trainee, of.code()).lastDay()).isEqualTo(MarkedClass.DAY.plusDays(15));
        var late = Classroom.on(MarkedClass.DAY.plusDays(16), trainee);
        assertThat(code(appeals.ask(late, of.code(), "x"))).isEqualTo("qua-han");
        var last = Classroom.on(MarkedClass.DAY.plusDays(15), trainee);
        assertThat(code(appeals.ask(last, of.code(), "x"))).isEqualTo("done");
        assertThat(code(appeals.ask(last, of.code(), "y"))).isEqualTo("da-xin");
        assertThatThrownBy(() -> appeals.desk(of.school, of.code())).isInstanceOf(NotFound.class);
    }

    @Test
    void canBeAskedFromTheEndOfAClassWhoseMarksNobodyGaveOut() {
        of.given.state("FINISHED");
        for (var twice = 0; twice < 2; twice++)
            transaction.executeWithoutResult(_ -> publisher.publishEvent(new ClassFinished(of.given.id)));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(appeals.desk(trainee, of.code()).lastDay()).isEqualTo(MarkedClass.DAY.plusDays(15)));
        assertThat(code(appeals.ask(trainee, of.code(), "Xem lại"))).isEqualTo("done");
    }

    @Test
    void theEndOfTheClassLeavesTheDayOnWhichMarksWereGivenOut() {
        release();
        clock.travelTo(MarkedClass.DAY.plusDays(9).atTime(9, 0));
        finished.on(new ClassFinished(of.given.id));
        assertThat(appeals.desk(trainee, of.code()).lastDay()).isEqualTo(MarkedClass.DAY.plusDays(15));
    }

    private java.util.List<Step> appealSteps() {
        return checklist.steps(of.school, classes.head(of.school, of.code())).stream()
                .filter(step -> step.title().equals("Trả lời phúc khảo"))
                .toList();
    }

    @Test
    void isALineOfTheChecklistWhereAnybodyAsked() {
        assertThat(appealSteps()).isEmpty();
        var ref = asked();
        assertThat(appealSteps()).singleElement().satisfies(step -> {
            assertThat(step.status()).isEqualTo(Status.DUE);
            assertThat(step.note()).isEqualTo("Đã trả lời 0/1 đơn");
        });
        var dung = of.marker(markers, "Phan Thị Dung");
        appeals.give(of.school, of.code(), ref, person("Phan Thị Dung"));
        of.mark(marking, dung, an, "2", "2", "2", "1");
        appeals.answer(of.school, of.code(), ref, false, "Giữ nguyên");
        assertThat(appealSteps())
                .singleElement()
                .satisfies(step -> assertThat(step.status()).isEqualTo(Status.DONE));
    }

    @Test
    void isMarkedBySomebodyWhoWasNoneOfTheFirst() {
        var ref = asked();
        assertThat(appeals.one(of.school, of.code(), ref).candidates()).isEmpty();
        assertThat(code(appeals.give(of.school, of.code(), ref, person("Lê Văn Bình"))))
                .isEqualTo("nguoi-da-cham");
        var dung = of.marker(markers, "Phan Thị Dung");
        assertThat(code(appeals.answer(of.school, of.code(), ref, true, "x"))).isEqualTo("chua-cham-lai");
        assertThat(code(appeals.give(of.school, of.code(), ref, person("Phan Thị Dung"))))
                .isEqualTo("done");
        assertThat(marking.queue(dung, of.code()).papers()).singleElement().satisfies(paper -> {
            assertThat(paper.turn()).isEqualTo(MarkingBook.APPEAL);
            assertThat(paper.score()).isNull();
        });
        of.mark(marking, dung, an, "2", "3", "3", "1");
        // Both marks are kept, and nothing counts before the answer.
        assertThat(mark()).isEqualByComparingTo("7");
        assertThat(appeals.one(of.school, of.code(), ref).appeal())
                .satisfies(appeal -> assertThat(appeal.before()).isEqualByComparingTo("7"))
                .satisfies(appeal -> assertThat(appeal.again()).isEqualByComparingTo("9"));
        assertThatThrownBy(() -> appeals.letter(trainee, ref)).isInstanceOf(NotFound.class);

        assertThat(code(appeals.answer(of.school, of.code(), ref, true, "Giải pháp đầy đủ")))
                .isEqualTo("done");
        assertThat(mark()).isEqualByComparingTo("9");
        assertThat(code(appeals.answer(of.school, of.code(), ref, false, "y"))).isEqualTo("da-tra-loi");
        assertThat(events.stream(AppealAnswered.class))
                .containsExactly(new AppealAnswered(of.given.id, new EnrolmentId(an.enrolment()), true));
        assertThat(appeals.letter(trainee, ref).appeal().answer()).isEqualTo("Giải pháp đầy đủ");
        assertThat(jdbc.sql("SELECT score || ' ' || reason FROM part_mark_change WHERE enrolment_id = :id ORDER BY id")
                        .param("id", an.enrolment())
                        .query(String.class)
                        .list())
                .containsExactly("7.00 ", "9.00 Phúc khảo");
    }

    @Test
    void aRejectedOneLeavesTheMark() {
        var ref = asked();
        var dung = of.marker(markers, "Phan Thị Dung");
        appeals.give(of.school, of.code(), ref, person("Phan Thị Dung"));
        of.mark(marking, dung, an, "2", "2", "2", "1");
        assertThat(code(appeals.answer(of.school, of.code(), ref, true, "x"))).isEqualTo("diem-khong-doi");
        assertThat(code(appeals.answer(of.school, of.code(), ref, false, "Điểm đã đúng")))
                .isEqualTo("done");
        assertThat(mark()).isEqualByComparingTo("7");
    }

    @Test
    void onlyTheSchoolArrangesItAndOnlyTheTraineeReadsTheAnswer() {
        var ref = asked();
        var clerk = of.given.staff("Nguyễn Thị Hải", Role.CENTRE, of.given.centre, MarkedClass.DAY);
        assertThatThrownBy(() -> appeals.overview(clerk, of.code())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> appeals.one(binh, of.code(), ref)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> appeals.one(of.school, new MarkedClass(jdbc).code(), ref))
                .isInstanceOf(NotFound.class);
        assertThat(appeals.overview(of.school, of.code()).appeals()).hasSize(1);
        assertThat(appeals.own(trainee)).hasSize(1);
        assertThat(appeals.own(clerk)).isEmpty();
    }

    private BigDecimal mark() {
        return marks.of(of.given.id)
                .get(new EnrolmentId(an.enrolment()))
                .get(of.part)
                .score();
    }

    private UUID person(String name) {
        return jdbc.sql("SELECT ref FROM person WHERE full_name = :name ORDER BY id DESC LIMIT 1")
                .param("name", name)
                .query(UUID.class)
                .single();
    }
}
