package vn.nguon.practice.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.nguon.practice.field.VisitedClass.DAY;
import static vn.nguon.practice.field.VisitedClass.code;
import static vn.nguon.practice.field.VisitedClass.done;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.attendance.Classroom;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

/** The way of a recommendation: written, returned, sent, answered, carried out, reminded, late; and who sees what of it. */
@SpringBootTest
class RecommendationModuleTests {
    private static final LocalDate BY = DAY.plusDays(21);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    @Autowired
    FieldStudies studies;

    @Autowired
    FieldFindings findings;

    @Autowired
    Recommendations recommendations;

    @Autowired
    RecommendationBook book;

    @Autowired
    Tasks tasks;

    private VisitedClass given;

    @BeforeEach
    void aClass() {
        clock.travelTo(DAY.atTime(16, 0));
        given = new VisitedClass(jdbc, studies);
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    private UUID proposed(String title) {
        return done(recommendations.propose(given.trainee, given.room.code, given.group, given.text(jdbc, title)));
    }

    private UUID sent(String title) {
        var ref = proposed(title);
        done(send(List.of(ref)));
        return ref;
    }

    private Outcome<Integer> send(List<UUID> refs) {
        return recommendations.send(given.centre, given.room.code, refs, VisitedClass.letter(given.room.centre), BY);
    }

    private Recommendation seen(Viewer viewer, UUID ref) {
        return recommendations.one(viewer, ref);
    }

    private Outcome<UUID> answer(UUID ref, RecommendationState answer, String reason) {
        return recommendations.answer(
                given.commune, ref, seen(given.commune, ref).version(), answer, reason, null);
    }

    private Outcome<UUID> report(UUID ref, int percent) {
        return recommendations.report(
                given.commune, ref, seen(given.commune, ref).version(), percent, "Đã họp hai chi bộ");
    }

    private @Nullable TaskLine task() {
        return tasks.of(given.commune).stream().findFirst().orElse(null);
    }

    @Test
    void goesFromTheTraineeToTheCommuneAndIsDone() {
        var ref = proposed("Họp chi bộ xa vào ngày chợ phiên");
        assertThatThrownBy(() -> seen(given.commune, ref)).isInstanceOf(NotFound.class);
        assertThat(task()).isNull();
        assertThat(done(send(List.of(ref)))).isEqualTo(1);
        assertThat(task()).satisfies(task -> {
            assertThat(task.subject()).isEqualTo("Trả lời kiến nghị: Họp chi bộ xa vào ngày chợ phiên");
            assertThat(task.dueOn()).isEqualTo(BY);
            assertThat(task.note()).doesNotContain("Vừ A Ỉ");
        });
        done(answer(ref, RecommendationState.ACCEPTED, "Nhất trí, từ tháng 12 thử ở hai chi bộ"));
        assertThat(task()).satisfies(task -> {
            assertThat(task.subject()).startsWith("Thực hiện kiến nghị");
            assertThat(task.dueOn()).isEqualTo(DAY.plusDays(90));
        });
        done(report(ref, 40));
        assertThat(code(report(ref, 30))).isEqualTo("lui-lai");
        done(report(ref, 100));
        var one = seen(given.centre, ref);
        assertThat(one.state()).isEqualTo(RecommendationState.DONE);
        assertThat(one.doneOn()).isEqualTo(DAY);
        assertThat(one.author()).isEqualTo("Vừ A Ỉ");
        assertThat(task()).isNull();
        assertThat(book.steps(one))
                .extracting(RecommendationBook.Step::what)
                .containsExactly("REPORTED", "REPORTED", "ANSWERED", "SENT");
        assertThat(code(report(ref, 100))).isEqualTo("chua-nhan");
        assertThat(code(answer(ref, RecommendationState.DECLINED, "Thôi"))).isEqualTo("khong-tra-loi-duoc");
    }

    @Test
    void aRefusalHasItsReasonAndMayBeMended() {
        var ref = sent("Lập tổ bảo vệ rừng");
        assertThat(code(answer(ref, RecommendationState.DECLINED, ""))).isEqualTo("thieu-noi-dung");
        done(answer(ref, RecommendationState.DECLINED, "Rừng do Ban quản lý rừng phòng hộ giữ"));
        assertThat(task()).isNull();
        assertThat(code(report(ref, 10))).isEqualTo("chua-nhan");
        done(answer(ref, RecommendationState.PARTLY, "Lập ở một bản"));
        assertThat(task()).isNotNull();
        assertThat(seen(given.centre, ref).reply()).isEqualTo("Lập ở một bản");
        assertThatThrownBy(() -> recommendations.answer(
                        given.commune, ref, 0, RecommendationState.ACCEPTED, "Từ trang cũ", null))
                .isInstanceOf(Stale.class);
    }

    @Test
    void theAddressedCommuneSeesItsOwnAndNobodysName() {
        var ref = sent("Dùng mẫu nghị quyết có người làm");
        var one = seen(given.commune, ref);
        assertThat(one.author()).isEmpty();
        assertThat(one.findings()).isEmpty();
        assertThat(one.groupName()).isEqualTo("Tổ 1");
        assertThat(one.className()).isEqualTo("Bồi dưỡng cán bộ");
        var neighbour = given.room.staff("Lô Thị Hoa", Role.COMMUNE, given.room.commune, DAY);
        assertThatThrownBy(() -> seen(neighbour, ref)).isInstanceOf(NotFound.class);
        assertThat(book.list(neighbour, RecommendationFilter.all(""))).isEmpty();
        assertThatThrownBy(() -> recommendations.answer(
                        given.centre, ref, one.version(), RecommendationState.ACCEPTED, "Thay xã", null))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void governmentsOfAPlaceAreAnsweredByItsCommittee() {
        jdbc.sql("INSERT INTO place (ref) VALUES (gen_random_uuid())").update();
        var place = jdbc.sql("SELECT max(id) FROM place").query(Long.class).single();
        var government = given.room.organisation("UBND xã Mai Sơn", "PEOPLES_COMMITTEE", null);
        jdbc.sql("UPDATE organisation_version SET place_id = :place WHERE organisation_id IN (:committee, :government)")
                .param("place", place)
                .param("committee", given.maiSon.value())
                .param("government", government.value())
                .update();
        var text = given.text(jdbc, "Sửa ngầm tràn Huồi Tố");
        var ref = done(recommendations.propose(
                given.trainee,
                given.room.code,
                given.group,
                new RecommendationText(
                        text.kind(),
                        false,
                        text.title(),
                        "",
                        RecommendationTopic.RURAL,
                        text.priority(),
                        VisitedClass.ref(jdbc, government),
                        List.of(),
                        text.dueOn(),
                        0)));
        done(send(List.of(ref)));
        assertThat(task()).isNotNull();
        done(answer(ref, RecommendationState.ACCEPTED, "Đưa vào kế hoạch năm 2023"));
        assertThat(seen(given.centre, ref).toName()).isEqualTo("UBND xã Mai Sơn");
    }

    @Test
    void theOrganiserReturnsAndTheWriterMends() {
        var ref = proposed("Mở lớp");
        assertThat(code(recommendations.giveBack(given.centre, ref, ""))).isEqualTo("thieu-ly-do");
        done(recommendations.giveBack(given.centre, ref, "Ghi rõ dạy gì, cho ai"));
        assertThat(recommendations.outbox(given.centre, given.room.code).waiting())
                .isEmpty();
        assertThat(code(send(List.of(ref)))).isEqualTo("chua-chon");
        assertThat(code(recommendations.remove(given.trainee, given.room.code, given.group, ref)))
                .isEqualTo("da-tra-lai");
        var text = given.text(jdbc, "Mở lớp kỹ thuật trồng cây dưới tán rừng cho 26 hộ");
        done(recommendations.change(
                given.trainee,
                given.room.code,
                given.group,
                ref,
                new RecommendationText(
                        text.kind(),
                        false,
                        text.title(),
                        text.body(),
                        text.topic(),
                        text.priority(),
                        text.to(),
                        List.of(),
                        text.dueOn(),
                        seen(given.centre, ref).version())));
        done(send(List.of(ref)));
        assertThatThrownBy(() -> recommendations.remove(given.trainee, given.room.code, given.group, ref))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatIsInSomebodysNameIsChangedByThemOrTheOrganiserOnly() {
        var ref = proposed("Họp chi bộ sớm hơn");
        var fellow = given.room.account(given.room.trainee("Già Bá Tểnh", 1, "").person(), DAY, Role.TRAINEE);
        assertThatThrownBy(() -> recommendations.remove(fellow, given.room.code, given.group, ref))
                .isInstanceOf(Forbidden.class);
        assertThat(code(recommendations.propose(
                        given.centre, given.room.code, given.group, given.text(jdbc, "Với tên người khác"))))
                .isEqualTo("khong-trong-to");
        assertThat(done(recommendations.remove(given.trainee, given.room.code, given.group, ref)))
                .isEqualTo(ref);
    }

    @Test
    void followsFromFindingsOfTheSameGroup() {
        var finding = done(findings.add(
                given.trainee,
                given.room.code,
                given.group,
                new FindingText(FindingKind.LIMIT, "Họp dưới 70% đảng viên", "", 0)));
        var text = given.text(jdbc, "Họp vào ngày chợ phiên");
        var citing = new RecommendationText(
                text.kind(),
                true,
                text.title(),
                "",
                text.topic(),
                text.priority(),
                text.to(),
                List.of(finding),
                text.dueOn(),
                0);
        done(recommendations.propose(given.trainee, given.room.code, given.group, citing));
        var group = studies.desk(given.centre, given.room.code, given.group).group();
        assertThat(findings.of(group).getFirst().leadsTo()).isEqualTo("1");
        assertThat(code(findings.remove(given.trainee, given.room.code, given.group, finding)))
                .isEqualTo("da-dan-toi-kien-nghi");
        assertThatThrownBy(() -> recommendations.propose(given.other, given.room.code, given.second, citing))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void refusesWrongDaysAndPlaces() {
        var text = given.text(jdbc, "Đúng");
        assertThat(code(recommendations.propose(
                        given.trainee,
                        given.room.code,
                        given.group,
                        new RecommendationText(
                                text.kind(),
                                true,
                                "Hạn hôm nay",
                                "",
                                text.topic(),
                                text.priority(),
                                text.to(),
                                List.of(),
                                DAY,
                                0))))
                .isEqualTo("han-da-qua");
        var foreign = given.room.organisation("Đảng ủy xã Sơn Kim", "COMMUNE_COMMITTEE", null);
        assertThat(code(recommendations.propose(
                        given.trainee,
                        given.room.code,
                        given.group,
                        new RecommendationText(
                                text.kind(),
                                true,
                                "Nơi khác",
                                "",
                                text.topic(),
                                text.priority(),
                                VisitedClass.ref(jdbc, foreign),
                                List.of(),
                                text.dueOn(),
                                0))))
                .isEqualTo("noi-nhan-khong-co");
        var ref = proposed("Đúng");
        assertThat(code(recommendations.send(
                        given.centre, given.room.code, List.of(ref), VisitedClass.letter(given.room.centre), DAY)))
                .isEqualTo("han-tra-loi-da-qua");
        given.room.state("SUBMITTED");
        assertThat(code(send(List.of(ref)))).isEqualTo("lop-chua-duyet");
    }

    @Test
    void isLateFromTheDayAfterItsDayAndOnceADayReminded() {
        var ref = sent("Lập tổ bảo vệ rừng");
        var one = seen(given.centre, ref);
        assertThat(one.late(BY)).isFalse();
        assertThat(one.daysLate(BY.plusDays(1))).isEqualTo(1);
        assertThat(FieldWords.of(one, BY.plusDays(3)).word().replace('\u00a0', ' '))
                .isEqualTo("Quá hạn trả lời 3 ngày");
        done(recommendations.remind(given.centre, ref));
        assertThat(code(recommendations.remind(given.centre, ref))).isEqualTo("da-nhac");
        assertThat(task()).satisfies(task -> assertThat(task.note()).contains("đã nhắc 1 lần"));
        var later = Classroom.on(BY.plusDays(3), given.centre);
        assertThat(studies.desk(later, given.room.code, given.group).group().late())
                .isEqualTo(1);
    }

    @Test
    void theOverviewAddsUpByCommuneAndTopic() {
        var first = sent("Họp chi bộ sớm hơn");
        sent("Lập tổ bảo vệ rừng");
        proposed("Chưa gửi");
        done(answer(first, RecommendationState.ACCEPTED, "Nhất trí"));
        done(report(first, 100));
        var later = Classroom.on(BY.plusDays(1), given.centre);
        var tallies = book.counted(later, RecommendationFilter.all(given.room.code), 50)
                .tallies();
        assertThat(tallies)
                .extracting(one -> "%s %s %d %d %d %d %d %d"
                        .formatted(
                                one.name(),
                                one.topic(),
                                one.proposed(),
                                one.sent(),
                                one.accepted(),
                                one.declined(),
                                one.done(),
                                one.late()))
                .containsExactlyInAnyOrder(
                        "Đảng ủy xã Mai Sơn null 3 2 1 0 1 1", "null PARTY 3 2 1 0 1 1", "null null 3 2 1 0 1 1");
        assertThat(book.list(later, RecommendationFilter.all(given.room.code)))
                .extracting(Recommendation::title)
                .containsExactly("Lập tổ bảo vệ rừng", "Chưa gửi", "Họp chi bộ sớm hơn");
    }

    @Test
    void listsTheSameWhicheverWayItGoes() {
        var first = sent("Họp chi bộ sớm hơn");
        sent("Lập tổ bảo vệ rừng");
        proposed("Chưa gửi");
        done(answer(first, RecommendationState.ACCEPTED, "Nhất trí"));
        var province = given.room.organisation("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", null);
        jdbc.sql("UPDATE organisation_version SET superior_id = :superior WHERE organisation_id = :id")
                .param("superior", province.value())
                .param("id", given.room.district.value())
                .update();
        var late = BY.plusDays(1);
        var above = Classroom.on(late, given.room.staff("Hồ Đức Nam", Role.APPROVER, province, DAY));
        var supervisor = given.room.staff("Lê Thị Mai", Role.SUPERVISOR, given.room.centre, DAY);
        for (var viewer : List.of(above, given.centre, given.commune, supervisor))
            for (var sort : List.of("han", "xa"))
                for (var down : List.of(false, true))
                    for (var only : List.of(false, true))
                        for (var code : List.of("", given.room.code)) {
                            var filter =
                                    new RecommendationFilter(code, null, null, null, only, sort, down, 2, down ? 1 : 0);
                            assertThat(book.list(viewer, filter, 0)).isEqualTo(book.list(viewer, filter, 1_000_000));
                        }
        for (var viewer : List.of(above, given.centre, given.commune, supervisor))
            assertThat(book.classes(viewer, 0)).isEqualTo(book.classes(viewer, 1_000_000));
        assertThat(book.list(above, RecommendationFilter.all(given.room.code), 0))
                .extracting(Recommendation::title)
                .containsExactly("Lập tổ bảo vệ rừng", "Họp chi bộ sớm hơn", "Chưa gửi");
        assertThat(book.classes(above, 0)).contains(given.room.code);
        assertThat(book.list(given.commune, RecommendationFilter.all(given.room.code), 0))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.author()).isEmpty());
    }

    @Test
    void ofManyPlacesThoseWithMostOverdueAreToldApart() {
        var again = given.room.organisation("Đảng ủy xã Nga My", "COMMUNE_COMMITTEE", given.room.district);
        sent("Họp chi bộ sớm hơn");
        var other = proposed("Chưa gửi");
        jdbc.sql("UPDATE recommendation SET organisation_id = :to WHERE ref = :ref")
                .param("to", again.value())
                .param("ref", other)
                .update();
        var later = Classroom.on(BY.plusDays(1), given.centre);
        var all = book.counted(later, RecommendationFilter.all(given.room.code), 2);
        assertThat(all.places()).isEqualTo(2);
        assertThat(all.tallies())
                .extracting(RecommendationBook.Tally::name)
                .containsExactly("Đảng ủy xã Mai Sơn", "Đảng ủy xã Nga My", null, null);
        var one = book.counted(later, RecommendationFilter.all(given.room.code), 1);
        assertThat(one.places()).isEqualTo(2);
        assertThat(one.tallies())
                .extracting(RecommendationBook.Tally::name)
                .containsExactly("Đảng ủy xã Mai Sơn", null, null);
        assertThat(one.total())
                .isNotNull()
                .extracting(RecommendationBook.Tally::proposed)
                .isEqualTo(2);
    }

    @Test
    void isPublishedForThoseWhoCount() {
        sent("Họp chi bộ sớm hơn");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM published_recommendation WHERE enrolment_id = :id AND sent_on IS NOT NULL")
                        .param("id", given.an.enrolment())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
