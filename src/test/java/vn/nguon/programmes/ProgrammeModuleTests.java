package vn.nguon.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

@SpringBootTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
class ProgrammeModuleTests {
    private static final LocalDate TODAY = LocalDate.of(2022, 9, 20);

    @Autowired
    Programmes programmes;

    @Autowired
    ProgrammeDesk desk;

    @Autowired
    ProgrammeImports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    private Offices offices;
    private OrganisationId school;
    private Viewer lan;

    @BeforeEach
    void aSchoolWithAClerk() {
        clock.travelTo(TODAY.atTime(8, 0));
        offices = new Offices(jdbc, TODAY);
        school = offices.office("Trường Chính trị tỉnh " + UUID.randomUUID(), "POLITICAL_SCHOOL", null);
        lan = offices.clerk("Hồ Thị Lan", school, Role.SCHOOL);
    }

    @Test
    void beginsWithOpeningClosingOnePartAndPassOrFail() {
        var programme = made("Kỹ năng lãnh đạo");

        assertThat(programme.items())
                .extracting(ProgrammeItem::kind)
                .containsExactly(ItemKind.OPENING, ItemKind.CLOSING);
        assertThat(programme.assessment().parts())
                .extracting(AssessmentPart::name)
                .containsExactly("Bài thu hoạch");
        assertThat(programme.assessment().bands()).extracting(Band::name).containsExactly("Đạt", "Không đạt");
        assertThat(programme.assessment().bands().getFirst().floor()).isEqualByComparingTo("5");
    }

    @Test
    void numbersBlocksAndTopicsByTheirOrder() {
        var programme = made("Kỹ năng lãnh đạo");
        desk.addBlock(lan, programme.ref(), 0, "Lý luận");
        desk.addBlock(lan, programme.ref(), 1, "Nghiệp vụ");
        var blocks = again(programme).blocks();
        desk.addTopic(lan, programme.ref(), 2, blocks.get(1).ref(), topic("Công tác dân vận", 4));
        desk.addTopic(lan, programme.ref(), 3, blocks.get(0).ref(), topic("Tư tưởng Hồ Chí Minh", 8));
        desk.addTopic(lan, programme.ref(), 4, blocks.get(0).ref(), topic("Ra quyết định", 8));

        assertThat(titles(again(programme)))
                .containsExactly(
                        " Khai giảng",
                        "I Lý luận",
                        "1 Tư tưởng Hồ Chí Minh",
                        "2 Ra quyết định",
                        "II Nghiệp vụ",
                        "1 Công tác dân vận",
                        " Bế giảng");
        assertThat(again(programme).periods()).isEqualTo(20);
        assertThat(again(programme).periods(again(programme).blocks().getFirst()))
                .isEqualTo(16);
    }

    @Test
    void movesATopicAcrossTheEdgeOfItsBlockAndABlockWithItsTopics() {
        var programme = twoBlocks();
        var second = again(programme).topics().get(1);
        desk.move(lan, programme.ref(), version(programme), second.ref(), false);
        assertThat(titles(again(programme))).containsSubsequence("I Lý luận", "1 A", "II Nghiệp vụ", "1 B", "2 C");

        desk.move(
                lan,
                programme.ref(),
                version(programme),
                again(programme).blocks().get(1).ref(),
                true);
        assertThat(titles(again(programme))).containsSubsequence("I Nghiệp vụ", "1 B", "2 C", "II Lý luận", "1 A");
    }

    @Test
    void refusesToRemoveABlockThatHasTopics() {
        var programme = twoBlocks();
        var block = again(programme).blocks().getFirst().ref();
        assertThat(code(desk.remove(lan, programme.ref(), version(programme), block)))
                .isEqualTo("khoi-con-chuyen-de");
        for (var topic : again(programme).topics())
            if (topic.blockNo() == 1) desk.remove(lan, programme.ref(), version(programme), topic.ref());
        assertThat(desk.remove(lan, programme.ref(), version(programme), block)).isInstanceOf(Outcome.Done.class);
        assertThat(again(programme).blocks()).extracting(ProgrammeItem::number).containsExactly("I");
    }

    @Test
    void letsNobodySaveOverAnother() {
        var programme = made("Kỹ năng lãnh đạo");
        desk.addBlock(lan, programme.ref(), 0, "Lý luận");
        assertThatThrownBy(() -> desk.addBlock(lan, programme.ref(), 0, "Nghiệp vụ"))
                .isInstanceOf(Stale.class);
    }

    @Test
    void keepsAFrozenVersionAsItIsAndMakesANewOne() {
        var programme = twoBlocks();
        programmes.freeze(programme.id());
        assertThat(code(desk.addBlock(lan, programme.ref(), version(programme), "Khối mới")))
                .isEqualTo("chuong-trinh-da-khoa");
        assertThat(code(desk.delete(lan, programme.ref()))).isEqualTo("chuong-trinh-da-khoa");

        var copy = programmes.get(lan, done(desk.newVersion(lan, programme.ref())));
        assertThat(copy.versionNo()).isEqualTo(2);
        assertThat(copy.frozen()).isFalse();
        assertThat(titles(copy)).isEqualTo(titles(again(programme)));
        assertThat(copy.assessment().bands())
                .isEqualTo(again(programme).assessment().bands());
        assertThat(code(desk.newVersion(lan, programme.ref()))).isEqualTo("da-co-ban-moi");
    }

    @Test
    void takesPartsInStepsOfAQuarterOnly() {
        var programme = made("Kỹ năng lãnh đạo");
        assertThat(code(desk.setParts(lan, programme.ref(), 0, List.of(part("Thu hoạch", "2", "4.3")))))
                .isEqualTo("buoc-diem");
        assertThat(code(desk.setParts(lan, programme.ref(), 0, List.of(part("Thu hoạch", "0", "4")))))
                .isEqualTo("trong-so");
        assertThat(code(desk.setParts(lan, programme.ref(), 0, List.of()))).isEqualTo("chua-co-phan-diem");
        done(desk.setParts(
                lan, programme.ref(), 0, List.of(part("Thu hoạch", "2", "4.25"), part("Thực tế", "1", "0"))));
        assertThat(again(programme).assessment().parts())
                .extracting(AssessmentPart::name)
                .containsExactly("Thu hoạch", "Thực tế");
    }

    @Test
    void marksFiveBandsAsASampleAndKeepsThemFalling() {
        var programme = made("Kỹ năng lãnh đạo");
        desk.chooseBands(lan, programme.ref(), 0, BandSet.FIVE);
        var five = again(programme).assessment();
        assertThat(five.set().mark()).isEqualTo("mẫu, chưa có văn bản");
        assertThat(five.bands()).extracting(Band::name).containsExactly("Xuất sắc", "Giỏi", "Khá", "Trung bình", "Yếu");
        assertThat(five.bands().get(1).partFloor()).isEqualByComparingTo("7");

        assertThat(code(desk.setBands(
                        lan, programme.ref(), 1, List.of(band("Giỏi", "8"), band("Khá", "8"), band("Yếu", "0")))))
                .isEqualTo("bac-khong-giam");
        assertThat(code(desk.setBands(lan, programme.ref(), 1, List.of(band("Giỏi", "8"), band("Khá", "6")))))
                .isEqualTo("bac-cuoi");
        done(desk.setBands(lan, programme.ref(), 1, List.of(band("Giỏi", "8.5"), band("Yếu", "0"))));
    }

    @Test
    void showsNothingToAnotherOrganisationUntilAClassOpensIt() {
        var programme = made("Kỹ năng lãnh đạo");
        var centre = offices.office("Trung tâm Chính trị " + UUID.randomUUID(), "POLITICAL_CENTRE", null);
        var hanh = offices.clerk("Vi Thị Hạnh", centre, Role.CENTRE);
        assertThatThrownBy(() -> programmes.get(hanh, programme.ref())).isInstanceOf(NotFound.class);
        assertThat(programmes.choices(hanh, List.of(school)))
                .extracting(ProgrammeLine::ref)
                .contains(programme.ref());

        programmes.openTo(programme.id(), List.of(centre));
        assertThat(programmes.get(hanh, programme.ref()).mayEdit()).isFalse();
        assertThatThrownBy(() -> desk.addBlock(hanh, programme.ref(), 0, "Khối"))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> desk.create(hanh, school, "Chương trình khác", ""))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void readsTheOfficesOwnFileWritesItAndTakesItBack() throws Exception {
        var bytes = Objects.requireNonNull(getClass().getResourceAsStream("/programmes/chuong-trinh.xlsx"))
                .readAllBytes();
        var ref = done(imports.start(lan, school, "chuong-trinh.xlsx", bytes));
        var draft = imports.review(lan, ref).draft();
        assertThat(draft.toMend()).isEmpty();
        assertThat(draft.toCheck()).isEmpty();
        assertThat(draft.periods()).isEqualTo(128);

        var written = programmes.get(lan, done(imports.write(lan, ref)));
        assertThat(written.title()).startsWith("Chương trình bồi dưỡng cán bộ quy hoạch");
        assertThat(written.periods()).isEqualTo(128);
        assertThat(written.topics()).hasSize(18);
        assertThat(written.blocks()).extracting(written::periods).containsExactly(64, 32, 32);
        assertThat(written.items().getFirst().title()).isEqualTo("Khai giảng");
        assertThat(written.items().getLast().kind()).isEqualTo(ItemKind.CLOSING);
        assertThat(written.topics().getLast().form()).isEqualTo(StudyForm.SELF_STUDY);
        assertThat(code(imports.start(lan, school, "chuong-trinh.xlsx", bytes))).isEqualTo("tep-da-nhap");

        done(imports.undo(lan, ref));
        assertThatThrownBy(() -> programmes.get(lan, written.ref())).isInstanceOf(NotFound.class);
        assertThat(code(imports.undo(lan, ref))).isEqualTo("chua-nhap");
    }

    @Test
    void writesNoFileThatHasLinesToMend() {
        var ref = importOf(
                new ProgrammeDraft.Line(5, ItemKind.TOPIC, "Công tác dân vận", 0, null, StudyForm.LECTURE, ""));
        assertThat(code(imports.write(lan, ref))).isEqualTo("con-dong-phai-sua");
        var other = offices.clerk(
                "Lô Văn Tú", offices.office("Trường khác " + UUID.randomUUID(), "POLITICAL_SCHOOL", null), Role.SCHOOL);
        assertThatThrownBy(() -> imports.review(other, ref)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesAFileThatIsNoProgramme() {
        assertThat(code(imports.start(lan, school, "thu.xlsx", new byte[] {1, 2, 3})))
                .isEqualTo("tep-khong-hieu");
    }

    private UUID importOf(ProgrammeDraft.Line line) {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/programmes/chuong-trinh.xlsx"))) {
            var ref = done(imports.start(lan, school, "chuong-trinh.xlsx", in.readAllBytes()));
            imports.save(lan, ref, 0, new ProgrammeDraft("Chương trình", "", null, List.of(line)));
            return ref;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Programme made(String title) {
        return programmes.get(lan, desk.create(lan, school, title, ""));
    }

    private Programme twoBlocks() {
        var programme = made("Kỹ năng lãnh đạo");
        desk.addBlock(lan, programme.ref(), 0, "Lý luận");
        desk.addBlock(lan, programme.ref(), 1, "Nghiệp vụ");
        var blocks = again(programme).blocks();
        desk.addTopic(lan, programme.ref(), 2, blocks.get(0).ref(), topic("A", 8));
        desk.addTopic(lan, programme.ref(), 3, blocks.get(0).ref(), topic("B", 8));
        desk.addTopic(lan, programme.ref(), 4, blocks.get(1).ref(), topic("C", 4));
        return programme;
    }

    private Programme again(Programme programme) {
        return programmes.get(lan, programme.ref());
    }

    private int version(Programme programme) {
        return again(programme).version();
    }

    private static List<String> titles(Programme programme) {
        return programme.items().stream()
                .map(item -> item.number() + " " + item.title())
                .toList();
    }

    private static TopicText topic(String title, int periods) {
        return new TopicText(title, periods, StudyForm.LECTURE, "Giảng viên");
    }

    private static PartText part(String name, String weight, String minimum) {
        return new PartText(name, new BigDecimal(weight), new BigDecimal(minimum));
    }

    private static Band band(String name, String floor) {
        return new Band(name, new BigDecimal(floor), BigDecimal.ZERO, true);
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
