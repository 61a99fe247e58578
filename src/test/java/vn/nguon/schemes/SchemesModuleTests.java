package vn.nguon.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.documents.DocumentReference;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Classification;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

/** Targets counted from the real planning lists of 2022: 137 people planned, a class that some of them finish. */
@SpringBootTest
@Transactional
class SchemesModuleTests {
    private static final LocalDate BEGINNING = LocalDate.of(2021, 10, 11);
    private static final int PLANNED = 137;

    @Autowired
    PlannedDistrict given;

    @Autowired
    Schemes schemes;

    @Autowired
    BehindTheNumber behind;

    @Autowired
    Measuring measuring;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Viewer board;
    Viewer approver;

    @BeforeEach
    void aDistrictWithItsPlanning() {
        given.build();
        clock.travelTo(LocalDateTime.of(2023, 6, 30, 9, 0));
        board = given.viewer("Vi Thị Hạnh", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
    }

    private UUID scheme(LocalDate first) {
        return done(schemes.enter(board, new Schemes.New(document("03-ĐA/HU"), district(), first, null)));
    }

    private OrganisationId district() {
        return new OrganisationId(given.district);
    }

    private DocumentReference document(String number) {
        return new DocumentReference(number, BEGINNING, district(), "", "Nâng cao chất lượng đào tạo, bồi dưỡng");
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static String refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> throw new AssertionError("not refused");
            case Outcome.Refused<?>(var refusal) -> refusal.sentence();
        };
    }

    private static Schemes.NewTarget target(String name, Measure measure, Map<Integer, Integer> levels) {
        var byYear = new TreeMap<Integer, BigDecimal>();
        levels.forEach((year, level) -> byYear.put(year, BigDecimal.valueOf(level)));
        return new Schemes.NewTarget(name, measure, "lớp", BigDecimal.ZERO, "", false, byYear);
    }

    /** The class of 07/10/2022, finished; the first {@code size} people of the lists were in it. */
    private void finishedClass(int size) {
        var id = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on, office)
                        SELECT gen_random_uuid(), :class, p.id, (SELECT min(n.organisation_id) FROM planning_entry n WHERE n.person_id = p.id), 'Xã', 'ACTIVE', '2022-09-25', ''
                          FROM person p ORDER BY p.id LIMIT :size
                        """).param("class", id).param("size", size).update();
    }

    private Progress progress(UUID scheme, int year) {
        measuring.measureDaily();
        var progress = schemes.find(board, scheme).targets().getFirst().in(year);
        assertThat(progress).isNotNull();
        return progress;
    }

    @Test
    void shareOfPlannedPeopleTrainedIsCountedForEachYearAndTheListBehindItAgrees() {
        finishedClass(91);
        var scheme = scheme(BEGINNING);
        var target = done(schemes.addTarget(
                board, scheme, target("Được bồi dưỡng", Measure.PLANNED_TRAINED, Map.of(2022, 50, 2023, 80))));
        var now = progress(scheme, 2023);
        assertThat(now.total()).isEqualTo(PLANNED);
        assertThat(now.counted()).isEqualTo(91);
        assertThat(now.reached()).isEqualByComparingTo("66.4");
        assertThat(now.day()).isEqualTo(LocalDate.of(2023, 6, 30));
        assertThat(now.standing()).isEqualTo(Progress.Standing.ON_TRACK);
        var before = schemes.find(board, scheme).targets().getFirst().in(2021);
        assertThat(before).isNotNull();
        assertThat(before.counted()).isZero();
        assertThat(behind.list(board, target, 2023, BehindTheNumber.Which.ALL, 50, 0)
                        .total())
                .isEqualTo(PLANNED);
        assertThat(behind.list(board, target, 2023, BehindTheNumber.Which.COUNTED, 50, 0)
                        .total())
                .isEqualTo(91);
        var missing = behind.list(board, target, 2023, BehindTheNumber.Which.MISSING, 50, 0);
        assertThat(missing.total()).isEqualTo(PLANNED - 91);
        assertThat(missing.lines()).hasSize(46).noneMatch(BehindTheNumber.Line::counted);
    }

    @Test
    void targetBehindTheStraightLineIsAtRiskAndSaysByHowMany() {
        finishedClass(20);
        var scheme = scheme(BEGINNING);
        done(schemes.addTarget(
                board, scheme, target("Được bồi dưỡng", Measure.PLANNED_TRAINED, Map.of(2022, 50, 2023, 90))));
        var now = progress(scheme, 2023);
        assertThat(now.standing()).isEqualTo(Progress.Standing.AT_RISK);
        // Half-way through 2023 the line stands at 69,8 %, which is 95,7 of 137.
        assertThat(now.words("Lớp")).isEqualTo("Chậm 76\u00a0người");
    }

    @Test
    void placedPeopleCountWhenTheyWereTrainedBeforeOrWithinTheTime() {
        finishedClass(2);
        var entries = jdbc.sql("""
                        SELECT DISTINCT ON (e.person_id) e.id FROM planning_entry e ORDER BY e.person_id, e.id LIMIT 4
                        """).query(Long.class).list();
        for (var i = 0; i < 4; i++)
            jdbc.sql("""
                            INSERT INTO planning_step (entry_id, state, document_id, decided_on, actor, written_at)
                            SELECT e.id, 'APPOINTED', e.document_id, :day, 'test', '2023-01-01' FROM planning_entry e WHERE e.id = :id
                            """)
                    .param("id", entries.get(i))
                    .param("day", i == 1 ? LocalDate.of(2022, 3, 1) : LocalDate.of(2022, 12, 1))
                    .update();
        var scheme = scheme(BEGINNING);
        done(schemes.addTarget(board, scheme, target("Kịp thời", Measure.PLACED_TRAINED, Map.of(2022, 60))));
        var year = progress(scheme, 2022);
        assertThat(year.total()).isEqualTo(4);
        assertThat(year.counted()).isEqualTo(2);
    }

    @Test
    void classesOfTheYearAreCountedAndListed() {
        finishedClass(3);
        var scheme = scheme(BEGINNING);
        var target = done(
                schemes.addTarget(board, scheme, target("Số lớp", Measure.CLASSES_HELD, Map.of(2022, 1, 2023, 2))));
        assertThat(progress(scheme, 2022).standing()).isEqualTo(Progress.Standing.MET);
        var now = progress(scheme, 2023);
        assertThat(now.reached()).isEqualByComparingTo("0");
        assertThat(now.words("Lớp")).isEqualTo("Chậm 1\u00a0lớp");
        assertThat(behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 0)
                        .lines())
                .extracting(BehindTheNumber.Line::address)
                .containsExactly("/lop/TD-2022-01");
    }

    @Test
    void recommendationsCountOnceAnsweredAlsoAfterTheYearWhenInTimeAndLeadToTheirPages() {
        var id = given.trainingClass("TD-2022-01", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        var commune = given.committees.values().iterator().next();
        jdbc.sql(
                        "INSERT INTO field_study (class_id, topic, first_day, last_day) VALUES (:class, 'Khảo sát', '2022-10-20', '2022-10-21')")
                .param("class", id)
                .update();
        var group = jdbc.sql("""
                        INSERT INTO field_group (ref, class_id, no, name, site_id, site_name) VALUES (gen_random_uuid(), :class, 1, 'Tổ 1', :site, 'Xã Yên Na') RETURNING id
                        """)
                .param("class", id)
                .param("site", commune)
                .query(Long.class)
                .single();
        recommendation(id, group, 1, commune, "2022-11-10", "2022-12-10", "2022-12-01");
        recommendation(id, group, 2, commune, "2022-12-20", "2023-01-20", "2023-01-15");
        recommendation(id, group, 3, commune, "2022-12-20", "2023-01-20", "2023-02-15");
        recommendation(id, group, 4, commune, "2022-12-20", "2023-01-20", "");
        recommendation(
                id,
                group,
                5,
                given.organisation("Tỉnh ủy Nghệ An", "PROVINCIAL_COMMITTEE", null, null),
                "2022-12-20",
                "2023-01-20",
                "2023-01-15");
        recommendation(id, group, 6, commune, "2023-02-01", "2023-03-01", "2023-02-20");
        var scheme = scheme(BEGINNING);
        var target = done(schemes.addTarget(
                board, scheme, target("Được trả lời", Measure.RECOMMENDATIONS_ANSWERED, Map.of(2022, 90))));
        var year = progress(scheme, 2022);
        assertThat(year.total()).isEqualTo(4);
        assertThat(year.counted()).isEqualTo(2);
        assertThat(year.words("Lớp")).isEqualTo("Chậm 2\u00a0kiến nghị");
        var all = behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 0);
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.lines()).allMatch(line -> line.address().startsWith("/kien-nghi/"));
        assertThat(behind.list(board, target, 2022, BehindTheNumber.Which.MISSING, 50, 0)
                        .lines())
                .extracting(BehindTheNumber.Line::note)
                .containsExactly("Trả lời ngày 15/02/2023", "Hạn trả lời 20/01/2023");
    }

    private void recommendation(long of, long group, int no, long to, String sent, String by, String answered) {
        var id = jdbc.sql("""
                        INSERT INTO recommendation (ref, class_id, no, group_id, kind, title, topic, priority, due_on, addressed_to, organisation_id, state, sent_on, answer_by)
                        VALUES (gen_random_uuid(), :class, :no, :group, 'RECOMMENDATION', 'Kiến nghị ' || :no, 'ECONOMY', 'NORMAL', '2023-06-30', :to, :to,
                                CASE WHEN :answered = '' THEN 'SENT' ELSE 'ACCEPTED' END, CAST(:sent AS date), CAST(:by AS date)) RETURNING id
                        """)
                .param("class", of)
                .param("no", no)
                .param("group", group)
                .param("to", to)
                .param("sent", sent)
                .param("by", by)
                .param("answered", answered)
                .query(Long.class)
                .single();
        if (answered.isEmpty()) return;
        jdbc.sql("""
                        INSERT INTO recommendation_step (recommendation_id, what, to_state, on_day, organisation_id, at, account_id, actor)
                        VALUES (:id, 'ANSWERED', 'ACCEPTED', CAST(:day AS date), :to, '2023-01-01', :account, 'test')
                        """)
                .param("id", id)
                .param("day", answered)
                .param("to", to)
                .param("account", board.id().value())
                .update();
    }

    private List<Long> people(int size) {
        return jdbc.sql("SELECT p.id FROM person p ORDER BY p.id LIMIT :size")
                .param("size", size)
                .query(Long.class)
                .list();
    }

    private void facts(
            long person, @Nullable String sex, String ethnicity, @Nullable Integer year, @Nullable String day) {
        jdbc.sql("""
                        UPDATE person SET sex = CAST(:sex AS text), ethnicity = :ethnicity, birth_year = CAST(:year AS int), birth_date = CAST(:day AS date) WHERE id = :id
                        """)
                .param("sex", sex, Types.VARCHAR)
                .param("ethnicity", ethnicity)
                .param("year", year, Types.INTEGER)
                .param("day", day, Types.VARCHAR)
                .param("id", person)
                .update();
    }

    private void enrol(long into, long person, long from) {
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, state, joined_on, office)
                        VALUES (gen_random_uuid(), :class, :person, :from, 'Xã', 'ACTIVE', '2022-09-25', '')
                        """)
                .param("class", into)
                .param("person", person)
                .param("from", from)
                .update();
    }

    /** Who finished a class in 2022 by what is measured; and others who must not count: left, still learning, sent from elsewhere. */
    private void measured(Measure measure, List<Long> who, List<Long> counted, List<Long> missing) {
        var commune = given.committees.values().iterator().next();
        var others = people(who.size() + 3).subList(who.size(), who.size() + 3);
        finishedClass(who.size() + 1);
        jdbc.sql("UPDATE enrolment SET state = 'REMOVED', left_on = '2022-10-10' WHERE person_id = :id")
                .param("id", others.getFirst())
                .update();
        enrol(given.trainingClass("TD-2022-02", 100, "STUDYING", PlannedDistrict.FIRST_DAY), others.get(1), commune);
        var second = given.trainingClass("TD-2022-03", 100, "FINISHED", PlannedDistrict.FIRST_DAY);
        enrol(second, others.get(2), given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null));
        enrol(second, who.getFirst(), commune);
        var scheme = scheme(BEGINNING);
        var target = done(schemes.addTarget(board, scheme, target("Cơ cấu", measure, Map.of(2022, 30))));
        var year = progress(scheme, 2022);
        assertThat(year.total()).isEqualTo(counted.size() + missing.size());
        assertThat(year.counted()).isEqualTo(counted.size());
        assertThat(listed(target, BehindTheNumber.Which.COUNTED)).containsExactlyInAnyOrderElementsOf(refs(counted));
        assertThat(listed(target, BehindTheNumber.Which.MISSING)).containsExactlyInAnyOrderElementsOf(refs(missing));
        assertThat(listed(target, BehindTheNumber.Which.ALL)).hasSize(year.total());
        assertThat(progress(scheme, 2023).total()).isZero();
    }

    private List<String> listed(UUID target, BehindTheNumber.Which which) {
        return behind.list(board, target, 2022, which, 1000, 0).lines().stream()
                .map(BehindTheNumber.Line::address)
                .toList();
    }

    private List<String> refs(List<Long> people) {
        return jdbc.sql("SELECT '/can-bo/' || ref FROM person WHERE id IN (:people)")
                .param("people", people)
                .query(String.class)
                .list();
    }

    @Test
    void womenCountAmongThoseWhoFinishedAndWhoseSexIsNotKnownDoesNot() {
        var who = people(4);
        facts(who.get(0), "FEMALE", "", null, null);
        facts(who.get(1), "MALE", "", null, null);
        facts(who.get(2), "FEMALE", "", null, null);
        facts(who.get(3), null, "", null, null);
        people(7).subList(4, 7).forEach(other -> facts(other, "FEMALE", "", null, null));
        measured(Measure.WOMEN, who, List.of(who.get(0), who.get(2)), List.of(who.get(1), who.get(3)));
    }

    @Test
    void ethnicMinoritiesAreAllButKinhAndThoseOfWhomNothingIsWritten() {
        var who = people(4);
        facts(who.get(0), null, "Thái", null, null);
        facts(who.get(1), null, "Kinh", null, null);
        facts(who.get(2), null, "Ơ Đu", null, null);
        facts(who.get(3), null, "", null, null);
        people(7).subList(4, 7).forEach(other -> facts(other, null, "Mông", null, null));
        measured(Measure.ETHNIC_MINORITIES, who, List.of(who.get(0), who.get(2)), List.of(who.get(1), who.get(3)));
    }

    @Test
    void youngIsWhoeverIsNotFortyOnTheFirstDayOfTheClassByTheYearWhereTheDayIsNotKnown() {
        var who = people(5);
        var first = PlannedDistrict.FIRST_DAY;
        var forty = first.minusYears(40);
        facts(
                who.get(0),
                null,
                "",
                forty.plusDays(1).getYear(),
                forty.plusDays(1).toString());
        facts(who.get(1), null, "", forty.getYear(), forty.toString());
        facts(who.get(2), null, "", first.getYear() - 39, null);
        facts(who.get(3), null, "", first.getYear() - 40, null);
        facts(who.get(4), null, "", null, null);
        people(8).subList(5, 8).forEach(other -> facts(other, null, "", first.getYear() - 30, null));
        measured(Measure.YOUNG, who, List.of(who.get(0), who.get(2)), List.of(who.get(1), who.get(3), who.get(4)));
    }

    @Test
    void listIsThatOfTheLastCountInTheOrderOfNamesAndNamesOnlyWhomTheViewerMaySeeNow() {
        finishedClass(PLANNED);
        var scheme = scheme(BEGINNING);
        var target = done(schemes.addTarget(board, scheme, target("Nữ", Measure.WOMEN, Map.of(2022, 30))));
        assertThat(behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 0)
                        .lines())
                .isEmpty();
        assertThat(progress(scheme, 2022).total()).isEqualTo(PLANNED);
        var sorted = jdbc.sql("""
                        SELECT '/can-bo/' || p.ref FROM person p WHERE EXISTS (SELECT FROM enrolment e WHERE e.person_id = p.id)
                         ORDER BY p.given_name COLLATE "vi-x-icu", p.full_name COLLATE "vi-x-icu", p.id
                        """).query(String.class).list();
        assertThat(listed(target, BehindTheNumber.Which.ALL)).isEqualTo(sorted);
        var third = behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 100);
        assertThat(third.lines()).extracting(BehindTheNumber.Line::address).isEqualTo(sorted.subList(100, PLANNED));
        jdbc.sql("""
                        UPDATE enrolment SET state = 'REMOVED', left_on = '2022-10-10'
                         WHERE person_id IN (SELECT p.id FROM person p ORDER BY p.id DESC LIMIT 60)
                        """).update();
        assertThat(listed(target, BehindTheNumber.Which.ALL)).isEqualTo(sorted);
        measuring.again(target);
        assertThat(progress(scheme, 2022).total()).isEqualTo(PLANNED - 60);
        assertThat(listed(target, BehindTheNumber.Which.ALL)).hasSize(PLANNED - 60);
        var foreign = given.person("Lô Văn Khách", BirthDate.ofYear(1980), null);
        jdbc.sql("""
                        UPDATE scheme_counted SET members = members || :foreign, counted = counted || true, notes = notes || ''::text WHERE year = 2022 AND part = 0
                        """).param("foreign", foreign).update();
        assertThat(listed(target, BehindTheNumber.Which.ALL)).hasSize(PLANNED - 60);
    }

    @Test
    void longListSaysThatThereIsMore() {
        finishedClass(PLANNED);
        var scheme = scheme(BEGINNING);
        var target = done(schemes.addTarget(board, scheme, target("Nữ", Measure.WOMEN, Map.of(2022, 30))));
        progress(scheme, 2022);
        jdbc.sql("""
                        INSERT INTO scheme_counted (target_id, year, part, members, counted, notes)
                        SELECT target_id, year, 10 + s, members, counted, notes FROM scheme_counted CROSS JOIN generate_series(1, 2) AS s WHERE year = 2022 AND part = 0
                        """).update();
        var first = behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 0);
        assertThat(first.total()).isEqualTo(200);
        assertThat(first.beyond()).isTrue();
        var last = behind.list(board, target, 2022, BehindTheNumber.Which.ALL, 50, 300);
        assertThat(last.lines()).hasSize(37);
        assertThat(last.total()).isEqualTo(PLANNED + 200);
        assertThat(last.beyond()).isFalse();
    }

    @Test
    void valueEnteredByHandIsKeptWithItsDayAndTheLaterOneCounts() {
        var scheme = scheme(BEGINNING);
        var target =
                done(schemes.addTarget(board, scheme, target("Trụ sở đạt chuẩn", Measure.BY_HAND, Map.of(2023, 12))));
        done(schemes.enterValue(board, target, LocalDate.of(2023, 3, 31), BigDecimal.valueOf(9), "Báo cáo quý I"));
        done(schemes.enterValue(board, target, LocalDate.of(2023, 6, 30), BigDecimal.valueOf(12), "Báo cáo 6 tháng"));
        assertThat(progress(scheme, 2023).standing()).isEqualTo(Progress.Standing.MET);
        assertThat(refusal(schemes.enterValue(board, target, LocalDate.of(2023, 7, 1), BigDecimal.ONE, "Ước tính")))
                .contains("không được sau hôm nay");
        assertThat(refusal(schemes.enterValue(board, target, LocalDate.of(2020, 7, 1), BigDecimal.ONE, "Báo cáo")))
                .contains("từ 2021");
        assertThatThrownBy(() -> behind.list(board, target, 2023, BehindTheNumber.Which.ALL, 50, 0))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void levelIsSetAgainWithoutLosingTheFormerOne() {
        var scheme = scheme(BEGINNING);
        var target = done(
                schemes.addTarget(board, scheme, target("Được bồi dưỡng", Measure.PLANNED_TRAINED, Map.of(2023, 80))));
        done(schemes.setLevel(board, target, 2023, BigDecimal.valueOf(60)));
        assertThat(progress(scheme, 2023).level()).isEqualByComparingTo("60");
        assertThat(jdbc.sql("SELECT count(*) FROM scheme_level")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(refusal(schemes.setLevel(board, target, 2019, BigDecimal.ONE)))
                .contains("từ 2021");
    }

    @Test
    void targetGivenUpKeepsItsPastAndTakesNothingMore() {
        var scheme = scheme(BEGINNING);
        var target = done(
                schemes.addTarget(board, scheme, target("Được bồi dưỡng", Measure.PLANNED_TRAINED, Map.of(2023, 80))));
        progress(scheme, 2023);
        done(schemes.endTarget(board, target, "Huyện kết thúc hoạt động"));
        var kept = schemes.find(board, scheme).targets().getFirst();
        assertThat(kept.ended()).isEqualTo("Huyện kết thúc hoạt động");
        assertThat(kept.years()).isNotEmpty();
        assertThatThrownBy(() -> schemes.setLevel(board, target, 2023, BigDecimal.ONE))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void sameDocumentTwiceAndSameTargetTwiceAreRefused() {
        var scheme = scheme(BEGINNING);
        assertThat(refusal(schemes.enter(board, new Schemes.New(document("03-ĐA/HU"), district(), BEGINNING, null))))
                .contains("đã có");
        done(schemes.addTarget(board, scheme, target("Số lớp", Measure.CLASSES_HELD, Map.of(2022, 1))));
        assertThat(refusal(schemes.addTarget(board, scheme, target("Số lớp", Measure.WOMEN, Map.of(2022, 1)))))
                .contains("cùng tên");
        assertThat(refusal(schemes.enter(
                        board, new Schemes.New(document("04-ĐA/HU"), district(), BEGINNING, BEGINNING.minusDays(1)))))
                .contains("sau ngày bắt đầu");
    }

    @Test
    void secretDocumentIsRefusedWhileConnected() {
        jdbc.sql("UPDATE installation SET connected = true").update();
        var secret = document("05-ĐA/HU").as(Classification.SECRET);
        assertThat(refusal(schemes.enter(board, new Schemes.New(secret, district(), BEGINNING, null))))
                .contains("mạng");
    }

    @Test
    void approverReadsAndDoesNotWriteAndAnotherDistrictSeesNothing() {
        var scheme = scheme(BEGINNING);
        assertThat(schemes.all(approver)).hasSize(1);
        assertThatThrownBy(() ->
                        schemes.addTarget(approver, scheme, target("Số lớp", Measure.CLASSES_HELD, Map.of(2022, 1))))
                .isInstanceOf(Forbidden.class);
        var other = given.organisation("Huyện ủy Quỳ Hợp", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer(
                "Kha Văn Dần",
                Role.ORGANISATION_BOARD,
                given.organisation("Ban Tổ chức Huyện ủy Quỳ Hợp", "BOARD", null, other));
        assertThat(schemes.all(stranger)).isEmpty();
        assertThatThrownBy(() -> schemes.find(stranger, scheme)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        schemes.addTarget(stranger, scheme, target("Số lớp", Measure.CLASSES_HELD, Map.of(2022, 1))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        schemes.enter(stranger, new Schemes.New(document("06-ĐA/HU"), district(), BEGINNING, null)))
                .isInstanceOf(NotFound.class);
    }
}
