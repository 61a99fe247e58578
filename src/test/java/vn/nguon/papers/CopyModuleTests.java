package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
class CopyModuleTests {
    @Autowired
    Markers markers;

    @Autowired
    MarkingDesk desk;

    @Autowired
    CopyReports reports;

    @Autowired
    CopyChecks checks;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    /** One for all methods: they share a database, and each needs words of its own. */
    private static final Random RANDOM = new Random(20221107);

    private MarkedClass of;
    private Viewer binh;
    private Trainee an;
    private Trainee oi;

    @BeforeEach
    void aClass() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        desk.choose(of.school, of.code(), false, of.part, false);
        binh = of.marker(markers, "Lê Văn Bình");
        an = of.trainee("Vi Văn An");
        oi = of.trainee("Lò Thị Ởi");
    }

    private List<String> words(int count) {
        return CopyTexts.words(RANDOM, count);
    }

    private static String text(List<String> one, List<String> two) {
        return String.join(" ", one) + " " + String.join(" ", two);
    }

    private CopyReports.Report report(Trainee trainee) {
        return reports.forSchool(of.school, of.code(), of.number(trainee));
    }

    @Test
    void comparesWithEarlierPapersAfterHandingInAndShowsPassagesByNumber() {
        var shared = words(60);
        of.handIn(papers, an, "Đề án", text(words(80), shared));
        clock.travelTo(MarkedClass.DAY.atTime(10, 0));
        of.handIn(papers, oi, "Đề án", text(shared, words(140)));
        // By the job, not by this test.
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);

        assertThat(report(an).sources()).isEmpty();
        var report = report(oi);
        assertThat(report.check().share()).isBetween(28, 32);
        assertThat(report.author()).isNull();
        assertThat(report.sources()).singleElement().satisfies(source -> {
            assertThat(source.name()).isEqualTo("Bài %03d, lớp %s".formatted(of.number(an), of.code()));
            assertThat(source.author()).isNull();
            assertThat(source.pairs().getFirst().here()).contains(String.join(" ", shared.subList(3, 57)));
            assertThat(source.pairs().getFirst().there()).contains(String.join(" ", shared.subList(3, 57)));
        });
        desk.deal(of.school, of.code());
        assertThat(reports.forMarker(binh, of.code(), of.number(oi)).sources()).hasSize(1);
    }

    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM copy_check WHERE state = 'WAITING'")
                .query(Integer.class)
                .single();
    }

    @Test
    void namesComeForTheSchoolOnceMarksAreReleased() {
        var shared = words(60);
        of.handIn(papers, an, "Đề án", text(words(80), shared));
        clock.travelTo(MarkedClass.DAY.atTime(10, 0));
        of.handIn(papers, oi, "Đề án", text(shared, words(40)));
        checks.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        desk.deal(of.school, of.code());
        of.given.run("UPDATE paper_setting SET released_at = '2022-11-10' WHERE class_id = " + of.given.id.value());
        assertThat(report(oi).author()).isEqualTo("Lò Thị Ởi");
        assertThat(report(oi).sources().getFirst().author()).startsWith("Vi Văn An");
        assertThat(reports.forMarker(binh, of.code(), of.number(oi)).author()).isNull();
    }

    @Test
    void aNewVersionIsComparedAnewAndNotWithItself() {
        var own = words(120);
        of.handIn(papers, an, "Đề án", String.join(" ", own));
        clock.travelTo(MarkedClass.DAY.atTime(10, 0));
        of.handIn(papers, an, "Đề án", text(own, words(30)));
        checks.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(report(an).check().copied()).isZero();
        assertThat(report(an).check().words()).isEqualTo(150);
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM paper_fingerprint f JOIN paper p ON p.id = f.paper_id WHERE p.enrolment_id = :id")
                        .param("id", an.enrolment())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Shingles.ofFolded(jdbc.sql(
                                        "SELECT folded FROM paper_text t JOIN paper p ON p.id = t.paper_id WHERE p.enrolment_id = :id")
                                .param("id", an.enrolment())
                                .query(String.class)
                                .single())
                        .fingerprints(new boolean[0])
                        .length);
    }

    @Test
    void quotingATextThatEverybodyWasGivenIsNoCopying() {
        var given = words(80);
        of.handIn(papers, an, "Đề án", text(words(80), given));
        clock.travelTo(MarkedClass.DAY.atTime(10, 0));
        of.handIn(papers, oi, "Đề án", text(given, words(80)));
        checks.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(report(oi).check().copied()).isPositive();

        assertThat(reports.know(
                        of.school, of.code(), "Đề án 03", false, "de-an.docx", Documents.docx(String.join(" ", given))))
                .isEqualTo(Outcome.done(80));
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(report(oi).check().copied()).isZero();
        assertThat(report(oi).check().official()).isBetween(78, 80);
        assertThat(report(oi).sources()).isEmpty();
        assertThat(reports.know(
                        of.school, of.code(), "Đề án 03", false, "de-an.docx", Documents.docx(String.join(" ", given))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(reports.know(of.school, of.code(), "Ảnh", false, "anh.pdf", Documents.pdf(1, "")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theClassesMaterialsAreGivenToEverybody() {
        var given = words(70);
        var bytes = Documents.docx(String.join(" ", given));
        var file = files.keep(bytes, PaperFile.Kind.DOCX.mediaType());
        of.given.run(
                """
                INSERT INTO class_material (ref, class_id, title, file_id, file_name, added_by, added_at)
                VALUES (gen_random_uuid(), %d, 'Nghị quyết', %d, 'nq.docx', %d, '2022-10-08')
                """.formatted(of.given.id.value(), file.id(), of.school.id().value()));
        of.handIn(papers, an, "Đề án", text(words(80), given));
        checks.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(report(an).check().official()).isBetween(68, 70);
        assertThat(reports.texts(of.school, of.code()).known())
                .singleElement()
                .satisfies(one -> assertThat(one.material()).isTrue());
    }

    @Autowired
    vn.nguon.files.FileStore files;

    @Test
    void aScanHasNothingToCompare() {
        of.handIn(papers, an, "Đề án", Documents.pdf(1, ""));
        checks.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(report(an).check().state()).isEqualTo("UNREADABLE");
    }

    @Test
    void onlyTheSchoolAndTheMarkerOfThePaperSeeIt() {
        of.handIn(papers, an, "Đề án", "x");
        var clerk = of.given.staff("Nguyễn Thị Hải", Role.CENTRE, of.given.centre, MarkedClass.DAY);
        assertThatThrownBy(() -> reports.forSchool(clerk, of.code(), of.number(an)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> reports.texts(clerk, of.code())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> reports.forMarker(binh, of.code(), of.number(an)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reports.forSchool(of.school, of.code(), 999)).isInstanceOf(NotFound.class);
    }
}
