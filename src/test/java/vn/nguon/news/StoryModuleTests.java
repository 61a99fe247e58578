package vn.nguon.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.news.WrittenOf.CODE;
import static vn.nguon.news.WrittenOf.TEXT;
import static vn.nguon.news.WrittenOf.code;
import static vn.nguon.news.WrittenOf.done;
import static vn.nguon.news.WrittenOf.published;
import static vn.nguon.news.WrittenOf.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.audit.Audit;
import vn.nguon.classes.Classes;
import vn.nguon.classes.Status;
import vn.nguon.files.FileStore;
import vn.nguon.files.Pictures;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;
import vn.nguon.units.Affected;
import vn.nguon.units.Decision;
import vn.nguon.web.HomeBlock;

/** Stories of the class of 2022 from draft to withdrawal. */
@SpringBootTest
@Transactional
class StoryModuleTests {
    @Autowired
    PlannedDistrict given;

    @Autowired
    Stories stories;

    @Autowired
    StoryPhotos photos;

    @Autowired
    StoryReader reader;

    @Autowired
    PublicStories everybody;

    @Autowired
    NewsLists lists;

    @Autowired
    StoriesAffected affected;

    @Autowired
    StoryChecklist checklist;

    @Autowired
    StoriesOnHome home;

    @Autowired
    Classes classes;

    @Autowired
    FileStore files;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    WrittenOf world;
    Viewer clerk;

    @BeforeEach
    void aFinishedClass() {
        world = new WrittenOf(given, jdbc, clock, files);
        clerk = world.clerk;
    }

    private Viewer later(LocalDate day) {
        return new Viewer(clerk.id(), clerk.name(), clerk.roles(), "", "", 0, day);
    }

    @Test
    void aDraftIsProposedFromTheFactsAndNamesNobodyAndNoPlanning() {
        jdbc.sql("UPDATE training_class SET public_name = 'Lớp kỹ năng lãnh đạo' WHERE id = :id")
                .param("id", world.classId)
                .update();
        var story = stories.find(clerk, done(stories.propose(clerk, null, CODE)));
        assertThat(story.text().title()).isEqualTo("Hoàn thành lớp kỹ năng lãnh đạo");
        assertThat(VietnameseText.singleSpaces(story.text().lead()))
                .contains(
                        "Từ ngày 07/10/2022 đến ngày 28/10/2022",
                        "tại Hội trường huyện",
                        "91 học viên",
                        "xã, thị trấn");
        assertThat(VietnameseText.singleSpaces(story.text().body()))
                .contains("Lớp do Ban Tổ chức Huyện ủy Tương Dương tổ chức")
                .contains("16 ngày")
                .contains("nghiên cứu thực tế tại 1 xã, ghi nhận 1 điều thấy được");
        assertThat(story.text().bylineBody()).isEqualTo("Ban Tuyên giáo Huyện ủy Tương Dương");
        assertThat(stories.warnings(clerk, story.ref())).isEqualTo(new Warnings(List.of(), List.of()));
    }

    @Test
    void aSentenceOfTheProposalThatWouldHoldAPlanningWordIsLeftOut() {
        jdbc.sql("UPDATE training_class SET venue = 'Phòng quy hoạch' WHERE id = :id")
                .param("id", world.classId)
                .update();
        var story = stories.find(clerk, done(stories.propose(clerk, null, CODE)));
        assertThat(story.text().lead()).isEmpty();
        assertThat(story.text().body()).contains("16");
        assertThat(stories.warnings(clerk, story.ref()).isEmpty()).isTrue();
    }

    @Test
    void isWrittenBySomebodyWhoSawTheLatestAndNobodyElseLosesTheirWords() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThat(code(stories.write(world.second, ref, CODE, text("Khác", "x"), 0)))
                .isEqualTo(Stories.STALE);
        done(stories.write(world.second, ref, CODE, text("Khác", "x"), 1));
        assertThat(stories.find(clerk, ref).text().title()).isEqualTo("Khác");
        assertThat(stories.find(clerk, ref).changedBy()).isEqualTo("Lô Văn Pảo");
    }

    @Test
    void publishingAsksForAllThatReadersNeed() {
        var ref = done(stories.begin(clerk, null, CODE, "Khai giảng"));
        assertThat(stories.publish(clerk, ref, 0, "", ""))
                .isInstanceOfSatisfying(
                        Publishing.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("chua-du"));
    }

    @Test
    void planningWordsAndNamesOfTraineesArePublishedOnlyKnowingly() {
        var folded = VietnameseText.fold(world.trainee);
        var ref = world.draft(stories, "Lớp cán bộ quy hoạch", "Anh %s phát biểu. Nguồn ke can.".formatted(folded));
        var warnings = stories.warnings(clerk, ref);
        assertThat(warnings.words())
                .extracting(Warnings.Found::what, Warnings.Found::where, Warnings.Found::exact)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("quy hoạch", "Tiêu đề", true),
                        org.assertj.core.groups.Tuple.tuple("kế cận", "Nội dung", false));
        assertThat(warnings.names())
                .extracting(Warnings.Found::what, Warnings.Found::written)
                .contains(org.assertj.core.groups.Tuple.tuple(world.trainee, folded));
        assertThat(stories.publish(clerk, ref, 1, "", "")).isEqualTo(new Publishing.Unconfirmed(warnings));
        assertThat(stories.publish(clerk, ref, 1, "", "0123456789abcdef"))
                .as("what was confirmed must be this list")
                .isEqualTo(new Publishing.Unconfirmed(warnings));
        assertThat(everybody.count()).isZero();
        published(stories.publish(clerk, ref, 1, "", warnings.fingerprint()));
        var story = stories.find(clerk, ref);
        assertThat(reader.versions(story).getFirst().warned()).isEqualTo(warnings.count());
        assertThat(audit.of(clerk, "story", story.id()).getFirst().sentence()).contains("Đã xác nhận");
    }

    @Test
    void namesInCaptionAlternativeCreditAndBylineAreFoundToo() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        var name = world.trainee;
        done(photos.add(clerk, ref, 1, Pictures.jpeg(60, 40), new StoryPhotos.Text(name, "Có " + name, name)));
        done(stories.write(clerk, ref, CODE, new StoryText("Khai giảng", "s", "n", "Tin hoạt động", name, "Ban"), 2));
        assertThat(stories.warnings(clerk, ref).names())
                .extracting(Warnings.Found::where)
                .containsExactly("Người viết", "Ảnh 1, chú thích", "Ảnh 1, mô tả", "Ảnh 1, nguồn ảnh");
    }

    @Test
    void wordsToAvoidAreThoseOfTheDayAndOfTheBoard() {
        var ref = world.draft(stories, "Lớp nhân sự nguồn", TEXT);
        assertThat(stories.warnings(clerk, ref).isEmpty()).isTrue();
        done(lists.add(clerk, NewsList.WORD, null, "nhân sự nguồn"));
        assertThat(stories.warnings(clerk, ref).words()).hasSize(1);
        assertThat(code(lists.add(clerk, NewsList.WORD, null, "Quy  hoạch"))).isEqualTo("da-co");
        assertThat(lists.of(world.foreigner, NewsList.WORD))
                .extracting(NewsLists.Line::text)
                .doesNotContain("nhân sự nguồn");
        var own = lists.of(clerk, NewsList.WORD).stream()
                .filter(NewsLists.Line::own)
                .toList();
        var tomorrow = later(clerk.today().plusDays(1));
        lists.end(tomorrow, NewsList.WORD, own.getFirst().ref());
        assertThat(stories.warnings(tomorrow, ref).isEmpty()).isTrue();
        assertThat(lists.of(clerk, NewsList.WORD)).contains(own.getFirst());
        var comesWithTheProgram = lists.of(clerk, NewsList.WORD).getFirst();
        assertThatThrownBy(() -> lists.end(clerk, NewsList.WORD, comesWithTheProgram.ref()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aCorrectionKeepsEveryVersionAndItsNote() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        var slug = published(stories.publish(clerk, ref, 1, "", ""));
        assertThat(refusedPublishing(ref, 1, "sửa")).isEqualTo("chua-sua-gi");
        done(stories.write(clerk, ref, CODE, text("Khai giảng lớp", TEXT), 1));
        assertThat(everybody.find(slug).orElseThrow().title())
                .as("the public reads what was published")
                .isEqualTo("Khai giảng");
        assertThat(refusedPublishing(ref, 2, "")).isEqualTo("thieu-ghi-chu");
        clock.travelTo(LocalDateTime.of(2022, 11, 6, 9, 0));
        assertThat(stories.publish(clerk, ref, 2, "Sửa tên lớp", "")).isEqualTo(new Publishing.Published(slug, 2));
        var shown = everybody.find(slug).orElseThrow();
        assertThat(shown.title()).isEqualTo("Khai giảng lớp");
        assertThat(everybody.corrections(shown))
                .extracting(PublicStories.Correction::note)
                .containsExactly("Sửa tên lớp");
        assertThat(reader.versions(stories.find(clerk, ref)))
                .extracting(StoryReader.Version::title)
                .containsExactly("Khai giảng lớp", "Khai giảng");
    }

    private String refusedPublishing(UUID ref, int revision, String note) {
        return stories.publish(clerk, ref, revision, note, "") instanceof Publishing.Refused(var refusal)
                ? refusal.code()
                : "published";
    }

    @Test
    void theAddressSaysTheDayAndNothingOfTheTitle() {
        var slug = published(stories.publish(clerk, world.draft(stories, "Khai giảng", TEXT), 1, "", ""));
        assertThat(slug).matches("20221104-[0-9a-f]{6}");
    }

    @Test
    void whatIsWithdrawnIsReadByNobodyAndChangedByNobody() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThat(code(stories.withdraw(clerk, ref, "x"))).isEqualTo("chua-dang");
        done(photos.add(clerk, ref, 1, Pictures.jpeg(60, 40), new StoryPhotos.Text("Lớp học", "Một lớp học", "")));
        var slug = published(stories.publish(clerk, ref, 2, "", ""));
        var photo = everybody.photos(everybody.find(slug).orElseThrow()).getFirst();
        assertThat(everybody.photo(photo.ref())).isPresent();
        done(stories.withdraw(clerk, ref, "Nhầm lớp"));
        assertThat(everybody.find(slug).orElseThrow().withdrawnAt()).isNotNull();
        assertThat(everybody.page(0, 50)).isEmpty();
        assertThat(everybody.latest(30)).isEmpty();
        assertThat(everybody.photo(photo.ref())).isEmpty();
        assertThat(code(stories.write(clerk, ref, CODE, text("x", "x"), 2))).isEqualTo("tin-da-go");
        assertThat(refusedPublishing(ref, 2, "x")).isEqualTo("tin-da-go");
        assertThat(code(stories.withdraw(clerk, ref, "x"))).isEqualTo("tin-da-go");
        assertThat(code(stories.delete(clerk, ref))).isEqualTo("da-dang");
    }

    @Test
    void onlyADraftIsDeleted() {
        var draft = world.draft(stories, "Nháp", TEXT);
        done(photos.add(clerk, draft, 1, Pictures.jpeg(60, 40), new StoryPhotos.Text("Lớp học", "Một lớp học", "")));
        done(stories.delete(clerk, draft));
        assertThatThrownBy(() -> stories.find(clerk, draft)).isInstanceOf(NotFound.class);
        var published = world.draft(stories, "Đăng", TEXT);
        published(stories.publish(clerk, published, 1, "", ""));
        assertThat(code(stories.delete(clerk, published))).isEqualTo("da-dang");
    }

    @Test
    void picturesAreWrittenAnewInTwoSizesAndOrdered() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        done(photos.add(
                clerk,
                ref,
                1,
                Pictures.withExif(Pictures.jpeg(2000, 1000), 6),
                new StoryPhotos.Text("Một", "Ảnh một", "Đài huyện")));
        done(photos.add(clerk, ref, 2, Pictures.png(300, 200), new StoryPhotos.Text("Hai", "Ảnh hai", "")));
        var story = stories.find(clerk, ref);
        assertThat(story.photos())
                .extracting(StoryPhoto::caption, StoryPhoto::width, StoryPhoto::height, StoryPhoto::smallWidth)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Một", 800, 1600, 320),
                        org.assertj.core.groups.Tuple.tuple("Hai", 300, 200, 300));
        var second = story.photos().get(1);
        done(photos.write(clerk, ref, 3, second.ref(), new StoryPhotos.Text("Hai!", "Ảnh hai", ""), 1));
        assertThat(stories.find(clerk, ref).photos())
                .extracting(StoryPhoto::caption)
                .containsExactly("Hai!", "Một");
        assertThat(code(photos.remove(clerk, ref, 3, second.ref()))).isEqualTo(Stories.STALE);
        done(photos.remove(clerk, ref, 4, second.ref()));
        assertThat(stories.find(clerk, ref).photos()).hasSize(1);
    }

    @Test
    void aPictureIsRefusedTwiceAndWhenItIsNone() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        var text = new StoryPhotos.Text("Một", "Ảnh một", "");
        assertThat(code(photos.add(clerk, ref, 1, new byte[] {1, 2, 3}, text))).isEqualTo("khong-phai-anh");
        assertThat(code(photos.add(clerk, ref, 0, Pictures.jpeg(60, 40), text))).isEqualTo(Stories.STALE);
    }

    @Test
    void aPictureOfTheFieldStudyIsShownOnlyAsLongAsItsPeopleAgree() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThat(photos.choices(clerk, stories.find(clerk, ref)))
                .extracting(StoryPhotos.FieldPhoto::ref)
                .containsExactly(world.agreed);
        assertThatThrownBy(() -> photos.choose(clerk, ref, 1, world.notAsked)).isInstanceOf(NotFound.class);
        done(photos.choose(clerk, ref, 1, world.agreed));
        var slug = published(stories.publish(clerk, ref, 2, "", ""));
        var story = everybody.find(slug).orElseThrow();
        assertThat(everybody.photos(story))
                .extracting(PublicStories.Photo::credit)
                .containsExactly("Tổ 1, thực tế tại Xã Mai Sơn");
        var shown = everybody.photos(story).getFirst().ref();
        jdbc.sql("UPDATE field_photo SET consent = 'NOT_ASKED' WHERE ref = :ref")
                .param("ref", world.agreed)
                .update();
        assertThat(everybody.photos(story)).isEmpty();
        assertThat(everybody.photo(shown)).isEmpty();
        done(stories.write(clerk, ref, CODE, text("Khác", TEXT), 2));
        assertThat(refusedPublishing(ref, 3, "Sửa")).isEqualTo("anh-khong-con-dung-duoc");
    }

    @Test
    void anotherBoardAndOtherRolesSeeNothingOfTheDesk() {
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThatThrownBy(() -> stories.find(world.foreigner, ref)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stories.begin(world.foreigner, null, CODE, "x"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stories.propose(world.foreigner, null, CODE)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> photos.choose(world.foreigner, ref, 1, world.agreed))
                .isInstanceOf(NotFound.class);
        var centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        assertThatThrownBy(() -> stories.find(centre, ref)).isInstanceOf(Forbidden.class);
    }

    @Test
    void whoKeepsTheTasksOfAnEndedBoardCorrectsWhatItPublishedAndTakesOverItsDrafts() {
        var draft = world.draft(stories, "Nháp", TEXT);
        var published = world.draft(stories, "Đăng", TEXT);
        published(stories.publish(clerk, published, 1, "", ""));
        var province = given.organisation("Ban Tuyên giáo Tỉnh ủy", "BOARD", null, null);
        var keeper = given.viewer("Cao Văn Bổng", Role.PROPAGANDA_BOARD, province);
        assertThatThrownBy(() -> stories.find(keeper, published)).isInstanceOf(NotFound.class);
        assertThat(jdbc.sql(affected.open())
                        .param("at", new Long[] {world.board})
                        .param("day", clerk.today())
                        .query((row, _) -> row.getString("thing"))
                        .list())
                .containsExactly(draft.toString());
        assertThat(affected.names(jdbc, clerk, List.of(draft.toString())).get(draft.toString()))
                .isEqualTo(new Affected.Name("Nháp", CODE, null));
        assertThat(affected.names(jdbc, world.foreigner, List.of(draft.toString())))
                .isEmpty();
        affected.pass(
                keeper,
                new Affected.Act(
                        UUID.randomUUID(),
                        "1678/NQ-UBTVQH15",
                        null,
                        "",
                        LocalDate.of(2022, 11, 1),
                        Classification.NORMAL),
                List.of(new Affected.Passing(
                        draft.toString(),
                        new OrganisationId(world.board),
                        Decision.CONTINUE,
                        new OrganisationId(province))));
        assertThat(stories.find(keeper, draft).board()).isEqualTo("Ban Tuyên giáo Tỉnh ủy");
        jdbc.sql("""
                        WITH act AS (
                            INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                            VALUES (gen_random_uuid(), '1-NQ', 'Tỉnh ủy', '2022-11-01', 'CARRIED_OUT', 'x', '2022-10-20', '2022-10-20', '2022-11-01')
                            RETURNING id
                        )
                        INSERT INTO organisation_end (organisation_id, last_day, tasks_keeper, reorganisation_id)
                        SELECT :board, '2022-10-31', :keeper, id FROM act
                        """).param("board", world.board).param("keeper", province).update();
        assertThat(stories.find(keeper, published).board()).isEqualTo("Ban Tuyên giáo Huyện ủy Tương Dương");
        done(stories.withdraw(keeper, published, "Ban đã kết thúc"));
    }

    @Test
    void theChecklistAndTheHomePageAskForAStoryUntilThereIsOne() {
        var head = classes.head(clerk, CODE);
        assertThat(checklist.steps(clerk, head).getFirst().status()).isEqualTo(Status.DUE);
        assertThat(checklist.steps(clerk, head).getFirst().link()).isEqualTo("/tin-bai/them?lop=" + CODE);
        assertThat(lines(clerk).getFirst().statusText()).isEqualTo("Chưa có tin");
        var ref = world.draft(stories, "Khai giảng", TEXT);
        assertThat(checklist.steps(clerk, head).getFirst().status()).isEqualTo(Status.DOING);
        assertThat(lines(clerk)).extracting(line -> line.statusText()).containsExactly("Bản nháp");
        published(stories.publish(clerk, ref, 1, "", ""));
        assertThat(checklist.steps(clerk, head).getFirst().status()).isEqualTo(Status.DONE);
        assertThat(lines(clerk)).isEmpty();
        assertThat(lines(given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre)))
                .isEmpty();
        assertThat(lines(later(clerk.today().plusYears(2)))).isEmpty();
    }

    private List<HomeBlock.Line> lines(Viewer viewer) {
        return home.blocks(viewer).stream()
                .flatMap(block -> ((HomeBlock.Lines) block).lines().stream())
                .toList();
    }
}
