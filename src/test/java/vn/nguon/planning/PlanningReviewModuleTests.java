package vn.nguon.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.Correction;
import vn.nguon.people.People;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.Upland;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"accounts", "web"})
@Transactional
class PlanningReviewModuleTests {

    private static final String SECRETARY = "Bí thư Đảng ủy";
    private static final String DEPUTY = "Phó Bí thư Thường trực Đảng ủy";

    @Autowired
    PlanningImports imports;

    @Autowired
    Planning planning;

    @Autowired
    PlanningDecisions decisions;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer hanh;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        hanh = given.boardClerk();
    }

    private static PlanningSheet sheet() {
        return new PlanningSheet();
    }

    private UUID upload(PlanningSheet sheet) {
        return ((PlanningImports.Started) imports.upload(hanh, "ds.xlsx", sheet.bytes())).ref();
    }

    private Review review(UUID ref) {
        return imports.open(hanh, ref).review();
    }

    private int version(UUID ref) {
        return imports.open(hanh, ref).upload().version();
    }

    private Outcome<PlanningImports.Written> tryWrite(UUID ref) {
        return imports.write(hanh, ref, version(ref));
    }

    private PlanningImports.Written write(PlanningSheet sheet) {
        return ((Outcome.Done<PlanningImports.Written>) tryWrite(upload(sheet))).value();
    }

    private Review.Row only(UUID ref) {
        assertThat(review(ref).rows()).hasSize(1);
        return review(ref).rows().getFirst();
    }

    private static String problem(Review.Row row, String field) {
        return row.problems().stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst()
                .orElseThrow()
                .sentence();
    }

    private static PlanningFilter filter(PlanningFilter.Standing standing) {
        return new PlanningFilter("", "", "", null, standing, PlanningFilter.Order.ORGANISATION, false, 50, 0);
    }

    private Outcome<Integer> remove(Viewer who, UUID entry, DocumentReference decision, String reason) {
        return decisions.end(who, java.util.List.of(entry), EntryState.REMOVED, decision, reason, false);
    }

    private Entry firstEntry() {
        return planning.list(hanh, filter(PlanningFilter.Standing.ALL))
                .entries()
                .getFirst();
    }

    // --- rows
    // ------------------------------------------------------------------------------------------------------------------

    @Test
    void wantsAnImpossibleBirthDateMended() {
        var ref = upload(sheet().row("Xồng Bá Dế", "31/02/1990", "Nam", "Xã Tam Hợp", SECRETARY));
        assertThat(only(ref).state()).isEqualTo(Review.State.MEND);
        assertThat(problem(only(ref), "ngay-sinh")).contains("Tháng 2/1990 không có ngày 31");

        imports.mend(
                hanh, ref, version(ref), 0, new PlanningImports.Mend("Xồng Bá Dế", "1990", SECRETARY, "Xã Tam Hợp"));
        assertThat(only(ref).state()).isEqualTo(Review.State.RIGHT);
    }

    @Test
    void guessesNoCentury() {
        var ref = upload(sheet().row("Moong Văn Ỏn", "7/3/85", "Nam", "Xã Lượng Minh", SECRETARY));
        assertThat(only(ref).state()).isEqualTo(Review.State.MEND);
        assertThat(problem(only(ref), "ngay-sinh")).contains("hai chữ số");
        imports.mend(
                hanh,
                ref,
                version(ref),
                0,
                new PlanningImports.Mend("Moong Văn Ỏn", "7/3/85", SECRETARY, "Xã Lượng Minh"));
        assertThat(only(ref).state()).isEqualTo(Review.State.MEND);
    }

    @Test
    void suggestsTheNearestCommuneForOneNotKnown() {
        var ref = upload(sheet().row("Vang Thị Ánh", "12/05/1988", "Nữ", "Yên Hoà 2", SECRETARY));
        assertThat(problem(only(ref), "don-vi")).isEqualTo("Ngày 20/12/2021 chưa có nơi nào tên Yên Hòa 2");
        assertThat(requireNonNull(only(ref).nearest()).placeName()).isEqualTo("Xã Yên Hòa");
    }

    @Test
    void looksCommunesUpOnlyBeneathTheChosenOrganisation() {
        var ref = upload(sheet().row("Vang Thị Ánh", "12/05/1988", "Nữ", "Tam Hợp", SECRETARY));
        assertThat(requireNonNull(only(ref).organisation()).id()).isEqualTo(given.committee("Xã Tam Hợp"));
    }

    @Test
    void refusesTheSameEntryTwiceInOneList() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("LÔ VĂN AN", "1/2/1985", "Nam", "Yên Na", SECRETARY));
        var second = review(ref).rows().getLast();
        assertThat(second.state()).isEqualTo(Review.State.MEND);
        assertThat(problem(second, "chuc-danh")).startsWith("Giống dòng 4");
    }

    @Test
    void asksAboutNamesakesOfOneDayInTwoCommunes() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Nga My", DEPUTY));
        var second = review(ref).rows().getLast();
        assertThat(requireNonNull(second.question()).otherRow()).isEqualTo(4);
        imports.answer(hanh, ref, version(ref), second.index(), true);
        assertThat(((Outcome.Done<PlanningImports.Written>) tryWrite(ref))
                        .value()
                        .added())
                .isEqualTo(1);
    }

    @Test
    void leavesARowOutAndTakesItInAgain() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        imports.leave(hanh, ref, version(ref), 0, true);
        assertThat(only(ref).state()).isEqualTo(Review.State.LEFT);
        assertThat(tryWrite(ref))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("khong-co-dong-nao"));
        imports.leave(hanh, ref, version(ref), 0, false);
        assertThat(only(ref).state()).isEqualTo(Review.State.RIGHT);
    }

    @Test
    void writesNothingWithoutADecision() {
        var ref = upload(sheet().without("(Kèm theo Quyết định số 512-QĐ/HU, ngày 20/12/2021)")
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        assertThat(review(ref).missing()).containsExactly("Nhập số quyết định", "Nhập ngày quyết định");
        assertThat(tryWrite(ref))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("thieu-quyet-dinh"));

        var district = given.ref(given.district);
        var decision =
                new PlanningImports.Decision("9-QĐ/HU", LocalDate.of(2022, 1, 5), district, district, "2020 – 2025");
        assertThat(imports.decide(hanh, ref, version(ref), decision)).isInstanceOf(Outcome.Done.class);
        assertThat(tryWrite(ref)).isInstanceOf(Outcome.Done.class);
        assertThat(firstEntry().decision()).isEqualTo("9-QĐ/HU");
    }

    @Test
    void refusesADecisionUnderAnOrganisationOfOthers() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Tam Hợp", SECRETARY));
        var foreign = given.ref(given.neighbour);
        var decision = new PlanningImports.Decision("9-QĐ/HU", LocalDate.of(2022, 1, 5), foreign, foreign, "2020-2025");
        assertThat(imports.decide(hanh, ref, 0, decision)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void refusesToSaveOverSomebodyElsesAnswer() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var seen = version(ref);
        imports.leave(hanh, ref, seen, 0, true);
        assertThatThrownBy(() -> imports.leave(hanh, ref, seen, 0, false)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> imports.write(hanh, ref, seen)).isInstanceOf(Stale.class);
    }

    @Test
    void addsOnlyTheNewRowsOfAListThatGrew() {
        write(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var grown = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", DEPUTY));
        assertThat(review(grown).rows().getFirst().standsBy()).isEqualTo("512-QĐ/HU");
        var written = ((Outcome.Done<PlanningImports.Written>) tryWrite(grown)).value();
        assertThat(written).isEqualTo(new PlanningImports.Written(1, 0, 1, 1));
    }

    @Test
    void takesNothingBackOnceAPersonWasCorrectedByHand() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        tryWrite(ref);
        var person = people.page(hanh, firstEntry().person().ref());
        people.correct(
                hanh,
                person.card().ref(),
                person.version(),
                new Correction(
                        person.details().withPersonalNo("040085000001"),
                        person.particulars(),
                        "Theo căn cước công dân"));
        assertThat(imports.undo(hanh, ref))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().sentence())
                                .contains("1 người đã được sửa hồ sơ (Lô Văn An)"));
    }

    @Test
    void letsOnlyTheBoardImport() {
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThatThrownBy(() -> imports.upload(approver, "ds.xlsx", sheet().bytes()))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void keepsThePostThatTheListNames() {
        write(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var post = requireNonNull(people.page(hanh, firstEntry().person().ref()).current());
        assertThat(post.title()).isEqualTo("Phó Chủ tịch UBND");
        assertThat(post.organisation()).isEqualTo(given.committee("Xã Yên Na"));
        assertThat(post.from()).isEqualTo("2021-12-20");
        assertThat(post.basis()).isEqualTo("Danh sách kèm theo Quyết định số 512-QĐ/HU ngày 20/12/2021");
    }

    // --- entries
    // ---------------------------------------------------------------------------------------------------------------

    private DocumentReference decision(String day) {
        return new DocumentReference("600-QĐ/HU", LocalDate.parse(day), given.district, "", "Rà soát quy hoạch");
    }

    @Test
    void takesOutByALaterDecisionAndKeepsTheHistory() {
        write(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        var entry = firstEntry();
        assertThat(remove(hanh, entry.ref(), decision("2021-12-19"), "Nghỉ hưu"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("truoc-khi-quy-hoach"));
        assertThat(remove(hanh, entry.ref(), decision("2022-09-21"), "Nghỉ hưu"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("sau-hom-nay"));
        assertThat(remove(hanh, entry.ref(), decision("2022-08-01"), " ")).isInstanceOf(Outcome.Refused.class);
        assertThat(remove(hanh, entry.ref(), decision("2022-08-01"), "Nghỉ hưu"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(remove(hanh, entry.ref(), decision("2022-08-02"), "Nghỉ hưu"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("da-dua-ra"));

        assertThat(planning.list(hanh, filter(PlanningFilter.Standing.STANDS)).entries())
                .isEmpty();
        assertThat(planning.ofPerson(hanh, entry.person().id()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.ended())
                        .isEqualTo(new Entry.Ended(
                                EntryState.REMOVED, "600-QĐ/HU", LocalDate.of(2022, 8, 1), "Nghỉ hưu")));
        assertThat(jdbc.sql("SELECT count(*) FROM person_at WHERE reason = 'PLANNED'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void plansAgainWhomAnEarlierDecisionTookOut() {
        write(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        remove(hanh, firstEntry().ref(), decision("2022-08-01"), "Kỷ luật");
        var ref = upload(sheet().row("Lô Văn An", "1/2/1985", "Nam", "Xã Yên Na", SECRETARY));
        var district = given.ref(given.district);
        imports.decide(
                hanh,
                ref,
                version(ref),
                new PlanningImports.Decision("700-QĐ/HU", LocalDate.of(2022, 9, 1), district, district, "2020-2025"));
        assertThat(tryWrite(ref)).isInstanceOf(Outcome.Done.class);
        assertThat(planning.ofPerson(hanh, firstEntry().person().id())).hasSize(2);
    }

    @Test
    void takesNoListBackOutOfWhichSomebodyWasRemoved() {
        var ref = upload(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY));
        tryWrite(ref);
        remove(hanh, firstEntry().ref(), decision("2022-08-01"), "Nghỉ hưu");
        assertThat(imports.undo(hanh, ref))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal().sentence()).contains("1 lượt đã đưa ra khỏi quy hoạch"));
    }

    @Test
    void showsACommuneItsOwnEntriesOnly() {
        write(sheet().row("Lô Văn An", "01/02/1985", "Nam", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1986", "Nữ", "Xã Nga My", SECRETARY));
        var yenNa = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        var seen = planning.list(yenNa, filter(PlanningFilter.Standing.STANDS));
        assertThat(seen.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.person().fullName()).isEqualTo("Lô Văn An"));
        assertThat(planning.choices(yenNa).organisations()).hasSize(1);
        var other = planning.list(hanh, filter(PlanningFilter.Standing.STANDS)).entries().stream()
                .filter(entry -> entry.person().fullName().equals("Vi Thị Ân"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> planning.entry(yenNa, other.ref())).isInstanceOf(NotFound.class);
        assertThat(planning.ofPerson(yenNa, other.person().id())).isEmpty();
    }

    @Test
    void filtersByTermTitleOrganisationAndName() {
        write(sheet().row("Đỗ Thị Ước", "01/02/1985", "Nữ", "Xã Yên Na", SECRETARY)
                .row("Vi Thị Ân", "01/02/1986", "Nữ", "Xã Nga My", DEPUTY));
        var found = planning.list(
                hanh,
                new PlanningFilter(
                        "do thi uoc",
                        "2020-2025",
                        SECRETARY,
                        given.committee("Xã Yên Na"),
                        PlanningFilter.Standing.STANDS,
                        PlanningFilter.Order.NAME,
                        true,
                        50,
                        0));
        assertThat(found.totals()).isEqualTo(new Planning.Totals(1, 1, false));
        assertThat(planning.choices(hanh).titles()).containsExactly(SECRETARY, DEPUTY);
        assertThat(people.list(hanh, PersonFilter.of("uoc", 50).by(PersonFilter.Order.BORN, true))
                        .total())
                .isEqualTo(1);
    }
}
