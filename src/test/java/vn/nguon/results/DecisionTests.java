package vn.nguon.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.Classes;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;
import vn.nguon.web.ListQuery;

@SpringBootTest
@RecordApplicationEvents
class DecisionTests {
    private static final LocalDate DAY = FinishedClass.DAY;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Results results;

    @Autowired
    ResultChecklist checklist;

    @Autowired
    Classes classes;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    @Autowired
    ApplicationEvents events;

    @Autowired
    org.springframework.context.ApplicationEventPublisher publisher;

    @Autowired
    org.springframework.transaction.PlatformTransactionManager transactions;

    private FinishedClass given;

    @BeforeEach
    void november2022() {
        clock.travelTo(DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
    }

    @Test
    void judgesEverybodyAndSaysWhyNot() {
        var made = marked(5);
        given.missed(made, made.enrolments().get(0), 25);
        given.missed(made, made.enrolments().get(1), 26);
        given.mark(made, made.enrolments().get(2), 0, "4.75");
        jdbc.sql("DELETE FROM part_mark WHERE enrolment_id = :e AND part_id = :p")
                .param("e", made.enrolments().get(3))
                .param("p", made.parts().get(1))
                .update();
        var sheet = results.sheet(given.clerk, made.code());
        var why = sheet.people().stream()
                .collect(Collectors.toMap(
                        Finding::enrolment, p -> String.join(" ", p.assessment().whyNot())));
        assertThat(why.get(made.enrolments().get(0))).isEmpty();
        assertThat(why.get(made.enrolments().get(1)))
                .isEqualTo("Vắng 26/128 tiết, quá mức 25 tiết (20%; mặc định, chưa có văn bản).");
        assertThat(why.get(made.enrolments().get(2))).isEqualTo("Thu hoạch 4,75 điểm, dưới mức tối thiểu 5.");
        assertThat(why.get(made.enrolments().get(3))).isEqualTo("Chưa có điểm: Thực hành.");
        var best = finding(sheet, made.enrolments().get(4)).assessment();
        assertThat(best.finalMark()).isEqualByComparingTo(new BigDecimal("8.19")); // (8.25 × 3 + 8 × 1) / 4 = 8.1875
        assertThat(best.band()).isEqualTo("Giỏi");
    }

    @Test
    void asksTheSchoolForASupplementaryDecisionAfterAnAcceptedAppeal() {
        var made = marked(2);
        answered(made, true);
        decide(made, CredentialKind.CERTIFICATE);
        answered(made, false);
        assertThat(supplements(made)).isZero();
        answered(made, true);
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(supplements(made)).isOne());
        answered(made, true);
        assertThat(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        new Decide("2-QĐ/TCT", DAY, "Phúc khảo", Set.of(ref(made, 0)), null, Map.of())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(supplements(made)).isZero();
    }

    private void answered(FinishedClass.Made made, boolean accepted) {
        new org.springframework.transaction.support.TransactionTemplate(transactions)
                .executeWithoutResult(_ -> publisher.publishEvent(new vn.nguon.papers.AppealAnswered(
                        made.id(),
                        new vn.nguon.rosters.EnrolmentId(made.enrolments().get(0)),
                        accepted)));
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                jdbc.sql("SELECT count(*) FROM event_publication WHERE completion_date IS NULL")
                                        .query(Long.class)
                                        .single())
                        .isZero());
    }

    private long supplements(FinishedClass.Made made) {
        return jdbc.sql("SELECT count(*) FROM task WHERE key = :key AND closed_at IS NULL")
                .param("key", "results:SUPPLEMENT:CERTIFICATE:" + made.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void locksThePracticeOfAClassOnceItsResultsAreDecided() {
        var made = marked(1);
        var lock = new PracticeFrozen(jdbc);
        assertThat(lock.lockedFor(head(given.clerk, made))).isEmpty();
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(lock.lockedFor(head(given.clerk, made)).orElseThrow().code()).isEqualTo("da-quyet-dinh-ket-qua");
    }

    @Test
    void keepsTheDecisionWhateverChangesAfterwards() {
        var made = marked(3);
        decide(made, CredentialKind.CERTIFICATE);
        given.mark(made, made.enrolments().get(0), 0, "2");
        jdbc.sql("UPDATE person SET full_name = 'Tên Khác', given_name = 'Khác' WHERE id = :id")
                .param("id", made.people().get(1))
                .update();
        var sheet = results.sheet(given.clerk, made.code());
        var decided = sheet.decided(CredentialKind.CERTIFICATE);
        assertThat(decided)
                .allMatch(Decided::granted)
                .extracting(d -> d.facts().fullName())
                .doesNotContain("Tên Khác");
        assertThat(decided)
                .extracting(Decided::finalMark)
                .allSatisfy(mark -> assertThat(mark).isEqualByComparingTo("8.19"));
        var row = new ResultRows(sheet)
                .page(ListQuery.from(Map.of(), "ten", "diem"), vn.nguon.shared.Classification.NORMAL).rows().stream()
                        .filter(r -> !r.note().isEmpty())
                        .toList();
        assertThat(row).hasSize(1);
        assertThat(row.getFirst().note()).isEqualTo("Sau quyết định, điểm hoặc điểm danh đã đổi: nay 3,50, không đạt.");
        assertThat(row.getFirst().finalMark()).isEqualTo("8,19");
    }

    @Test
    void letsTheDatabaseChangeNothingDecided() {
        var made = marked(1);
        decide(made, CredentialKind.CERTIFICATE);
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE result_line SET granted = false").update())
                .hasMessageContaining("result_line");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM result_decision").update())
                .hasMessageContaining("result_decision");
    }

    @Test
    void letsTheStandingCommitteeDecideAfterTheSchoolAndDifferWithAReason() {
        var made = marked(4);
        given.mark(made, made.enrolments().get(3), 0, "3");
        assertThat(refusal(results.decide(
                        given.approver,
                        made.code(),
                        CredentialKind.ATTESTATION,
                        attest(made, Set.of(0, 1, 2), Map.of()))))
                .isEqualTo("truong-chua-quyet-dinh");
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(refusal(results.decide(
                        given.approver, made.code(), CredentialKind.ATTESTATION, attest(made, Set.of(0, 1), Map.of()))))
                .isEqualTo("thieu-ly-do");
        assertThat(refusal(results.decide(
                        given.approver,
                        made.code(),
                        CredentialKind.ATTESTATION,
                        attest(made, Set.of(0, 1, 2, 3), Map.of()))))
                .isEqualTo("thieu-ly-do");
        var done = results.decide(
                given.approver,
                made.code(),
                CredentialKind.ATTESTATION,
                attest(made, Set.of(0, 1), Map.of(2, "Đang xem xét kỷ luật")));
        assertThat(done).isEqualTo(Outcome.done(2));
        var sheet = results.sheet(given.approver, made.code());
        assertThat(sheet.decided(CredentialKind.CERTIFICATE))
                .filteredOn(Decided::granted)
                .hasSize(3);
        assertThat(sheet.decided(CredentialKind.ATTESTATION))
                .filteredOn(Decided::granted)
                .hasSize(2);
        assertThat(events.stream(ResultsDecided.class))
                .extracting(ResultsDecided::kind)
                .containsExactly(CredentialKind.CERTIFICATE, CredentialKind.ATTESTATION);
    }

    @Test
    void changesADecisionOnlyByASupplementaryOneWithAReason() {
        var made = marked(3);
        decide(made, CredentialKind.CERTIFICATE);
        given.mark(made, made.enrolments().get(0), 0, "3");
        assertThat(refusal(results.decide(
                        given.clerk, made.code(), CredentialKind.CERTIFICATE, Decide.byMarks("413-QĐ/TCT", DAY))))
                .isEqualTo("da-quyet-dinh");
        var one = Set.of(ref(made, 0));
        assertThat(refusal(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        new Decide("413-QĐ/TCT", DAY, " ", one, null, Map.of()))))
                .isEqualTo("thieu-ly-do");
        assertThat(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        new Decide("413-QĐ/TCT", DAY, "Chấm phúc khảo", one, null, Map.of())))
                .isEqualTo(Outcome.done(0));
        var sheet = results.sheet(given.clerk, made.code());
        assertThat(sheet.decided(CredentialKind.CERTIFICATE))
                .hasSize(3)
                .filteredOn(Decided::granted)
                .hasSize(2);
        assertThat(sheet.decided(CredentialKind.CERTIFICATE))
                .filteredOn(d -> d.no() == 2)
                .singleElement()
                .satisfies(d -> assertThat(d.ref()).isEqualTo(ref(made, 0)));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM result_line l JOIN result_decision d ON d.id = l.decision_id WHERE d.class_id = :c")
                        .param("c", made.id().value())
                        .query(Integer.class)
                        .single())
                .as("the first decision's lines are still there")
                .isEqualTo(4);
    }

    @Test
    void refusesWhoDoesNotDecideAndHidesTheClassFromStrangers() {
        var made = marked(1);
        assertThatThrownBy(() -> results.decide(
                        given.approver, made.code(), CredentialKind.CERTIFICATE, Decide.byMarks("1-QĐ", DAY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> results.decide(
                        given.boardStaff, made.code(), CredentialKind.ATTESTATION, Decide.byMarks("1-QĐ", DAY)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> results.sheet(given.stranger, made.code())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> results.sheet(given.trainee(made, 0), made.code()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void refusesADecisionFromTheFutureOrBeforeTheLastDayOrWhileTheClassGoesOn() {
        var made = marked(1);
        assertThat(refusal(results.decide(
                        given.clerk, made.code(), CredentialKind.CERTIFICATE, Decide.byMarks("1-QĐ", DAY.plusDays(1)))))
                .isEqualTo("ngay-quyet-dinh");
        assertThat(refusal(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        Decide.byMarks("1-QĐ", LocalDate.of(2022, 10, 27)))))
                .isEqualTo("ngay-quyet-dinh");
        jdbc.sql("UPDATE training_class SET state = 'STUDYING' WHERE id = :id")
                .param("id", made.id().value())
                .update();
        assertThat(refusal(results.decide(
                        given.clerk, made.code(), CredentialKind.CERTIFICATE, Decide.byMarks("1-QĐ", DAY))))
                .isEqualTo("lop-chua-cho-ket-qua");
    }

    @Test
    void hasNoAttestationInAClassWithoutAnIssuerOfOne() {
        var made = marked(1);
        jdbc.sql("DELETE FROM class_part WHERE class_id = :c AND part = 'ISSUES_ATTESTATION'")
                .param("c", made.id().value())
                .update();
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(mayFinish(given.boardStaff, made)).isTrue();
        assertThatThrownBy(() -> results.decide(
                        given.approver, made.code(), CredentialKind.ATTESTATION, Decide.byMarks("1-QĐ/HU", DAY)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void endsTheClassOnlyWhenBothDecisionsStand() {
        var made = marked(2);
        assertThat(mayFinish(given.boardStaff, made)).isFalse();
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(mayFinish(given.boardStaff, made)).isFalse();
        decide(made, CredentialKind.ATTESTATION);
        assertThat(mayFinish(given.boardStaff, made)).isTrue();
        assertThat(checklist.steps(given.boardStaff, head(given.boardStaff, made)))
                .extracting(step -> step.note().replaceAll("^\\S+, ", ""))
                .containsExactly("10/11/2022; cấp cho 2/2 người", "10/11/2022; cấp cho 2/2 người");
    }

    @Test
    void callsTheStandingCommitteeWhenTheSchoolHasDecided() {
        var made = marked(1);
        assertThat(tasks.of(given.approver)).isEmpty();
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(tasks.of(given.approver)).singleElement().satisfies(task -> {
            assertThat(task.subject()).isEqualTo("Quyết định cấp giấy chứng nhận");
            assertThat(task.link()).isEqualTo("/lop/" + made.code() + "/ket-qua");
        });
        decide(made, CredentialKind.ATTESTATION);
        // The task of issuing may be there by now: it is opened by a listener.
        assertThat(tasks.of(given.approver))
                .extracting(TaskLine::subject)
                .doesNotContain("Quyết định cấp giấy chứng nhận");
    }

    @Test
    void showsATraineeTheirOwnResultOnceDecided() {
        var made = marked(2);
        var trainee = given.trainee(made, 0);
        assertThat(results.own(trainee)).isEmpty();
        decide(made, CredentialKind.CERTIFICATE);
        assertThat(results.own(trainee)).singleElement().satisfies(own -> {
            assertThat(own.facts().fullName()).isEqualTo("Lữ Thị Ánh");
            assertThat(own.band()).isEqualTo("Giỏi");
            assertThat(own.attested()).isNull();
        });
        assertThat(results.own(given.clerk)).isEmpty();
    }

    @Test
    void addsUpToEverybodyAndTo100Percent() {
        var made = marked(7);
        given.mark(made, made.enrolments().get(0), 0, "3");
        given.mark(made, made.enrolments().get(1), 0, "6");
        given.missed(made, made.enrolments().get(2), 30);
        var page = new ResultRows(results.sheet(given.clerk, made.code()))
                .page(ListQuery.from(Map.of(), "ten", "diem"), vn.nguon.shared.Classification.NORMAL);
        assertThat(page.shares())
                .extracting(ResultPage.Share::band)
                .containsExactly("Giỏi", "Đạt", "Không đạt", "Không xét xếp loại");
        assertThat(page.shares()).extracting(ResultPage.Share::people).containsExactly(4, 1, 1, 1);
        assertThat(page.shares().stream().mapToInt(ResultPage.Share::people).sum())
                .isEqualTo(page.total())
                .isEqualTo(7);
        assertThat(page.shares())
                .extracting(ResultPage.Share::percent)
                .containsExactly("57,14%", "14,29%", "14,29%", "14,28%");
    }

    private FinishedClass.Made marked(int trainees) {
        var made = given.made(trainees);
        given.mark(made, 0, "8.25");
        given.mark(made, 1, "8");
        return made;
    }

    private void decide(FinishedClass.Made made, CredentialKind kind) {
        var by = kind == CredentialKind.CERTIFICATE ? given.clerk : given.approver;
        assertThat(results.decide(
                        by, made.code(), kind, Decide.byMarks(made.id().value() + "-QĐ/" + kind, DAY)))
                .isInstanceOf(Outcome.Done.class);
    }

    private Decide attest(FinishedClass.Made made, Set<Integer> granted, Map<Integer, String> reasons) {
        var refs = new HashSet<UUID>();
        for (var index : granted) refs.add(ref(made, index));
        return new Decide(
                "915-QĐ/HU",
                DAY,
                "",
                Set.of(),
                refs,
                reasons.entrySet().stream().collect(Collectors.toMap(e -> ref(made, e.getKey()), Map.Entry::getValue)));
    }

    private UUID ref(FinishedClass.Made made, int index) {
        return jdbc.sql("SELECT ref FROM enrolment WHERE id = :id")
                .param("id", made.enrolments().get(index))
                .query(UUID.class)
                .single();
    }

    private static Finding finding(ResultSheet sheet, long enrolment) {
        return sheet.people().stream()
                .filter(p -> p.enrolment() == enrolment)
                .findFirst()
                .orElseThrow();
    }

    private ClassHead head(Viewer viewer, FinishedClass.Made made) {
        return classes.head(viewer, made.code());
    }

    private boolean mayFinish(Viewer viewer, FinishedClass.Made made) {
        return checklist.mayGo(head(viewer, made), ClassState.FINISHED).isEmpty();
    }

    private static String refusal(Outcome<Integer> outcome) {
        return outcome instanceof Outcome.Refused<Integer>(var refusal) ? refusal.code() : "done";
    }
}
