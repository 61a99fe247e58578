package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom.Trainee;
import vn.nguon.rosters.EnrolmentId;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@SpringBootTest
class MarkingModuleTests {
    @Autowired
    Markers markers;

    @Autowired
    MarkingDesk desk;

    @Autowired
    PaperMarking marking;

    @Autowired
    CorrectedPapers corrected;

    @Autowired
    Marks marks;

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private MarkedClass of;
    private Viewer binh;
    private Viewer cuong;
    private Trainee an;
    private Trainee oi;

    @BeforeEach
    void twoMarkers() {
        clock.travelTo(MarkedClass.DAY.atTime(9, 0));
        of = new MarkedClass(jdbc);
        desk.choose(of.school, of.code(), true, of.part, false);
        binh = of.marker(markers, "Lê Văn Bình");
        cuong = of.marker(markers, "Ngô Sỹ Cường");
        an = of.trainee("Vi Văn An");
        oi = of.trainee("Lò Thị Ởi");
        of.handIn(papers, an, "Đề án", "Đề án một");
        of.handIn(papers, oi, "Kế hoạch", "Kế hoạch hai");
    }

    private void deal() {
        assertThat(desk.deal(of.school, of.code())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nothingIsDealtOnceTheClassIsOver() {
        of.given.state("FINISHED");
        assertThat(desk.deal(of.school, of.code()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("lop-da-xong"));
        assertThat(desk.state(of.school, of.code()).turns())
                .allSatisfy(turn -> assertThat(turn.marker()).isNull());
    }

    @Test
    void neitherMarkerSeesTheOthersMarkAndTheMeanCounts() {
        deal();
        assertThat(of.mark(marking, binh, an, "2", "2,5", "3", "0,5")).isEqualTo(new MarkingSaved.Saved(1, 1));

        assertThat(marking.queue(cuong, of.code()).papers())
                .allSatisfy(paper -> assertThat(paper.score()).isNull());
        assertThat(desk.state(of.school, of.code()).turns())
                .allSatisfy(turn -> assertThat(turn.score()).isNull());
        assertThat(marks.of(of.given.id)).isEmpty();

        of.mark(marking, cuong, an, "2", "2,75", "3,25", "0,5");
        assertThat(marks.of(of.given.id))
                .containsOnlyKeys(new EnrolmentId(an.enrolment()))
                .extractingByKey(new EnrolmentId(an.enrolment()))
                .isEqualTo(java.util.Map.of(of.part, new PartScore(new BigDecimal("8.25"), "")));
        assertThat(marking.queue(binh, of.code()).papers())
                .filteredOn(paper -> paper.no() == of.number(an))
                .singleElement()
                .satisfies(paper -> {
                    assertThat(paper.score()).isEqualByComparingTo("8");
                    assertThat(paper.open()).isFalse();
                });
        assertThat(desk.state(of.school, of.code()).turns())
                .filteredOn(turn -> turn.no() == of.number(an))
                .extracting(MarkingBook.Turn::score)
                .doesNotContainNull();
    }

    @Test
    void aMarkerMayChangeTheOwnMarkUntilBothHaveMarked() {
        deal();
        of.mark(marking, binh, an, "2", "2", "3", "0,5");
        var again = new org.springframework.util.LinkedMultiValueMap<String, String>();
        var no = of.number(an);
        for (var n = 0; n < 4; n++) again.add("d%d-%d".formatted(no, n), "1");
        again.add("cu", no + ":0");
        assertThat(marking.save(binh, of.code(), MarkingForm.of(again)))
                .isEqualTo(new MarkingSaved.Wrong(java.util.Map.of(), List.of(no)));
        again.set("cu", no + ":1");
        assertThat(marking.save(binh, of.code(), MarkingForm.of(again))).isEqualTo(new MarkingSaved.Saved(1, 1));
        of.mark(marking, cuong, an, "1", "1", "1", "1");
        again.set("d%d-0".formatted(no), "2");
        again.set("cu", no + ":2");
        assertThat(marking.save(binh, of.code(), MarkingForm.of(again)))
                .isInstanceOfSatisfying(
                        MarkingSaved.Wrong.class,
                        wrong -> assertThat(wrong.errors()).containsOnlyKeys(no));
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM marking_change c JOIN marking m ON m.id = c.marking_id JOIN paper p ON p.id = m.paper_id WHERE p.enrolment_id = :id")
                        .param("id", an.enrolment())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aThirdMarkerDecidesWhereTwoDifferTooMuch() {
        deal();
        of.mark(marking, binh, an, "2", "3", "3", "1");
        of.mark(marking, cuong, an, "1", "2", "2", "1");
        assertThat(marks.of(of.given.id)).isEmpty();
        assertThat(task("Giao thêm người chấm thu hoạch")).isOne();

        var dung = of.marker(markers, "Phan Thị Dung");
        deal();
        assertThat(task("Giao thêm người chấm thu hoạch")).isZero();
        assertThat(marking.queue(dung, of.code()).papers())
                .singleElement()
                .satisfies(paper -> assertThat(paper.turn()).isEqualTo(3));
        of.mark(marking, dung, an, "2", "2", "3", "1");
        assertThat(marks.of(of.given.id)
                        .get(new EnrolmentId(an.enrolment()))
                        .get(of.part)
                        .score())
                .isEqualByComparingTo("8.5"); // 8 with 9, the nearer of 9 and 6
    }

    private int task(String subject) {
        return jdbc.sql(
                        "SELECT count(*) FROM task WHERE subject = :subject AND closed_at IS NULL AND link LIKE '%' || :code || '%'")
                .param("subject", subject)
                .param("code", of.code())
                .query(Integer.class)
                .single();
    }

    @Test
    void theSumOfTheCriteriaIsTheMarkAndNoneMayBeOverItsMaximum() {
        deal();
        assertThat(of.mark(marking, binh, an, "2,5", "3", "4", "1"))
                .isInstanceOfSatisfying(
                        MarkingSaved.Wrong.class,
                        wrong -> assertThat(wrong.errors()).containsValue("Sự cần thiết, căn cứ cao nhất 2 điểm"));
        assertThat(of.mark(marking, binh, an, "2", "", "4", "1"))
                .isInstanceOfSatisfying(
                        MarkingSaved.Wrong.class,
                        wrong -> assertThat(wrong.errors()).containsValue("Nhập điểm Thực trạng, nguyên nhân"));
        assertThat(of.mark(marking, binh, an, "9")).isInstanceOf(MarkingSaved.Wrong.class);
    }

    @Test
    void aClassSetsItsOwnRubricUntilAPaperIsMarkedByIt() {
        var rubric = new Rubric("Đề án", List.of(new Rubric.Criterion("Cả bài", BigDecimal.TEN)), true, 0);
        var short9 = new Rubric("Đề án", List.of(new Rubric.Criterion("Cả bài", new BigDecimal(9))), true, 0);
        assertThat(desk.set(of.school, of.code(), short9)).isInstanceOf(Outcome.Refused.class);
        assertThat(desk.set(of.school, of.code(), rubric)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.rubrics(of.school, of.code()).rubrics().getFirst().criteria())
                .hasSize(1);
        deal();
        assertThat(of.mark(marking, binh, an, "7,5")).isInstanceOf(MarkingSaved.Saved.class);
        assertThat(desk.set(of.school, of.code(), new Rubric("Đề án", rubric.criteria(), true, 1)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theWayStandsOnceSomethingIsMarked() {
        deal();
        of.mark(marking, binh, an, "2", "2", "2", "1");
        var version = papers.overview(of.school, of.code()).setting().version();
        assertThat(desk.choose(of.school, of.code(), new MarkingDesk.Choose(MarkingWay.OPEN, "", false, version)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void oneMarkerCanMarkByNumberToo() {
        var one = new MarkedClass(jdbc);
        desk.choose(one.school, one.code(), false, one.part, false);
        var marker = one.marker(markers, "Lê Văn Bình");
        var trainee = one.trainee("Vi Văn An");
        one.handIn(papers, trainee, "Khác", "x");
        one.handIn(papers, trainee, "Đề án", "Một");
        desk.deal(one.school, one.code());
        one.mark(marking, marker, trainee, "2", "2", "2", "1");
        assertThat(marks.of(one.given.id)
                        .get(new EnrolmentId(trainee.enrolment()))
                        .get(one.part)
                        .score())
                .isEqualByComparingTo("7");
    }

    @Test
    void dealingNeedsTwoNamedMarkersAndTakesBackWhatAnUnnamedOneHasNotMarked() {
        deal();
        assertThat(marking.queue(cuong, of.code()).papers()).hasSize(2);
        markers.unname(of.school, of.code(), person("Ngô Sỹ Cường"));
        assertThatThrownBy(() -> marking.queue(cuong, of.code())).isInstanceOf(NotFound.class);
        assertThat(desk.deal(of.school, of.code()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("thieu-nguoi-cham"));
    }

    private java.util.UUID person(String name) {
        return jdbc.sql("SELECT ref FROM person WHERE full_name = :name ORDER BY id DESC LIMIT 1")
                .param("name", name)
                .query(java.util.UUID.class)
                .single();
    }

    @Test
    void numbersAreDrawnNotCounted() {
        var drawn = new HashSet<List<Integer>>();
        for (var round = 0; round < 3; round++) {
            var many = new MarkedClass(jdbc);
            var trainees = new LinkedHashMap<Trainee, Integer>();
            for (var n = 0; n < 12; n++) trainees.put(many.trainee("Lương Văn " + (char) ('A' + n)), 0);
            var order = new ArrayList<Integer>();
            for (var trainee : trainees.keySet()) {
                many.handIn(papers, trainee, "Đề án", "Bài của số " + trainee.enrolment());
                order.add(many.number(trainee));
            }
            assertThat(order)
                    .doesNotHaveDuplicates()
                    .allSatisfy(no -> assertThat(no).isBetween(1, 12));
            drawn.add(order);
        }
        // One order in 12! comes twice by chance.
        assertThat(drawn).hasSize(3);
        var before = of.number(an);
        of.handIn(papers, an, "Đề án", "Bản thứ hai");
        assertThat(of.number(an)).isEqualTo(before);
    }

    @Test
    void takesNoPaperThatSaysWhoseItIs() {
        assertThat(of.handIn(papers, an, "Đề án", "Học viên: VI VĂN AN, xã Yên Na"))
                .isInstanceOfSatisfying(
                        HandedIn.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("bai-co-ten"));
        assertThat(of.handIn(papers, an, "Đề án", "Gia đình ông Vi Văn Ánh")).isInstanceOf(HandedIn.Kept.class);
    }

    @Test
    void takesNoNewVersionOfAPaperThatIsBeingMarked() {
        deal();
        assertThat(of.handIn(papers, an, "Đề án", "Bản hai")).isInstanceOf(HandedIn.Kept.class);
        of.mark(marking, binh, an, "2", "2", "2", "1");
        assertThat(of.handIn(papers, an, "Đề án", "Bản ba"))
                .isInstanceOfSatisfying(
                        HandedIn.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("bai-dang-cham"));
    }

    @Test
    void aMarkerKnowsPapersByNumberOnly() throws IOException {
        deal();
        assertThatThrownBy(() -> papers.overview(binh, of.code())).isInstanceOf(NotFound.class);
        assertThat(marks.grid(binh, of.code()).parts()).isEmpty();
        assertThatThrownBy(() -> marks.column(binh, of.code(), of.part)).isInstanceOf(NotFound.class);
        var paper = of.ref(
                "paper",
                jdbc.sql("SELECT id FROM paper WHERE enrolment_id = :id")
                        .param("id", an.enrolment())
                        .query(Long.class)
                        .single());
        assertThatThrownBy(() -> papers.file(binh, paper, 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> papers.cover(binh, paper)).isInstanceOf(NotFound.class);

        var queue = marking.queue(binh, of.code());
        assertThat(queue.papers()).allSatisfy(one -> {
            assertThat(one.commune()).isNull();
            assertThat(one.topic()).isNull();
        });
        assertThat(marking.file(binh, of.code(), of.number(an)).name())
                .isEqualTo("bai-%03d.docx".formatted(of.number(an)));
        var out = new ByteArrayOutputStream();
        marking.all(queue.papers(), out);
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) names.add(entry.getName());
        }
        assertThat(names).containsExactlyInAnyOrder("bai-001.docx", "bai-002.docx");
        assertThatThrownBy(() -> marking.script(binh, of.code(), 99)).isInstanceOf(NotFound.class);
    }

    @Test
    void showsTheCommuneOnlyIfTheClassSaysSoAndWhereItTellsTooMuch() {
        deal();
        desk.choose(of.school, of.code(), true, of.part, true);
        assertThat(marking.queue(binh, of.code()).papers()).allSatisfy(one -> {
            assertThat(one.commune()).isEqualTo("Xã Yên Na");
            assertThat(one.alone()).isFalse();
        });
        of.given.run("UPDATE enrolment SET unit_name = 'Xã Yên Hòa', organisation_id = %d WHERE id = %d"
                .formatted(of.given.board.value(), oi.enrolment()));
        assertThat(marking.queue(binh, of.code()).papers())
                .allSatisfy(one -> assertThat(one.alone()).isTrue());
        assertThat(desk.state(of.school, of.code()).alone()).containsExactly("Xã Yên Hòa", "Xã Yên Na");
    }

    @Test
    void strangersFindNothingAndOfficesCannotArrange() {
        deal();
        var clerk = of.given.staff("Nguyễn Thị Hải", Role.CENTRE, of.given.centre, MarkedClass.DAY);
        assertThatThrownBy(() -> desk.state(clerk, of.code())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> marking.queue(clerk, of.code())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> marking.queue(of.trainees.get(an), of.code())).isInstanceOf(NotFound.class);
    }

    @Test
    void givesCorrectedPapersBackByNumber() throws IOException {
        deal();
        var no = of.number(an);
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("cham/bai-%03d (sua).docx".formatted(no), Documents.docx("Có ghi chú"));
        parts.put("ghi-chu.docx", Documents.docx("x"));
        parts.put("bai-099.docx", Documents.docx("x"));
        parts.put("bai-%d.txt".formatted(of.number(oi)), Documents.bytes("chữ"));
        parts.put("__MACOSX/._bai-001.docx", Documents.bytes("x"));
        var review =
                corrected.propose(binh, of.code(), List.of(new CorrectedPapers.Sent("goi.zip", Documents.zip(parts))));
        assertThat(review.proposed())
                .singleElement()
                .satisfies(one -> assertThat(one.no()).isEqualTo(no));
        assertThat(review.bad())
                .extracting(CorrectedPapers.Bad::name)
                .containsExactlyInAnyOrder("ghi-chu.docx", "bai-099.docx", "bai-%d.txt".formatted(of.number(oi)));

        var paper = of.ref(
                "paper",
                jdbc.sql("SELECT id FROM paper WHERE enrolment_id = :id")
                        .param("id", an.enrolment())
                        .query(Long.class)
                        .single());
        var trainee = of.trainees.get(an);
        assertThat(corrected.confirm(binh, of.code())).isEqualTo(Outcome.done(1));
        assertThat(corrected.confirm(binh, of.code())).isInstanceOf(Outcome.Refused.class);
        var turn = jdbc.sql(
                        "SELECT turn FROM marking m JOIN corrected_paper c ON c.marking_id = m.id JOIN paper p ON p.id = m.paper_id WHERE p.ref = :paper")
                .param("paper", paper)
                .query(Integer.class)
                .single();
        assertThatThrownBy(() -> corrected.file(trainee, paper, turn)).isInstanceOf(NotFound.class);
        of.given.run("UPDATE paper_setting SET released_at = '2022-11-10' WHERE class_id = " + of.given.id.value());
        try (var in = corrected.file(trainee, paper, turn).in()) {
            assertThat(in.readAllBytes()).isEqualTo(Documents.docx("Có ghi chú"));
        }
        assertThatThrownBy(() -> corrected.file(of.trainees.get(oi), paper, turn))
                .isInstanceOf(NotFound.class);
        assertThat(corrected.own(trainee)).hasSize(1);
    }

    @Test
    void doesNotReplaceACorrectedPaperThatItsTraineeHas() throws IOException {
        deal();
        var no = of.number(an);
        give(no, "Có ghi chú");
        assertThat(corrected.confirm(binh, of.code())).isEqualTo(Outcome.done(1));
        give(no, "Ghi chú khác");
        of.given.run("UPDATE paper_setting SET released_at = '2022-11-10' WHERE class_id = " + of.given.id.value());
        // what was sent before the release is forgotten, and nothing is taken after it
        assertThat(corrected.confirm(binh, of.code())).isInstanceOf(Outcome.Refused.class);
        var review = give(no, "Ghi chú khác nữa");
        assertThat(review.proposed()).isEmpty();
        assertThat(review.bad())
                .extracting(CorrectedPapers.Bad::sentence)
                .containsExactly("Điểm đã công bố, học viên đã nhận bài %d nên không thay được nữa".formatted(no));
        var trainee = of.trainees.get(an);
        var own = corrected.own(trainee).getFirst();
        try (var in = corrected.file(trainee, own.paper(), own.turn()).in()) {
            assertThat(in.readAllBytes()).isEqualTo(Documents.docx("Có ghi chú"));
        }
    }

    private CorrectedPapers.Review give(int no, String text) {
        return corrected.propose(
                binh,
                of.code(),
                List.of(new CorrectedPapers.Sent("bai-%03d.docx".formatted(no), Documents.docx(text))));
    }

    @Test
    void aBombIsNamedAndNothingOfItIsKept() {
        deal();
        var parts = new LinkedHashMap<String, byte[]>();
        for (var n = 1; n <= 20; n++) parts.put("bai-%03d.docx".formatted(n), new byte[10 << 20]);
        var review =
                corrected.propose(binh, of.code(), List.of(new CorrectedPapers.Sent("bom.zip", Documents.zip(parts))));
        assertThat(review.proposed()).isEmpty();
        assertThat(review.bad())
                .extracting(CorrectedPapers.Bad::sentence)
                .contains("Gói bung ra quá lớn. Chia thành nhiều gói");
    }
}
