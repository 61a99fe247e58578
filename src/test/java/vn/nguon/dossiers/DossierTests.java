package vn.nguon.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nguon.credentials.CredentialsIssued;
import vn.nguon.results.CredentialKind;
import vn.nguon.results.Decide;
import vn.nguon.results.FinishedClass;
import vn.nguon.results.FinishedClass.Made;
import vn.nguon.results.Results;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.web.Frame;

@SpringBootTest
@AutoConfigureMockMvc(addFilters = false, print = MockMvcPrint.NONE)
class DossierTests {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Results results;

    @Autowired
    Dossiers dossiers;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NguonClock clock;

    private final MockMvcTester mvc;
    private FinishedClass given;
    private Made made;

    DossierTests(@Autowired MockMvc mvc) {
        this.mvc = MockMvcTester.create(mvc);
    }

    @BeforeEach
    void aClassWithItsPapers() {
        clock.travelTo(FinishedClass.DAY.atTime(9, 0));
        given = new FinishedClass(jdbc);
        made = given.made(2);
        given.mark(made, 0, "8.25");
        given.mark(made, 1, "8");
        for (var person : made.people())
            jdbc.sql(
                            "INSERT INTO person_at (person_id, organisation_id, reason, source_key) VALUES (:p, :o, 'WORKS', 'post:' || :p)")
                    .param("p", person)
                    .param("o", given.commune.value())
                    .update();
        assertThat(results.decide(
                        given.clerk,
                        made.code(),
                        CredentialKind.CERTIFICATE,
                        Decide.byMarks(made.id().value() + "-QĐ/TCT", FinishedClass.DAY)))
                .isInstanceOf(Outcome.Done.class);
        issueFirst();
    }

    @Test
    void writesWhatTheClassLeftOnceHoweverOftenItIsAnnounced() throws Exception {
        announce();
        announce();
        assertThat(kinds(made.people().get(0))).containsExactly("CERTIFICATE", "REMARK", "TRAINING");
        assertThat(kinds(made.people().get(1)))
                .as("without a paper nothing is written")
                .isEmpty();
        var remark = jdbc.sql("SELECT detail FROM dossier_entry WHERE person_id = :p AND kind = 'REMARK'")
                .param("p", made.people().get(0))
                .query(String.class)
                .single();
        assertThat(remark).isEqualTo("Thu hoạch: Sát thực tế\nThực hành: Sát thực tế");
    }

    @Test
    void showsTheFileToTheOrganisationBoardAndRecordsTheReading() throws Exception {
        announce();
        var dossier = dossiers.read(given.boardStaff, person(0));
        assertThat(dossier.entries())
                .extracting(DossierLine::title)
                .containsExactly("Chứng chỉ số 0001/2022-CC", "Nhận xét của người chấm");
        assertThat(dossier.training()).singleElement().satisfies(line -> {
            assertThat(line.band()).isEqualTo("Giỏi");
            assertThat(line.organiser()).isEqualTo("Huyện ủy Tương Dương");
        });
        assertThat(dossiers.read(given.boardStaff, person(0)).readers())
                .extracting(r -> r.actor())
                .containsExactly("Trần Đình Phúc");
        var page = Jsoup.parse(mvc.get()
                .uri("/can-bo/" + person(0))
                .requestAttr(Frame.VIEWER, given.boardStaff)
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("caption").eachText()).contains("Quá trình đào tạo, bồi dưỡng", "Giấy tờ lưu hồ sơ");
        assertThat(page.select("aside").text()).contains("Ai đã xem hồ sơ này", "Trần Đình Phúc, xem hồ sơ");
        assertThat(page.select("a[href^=/giay/]")).hasSize(1);
    }

    @Test
    void masksForTheCommuneAndHidesFromStrangers() {
        jdbc.sql("UPDATE person SET ethnicity = 'Khơ Mú' WHERE id = :p")
                .param("p", made.people().get(0))
                .update();
        var commune = given.viewer("Vi Văn Xã", Role.COMMUNE, given.commune);
        assertThat(dossiers.read(commune, person(0)).person().sensitiveShown()).isFalse();
        assertThat(dossiers.read(commune, person(0)).person().details().ethnicity())
                .isEqualTo("•••");
        assertThat(dossiers.read(commune, person(0)).readers()).isEmpty();
        assertThat(dossiers.read(given.boardStaff, person(0)).person().details().ethnicity())
                .isEqualTo("Khơ Mú");
        assertThatThrownBy(() -> dossiers.read(given.stranger, person(0))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> dossiers.read(given.trainee(made, 1), person(0)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void showsEverybodyTheirOwnFile() throws Exception {
        announce();
        var trainee = given.trainee(made, 0);
        assertThat(dossiers.own(trainee).own()).isTrue();
        var page = Jsoup.parse(mvc.get()
                .uri("/ho-so-cua-toi")
                .requestAttr(Frame.VIEWER, trainee)
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("h1").text()).isEqualTo("Lữ Thị Ánh");
        assertThat(page.select("a[href$=.pdf]")).hasSize(1);
        assertThat(page.select("aside").text()).doesNotContain("Ai đã xem");
        assertThatThrownBy(() -> dossiers.own(given.clerk)).isInstanceOf(NotFound.class);
    }

    private void announce() throws InterruptedException {
        transaction.executeWithoutResult(
                _ -> events.publishEvent(new CredentialsIssued(made.id(), CredentialKind.CERTIFICATE)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.sql("SELECT count(*) FROM event_publication WHERE completion_date IS NULL")
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    /** One register entry for the first trainee, as rows: credentials' own tests issue. */
    private void issueFirst() {
        long decision = jdbc.sql("SELECT id FROM result_decision WHERE class_id = :c")
                .param("c", made.id().value())
                .query(Long.class)
                .single();
        long register = jdbc.sql(
                        "INSERT INTO register (ref, organisation_id, kind, symbol, last) VALUES (:ref, :o, 'CERTIFICATE', 'CC', 1) RETURNING id")
                .param("ref", UUID.randomUUID())
                .param("o", given.school.value())
                .query(Long.class)
                .single();
        jdbc.sql("""
                        INSERT INTO register_entry (ref, register_id, no, number, token, check_code, enrolment_id, decision_id, content, issued_on, issued_at, account_id)
                        VALUES (:ref, :register, 1, '0001/2022-CC', :token, 'H4T9PX', :enrolment, :decision,
                                '{"issuer": "Trường Chính trị tỉnh Nghệ An", "className": "Bồi dưỡng cán bộ cấp xã", "band": "Giỏi"}', :day, :at, :account)
                        """)
                .param("ref", UUID.randomUUID())
                .param("register", register)
                .param("token", vn.nguon.shared.Ids.token())
                .param("enrolment", made.enrolments().get(0))
                .param("decision", decision)
                .param("day", LocalDate.of(2022, 11, 15))
                .param("at", java.time.OffsetDateTime.parse("2022-11-15T09:00:00+07:00"))
                .param("account", given.clerk.id().value())
                .update();
    }

    private java.util.List<String> kinds(long person) {
        return jdbc.sql("SELECT kind FROM dossier_entry WHERE person_id = :p ORDER BY kind")
                .param("p", person)
                .query(String.class)
                .list();
    }

    private UUID person(int index) {
        return jdbc.sql("SELECT ref FROM person WHERE id = :p")
                .param("p", made.people().get(index))
                .query(UUID.class)
                .single();
    }
}
