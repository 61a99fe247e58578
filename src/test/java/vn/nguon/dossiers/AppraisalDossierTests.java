package vn.nguon.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.results.Appraisals;
import vn.nguon.results.AppraisalsSigned;
import vn.nguon.results.Commend;
import vn.nguon.results.CommendationKind;
import vn.nguon.results.Commendations;
import vn.nguon.results.CommendationsDecided;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.Decide;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.Results;
import vn.nguon.results.SignAppraisals;
import vn.nguon.shared.Classification;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;

/** Signed appraisals and decided commendations reach the cadre files by their events, once. */
@SpringBootTest
class AppraisalDossierTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Results results;

    @Autowired
    Appraisals appraisals;

    @Autowired
    Commendations commendations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NguonClock clock;

    private FinishedClass given;
    private FinishedClass.Made made;

    @BeforeEach
    void aDecidedClass() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
        given.mark(made, made.enrolments().get(0), 0, "9");
        given.mark(made, made.enrolments().get(0), 1, "9");
        given.mark(made, made.enrolments().get(1), 0, "7");
        given.mark(made, made.enrolments().get(1), 1, "7");
        results.decide(
                given.clerk,
                made.code(),
                CredentialKind.CERTIFICATE,
                Decide.byMarks(made.id().value() + "-QĐ/TCT", FinishedClass.DAY));
    }

    @Test
    void keepsEverySignedSheetWithItsLevelsWordsAndSigner() {
        var organiser = given.viewer("Lữ Trọng Khuê", Role.ORGANISATION_BOARD, given.district);
        appraisals.draft(organiser, made.code());
        var command = new SignAppraisals(
                appraisals.ready(organiser, made.code()),
                "Tương Dương",
                "Lữ Trọng Khuê",
                "Trưởng Ban Tổ chức",
                FinishedClass.DAY,
                Classification.INTERNAL);
        assertThat(appraisals.sign(organiser, made.code(), command)).isEqualTo(Outcome.done(2));
        publish(new AppraisalsSigned(made.id()));
        settled();
        assertThat(entries(0, "APPRAISAL"))
                .singleElement()
                .satisfies(detail -> assertThat(detail)
                        .contains(
                                "Phẩm chất: ",
                                "học tập: tốt",
                                "Điểm tổng kết 9,00",
                                "Lữ Trọng Khuê, Trưởng Ban Tổ chức"));
        assertThat(entries(1, "APPRAISAL")).hasSize(1);
    }

    @Test
    void keepsACommendationAndThatItWasTakenBack() {
        var kind = CommendationKind.MERIT_LETTER;
        var list = commendations.list(given.clerk, made.code(), kind);
        assertThat(list).hasSize(1);
        assertThat(commendations.decide(
                        given.clerk,
                        made.code(),
                        kind,
                        new Commend(made.id().value() + "-KT", FinishedClass.DAY, "", list, Map.of())))
                .isEqualTo(Outcome.done(1));
        publish(new CommendationsDecided(made.id(), kind));
        settled();
        assertThat(entries(0, "COMMENDATION")).hasSize(1);
        assertThat(commendations.decide(
                        given.clerk,
                        made.code(),
                        kind,
                        new Commend(
                                made.id().value() + "-KT2",
                                FinishedClass.DAY,
                                "Nhầm người",
                                java.util.Set.of(),
                                Map.of())))
                .isEqualTo(Outcome.done(0));
        settled();
        assertThat(jdbc.sql(
                                "SELECT title FROM dossier_entry WHERE person_id = :p AND kind = 'COMMENDATION' ORDER BY id")
                        .param("p", made.people().getFirst())
                        .query(String.class)
                        .list())
                .containsExactly("Giấy khen", "Thôi: Giấy khen");
        assertThat(entries(1, "COMMENDATION")).isEmpty();
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    private void settled() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) FROM event_publication")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    private List<String> entries(int person, String kind) {
        return jdbc.sql("SELECT detail FROM dossier_entry WHERE person_id = :p AND kind = :kind")
                .param("p", made.people().get(person))
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
