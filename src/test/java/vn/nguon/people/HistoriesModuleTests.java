package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.FactKind.Branch;
import vn.nguon.people.FactKind.Form;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Viewer;

@SpringBootTest
@Transactional
class HistoriesModuleTests {

    private static final LocalDate DECIDED = LocalDate.of(2022, 3, 7);
    private static final Fact WARNING = Fact.discipline(
            Branch.PARTY,
            Form.WARNING,
            "Vi phạm chính sách dân số",
            "Ủy ban Kiểm tra Huyện ủy",
            "12-QĐ/UBKT",
            DECIDED,
            DECIDED.plusYears(1).minusDays(1));
    private static final Fact THEORY = new Fact(
            FactKind.TRAINING,
            Branch.POLITICAL_THEORY,
            null,
            "Trung cấp lý luận chính trị",
            "Trường Chính trị tỉnh Nghệ An",
            "0123/TC",
            LocalDate.of(2019, 6, 30),
            LocalDate.of(2018, 9, 1),
            LocalDate.of(2019, 6, 15),
            "Không tập trung, loại Khá");

    @Autowired
    Histories histories;

    @Autowired
    People people;

    @Autowired
    PersonFactRows facts;

    @Autowired
    PersonalNumbers numbers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;
    PersonCard anh;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
        var post = new Post(
                "Phó Chủ tịch HĐND", given.committee("Xã Nga My"), "Xã Nga My", LocalDate.of(2021, 7, 1), null, "");
        anh = ((AddPerson.Added) people.add(
                        board,
                        new AddPerson(PersonDetails.of("Lữ Thị Ánh", Sex.FEMALE, BirthDate.ofYear(1982)), post, false)))
                .person();
    }

    private HeldFact enter(Fact fact) {
        assertThat(histories.enter(board, anh.ref(), fact)).isInstanceOf(Outcome.Done.class);
        return histories.of(board, anh.ref()).stream()
                .filter(held -> held.fact().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    private static String code(Outcome<PersonCard> outcome) {
        return ((Outcome.Refused<PersonCard>) outcome).refusal().code();
    }

    @Test
    void keepsFactsAsTheyWereEntered() {
        enter(WARNING);
        enter(THEORY);
        assertThat(histories.of(board, anh.ref())).extracting(HeldFact::fact).containsExactly(WARNING, THEORY);
        assertThat(histories.of(board, anh.ref()).getFirst().by()).isEqualTo("Vi Thị Hạnh");
    }

    @Test
    void correctsByAnotherVersionAndKeepsTheOld() {
        var held = enter(WARNING);
        var right = Fact.discipline(
                Branch.PARTY,
                Form.REPRIMAND,
                WARNING.title(),
                WARNING.body(),
                "12-QĐ/UBKT",
                DECIDED,
                WARNING.lastDay());
        histories.correct(board, anh.ref(), held.ref(), right, "Ghi nhầm hình thức");
        assertThat(histories.of(board, anh.ref())).singleElement().satisfies(now -> {
            assertThat(now.fact()).isEqualTo(right);
            assertThat(now.why()).isEqualTo("Ghi nhầm hình thức");
            assertThat(now.versions()).isEqualTo(2);
        });
        assertThat(facts.versions(anh.id(), true))
                .extracting(PersonFactRows.Version::fact)
                .containsExactly(WARNING, right);
        assertThat(jdbc.sql("SELECT count(*) FROM person_fact")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void refusesToCorrectAVersionThatWasReplaced() {
        var held = enter(WARNING);
        histories.withdraw(board, anh.ref(), held.ref(), "Ghi nhầm người");
        assertThat(code(histories.correct(board, anh.ref(), held.ref(), THEORY, "Nhầm")))
                .isEqualTo("da-thay-muc-nay");
        assertThat(code(histories.withdraw(board, anh.ref(), held.ref(), "Nhầm")))
                .isEqualTo("da-thay-muc-nay");
        assertThatThrownBy(() -> histories.one(board, anh.ref(), held.ref())).isInstanceOf(NotFound.class);
    }

    @Test
    void withdrawsWhatNeverWasAndKeepsItOnRecord() {
        var held = enter(WARNING);
        histories.withdraw(board, anh.ref(), held.ref(), "Ghi nhầm người");
        assertThat(histories.of(board, anh.ref())).isEmpty();
        assertThat(disciplines()).isEmpty();
        assertThat(facts.versions(anh.id(), true)).hasSize(2).last().satisfies(version -> {
            assertThat(version.withdrawn()).isTrue();
            assertThat(version.why()).isEqualTo("Ghi nhầm người");
        });
        // and it may be entered anew
        enter(WARNING);
    }

    @Test
    void refusesTheSameFactTwiceAndADayToCome() {
        enter(THEORY);
        assertThat(code(histories.enter(board, anh.ref(), THEORY))).isEqualTo("da-co-muc-nay");
        var tomorrow =
                Fact.discipline(Branch.STATE, Form.REPRIMAND, "Đi muộn", "", "1/QĐ", Upland.TODAY.plusDays(1), null);
        assertThat(code(histories.enter(board, anh.ref(), tomorrow))).isEqualTo("ngay-sau-hom-nay");
    }

    @Test
    void noFactIsChangedBehindTheBack() {
        enter(WARNING);
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE person_fact SET title = 'Không'").update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void onlyTheBoardTheApproverAndThePersonReadDisciplines() {
        var held = enter(WARNING);
        enter(THEORY);
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(histories.of(approver, anh.ref())).hasSize(2);
        var self = given.account("Lữ Thị Ánh");
        people.linkAccount(anh.id(), self);
        var trainee = new Viewer(self, "Lữ Thị Ánh", Set.of(Role.TRAINEE), "", "", 0, Upland.TODAY);
        assertThat(histories.of(trainee, anh.ref())).hasSize(2);

        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        assertThat(histories.of(commune, anh.ref())).extracting(HeldFact::fact).containsExactly(THEORY);
        assertThatThrownBy(() -> histories.one(commune, anh.ref(), held.ref())).isInstanceOf(NotFound.class);
        assertThat(facts.versions(anh.id(), false)).isEmpty();
        assertThatThrownBy(() -> histories.enter(commune, anh.ref(), THEORY)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> histories.withdraw(approver, anh.ref(), held.ref(), "x"))
                .isInstanceOf(Forbidden.class);

        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        assertThatThrownBy(() -> histories.of(stranger, anh.ref())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> histories.enter(stranger, anh.ref(), THEORY)).isInstanceOf(NotFound.class);
    }

    private record Discipline(
            String form, LocalDate decidedOn, boolean before, boolean first, boolean last, boolean after) {}

    private List<Discipline> disciplines() {
        return jdbc.sql("""
                SELECT form, decided_on, in_force @> date '2022-03-06' AS before, in_force @> date '2022-03-07' AS first,
                       in_force @> date '2023-03-06' AS last, in_force @> date '2023-03-07' AS after
                  FROM person_discipline
                 WHERE person_id = :person
                """)
                .param("person", anh.id().value())
                .query(Discipline.class)
                .list();
    }

    @Test
    void publishesADisciplineWithTheDaysOnWhichItIsInForce() {
        enter(WARNING);
        assertThat(disciplines()).containsExactly(new Discipline("WARNING", DECIDED, false, true, true, false));
    }

    @Test
    void aDisciplineWithoutAKnownEndStaysInForce() {
        enter(Fact.discipline(Branch.STATE, Form.WARNING, "Vi phạm đất đai", "", "5/QĐ-UBND", DECIDED, null));
        assertThat(disciplines()).containsExactly(new Discipline("WARNING", DECIDED, false, true, true, true));
    }

    @Test
    void aFactChecksItself() {
        assertThatThrownBy(
                        () -> new Fact(FactKind.DISCIPLINE, Branch.PARTY, null, "x", "", "1", DECIDED, null, null, ""))
                .hasMessageContaining("form");
        assertThatThrownBy(() ->
                        new Fact(FactKind.DISCIPLINE, Branch.PARTY, Form.WARNING, "x", "", "", DECIDED, null, null, ""))
                .hasMessageContaining("without decision");
        assertThatThrownBy(() -> new Fact(
                        FactKind.DISCIPLINE,
                        Branch.PARTY,
                        Form.WARNING,
                        "x",
                        "",
                        "1",
                        DECIDED,
                        null,
                        DECIDED.minusDays(1),
                        ""))
                .hasMessageContaining("ends before");
        assertThatThrownBy(() -> new Fact(FactKind.AWARD, Branch.LANGUAGE, null, "x", "", "", null, null, null, ""))
                .hasMessageContaining("AWARD of LANGUAGE");
    }

    @Test
    void correctsAPostByWithdrawingItsRow() {
        var held = people.page(board, anh.ref()).posts().getFirst();
        var right = new Post(
                "Phó Chủ tịch UBND",
                given.committee("Xã Nga My"),
                "Xã Nga My",
                LocalDate.of(2021, 7, 15),
                null,
                "1-QĐ/HU");
        assertThat(people.correctPost(board, anh.ref(), held.ref(), right, "Theo quyết định"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(people.page(board, anh.ref()).posts())
                .singleElement()
                .satisfies(now -> assertThat(now.post()).isEqualTo(right));
        assertThat(code(people.correctPost(board, anh.ref(), held.ref(), null, "Theo quyết định")))
                .isEqualTo("da-thay-muc-nay");
        assertThat(jdbc.sql("SELECT title FROM person_post_held WHERE person_id = :id")
                        .param("id", anh.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("Phó Chủ tịch UBND");
        assertThat(jdbc.sql("SELECT withdrawn_why FROM person_post WHERE ref = :ref")
                        .param("ref", held.ref())
                        .query(String.class)
                        .single())
                .isEqualTo("Theo quyết định");
    }

    @Test
    void refusesAPostTwiceInOneTime() {
        var first = people.page(board, anh.ref()).posts().getFirst();
        people.hold(
                board,
                anh.ref(),
                new Post("Bí thư", given.committee("Xã Nga My"), "Xã Nga My", LocalDate.of(2022, 2, 1), null, ""));
        people.endPost(board, anh.ref(), first.ref(), LocalDate.of(2022, 1, 31), "3-QĐ/HU");
        var second = people.page(board, anh.ref()).posts().getFirst();
        var twice = new Post(
                first.post().title(), first.post().organisation(), "Xã Nga My", LocalDate.of(2022, 1, 1), null, "");
        assertThat(code(people.correctPost(board, anh.ref(), second.ref(), twice, "Nhầm")))
                .isEqualTo("chuc-vu-trung");
    }

    @Test
    void keepsWhatACorrectionReplaced() {
        var before = people.page(board, anh.ref());
        var right = new Correction(
                PersonDetails.of("Lữ Thị Ánh", Sex.FEMALE, BirthDate.ofYear(1983)), Particulars.NONE, "Theo căn cước");
        people.correct(board, anh.ref(), before.version(), right);
        assertThat(jdbc.sql("SELECT by || ' | ' || why || ' | ' || was || ' | ' || became FROM person_correction")
                        .query(String.class)
                        .single())
                .isEqualTo("Vi Thị Hạnh | Theo căn cước | {\"Ngày sinh\": \"1982\"} | {\"Ngày sinh\": \"1983\"}");
    }

    private Outcome<PersonCard> number(String number, Particulars particulars) {
        var now = people.page(board, anh.ref());
        return people.correct(
                board, anh.ref(), now.version(), new Correction(now.own().withPersonalNo(number), particulars, "CCCD"));
    }

    @Test
    void refusesANumberOfAProvinceThatIsNotOne() {
        assertThat(code(number("003182000001", Particulars.NONE))).isEqualTo("so-dinh-danh-ma-tinh");
        assertThat(code(number("040082000001", Particulars.NONE))).isEqualTo("so-dinh-danh-khong-khop");
        assertThat(code(number("040183000001", Particulars.NONE))).isEqualTo("so-dinh-danh-khong-khop");
        assertThat(number("040182000001", Particulars.NONE)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void codesOfProvincesThatWereMergedStayGood() {
        assertThat(number("002182000001", Particulars.NONE)).isInstanceOf(Outcome.Done.class);
        var in2026 = new Viewer(board.id(), board.name(), board.roles(), "", "", 0, LocalDate.of(2026, 9, 20));
        var in2015 = new Viewer(board.id(), board.name(), board.roles(), "", "", 0, LocalDate.of(2015, 9, 20));
        var bacKan = PersonDetails.of("Nông Thị Ánh", Sex.FEMALE, BirthDate.ofYear(1982))
                .withPersonalNo("006182000001");
        assertThat(numbers.refusal(in2026, bacKan, false, null)).isEmpty();
        assertThat(numbers.refusal(in2015, bacKan, false, null))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo("so-dinh-danh-ma-tinh"));
        assertThat(jdbc.sql("SELECT name FROM personal_no_province WHERE code = '006' ORDER BY valid")
                        .query(String.class)
                        .list())
                .containsExactly("Bắc Kạn", "Thái Nguyên");
        assertThat(jdbc.sql(
                                "SELECT count(DISTINCT code) || ' ' || count(DISTINCT name) FILTER (WHERE upper_inf(valid)) FROM personal_no_province")
                        .query(String.class)
                        .single())
                .isEqualTo("63 34");
    }

    @Test
    void aNumberIsOneAmongTheLiving() {
        number("040182000001", Particulars.NONE);
        var post = new Post("Bí thư", given.committee("Xã Yên Na"), "Xã Yên Na", LocalDate.of(2021, 7, 1), null, "");
        var namesake = PersonDetails.of("Lô Thị Xuân", Sex.FEMALE, BirthDate.ofYear(1982))
                .withPersonalNo("040182000001");
        assertThat(people.add(board, new AddPerson(namesake, post, false))).isNotInstanceOf(AddPerson.Added.class);
        assertThat(jdbc.sql("SELECT count(*) FROM person WHERE personal_no = '040182000001'")
                        .query(Integer.class)
                        .single())
                .isOne();

        assertThat(code(number("040182000001", Particulars.NONE.withDeath(Upland.TODAY.plusDays(1)))))
                .isEqualTo("ngay-mat");
        number("040182000001", Particulars.NONE.withDeath(LocalDate.of(2022, 9, 1)));
        var other = ((AddPerson.Added) people.add(
                        board,
                        new AddPerson(
                                PersonDetails.of("Lô Thị Xuân", Sex.FEMALE, BirthDate.ofYear(1982)), post, false)))
                .person();
        jdbc.sql("UPDATE person SET personal_no = '040182000001' WHERE id = :id")
                .param("id", other.id().value())
                .update();
        assertThatThrownBy(() -> jdbc.sql("UPDATE person SET died_on = NULL WHERE id = :id")
                        .param("id", anh.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("person_personal_no");
    }

    @Test
    void theDatabaseItselfRefusesANumberThatDisagrees() {
        assertThatThrownBy(() -> jdbc.sql("UPDATE person SET personal_no = '040082000001' WHERE id = :id")
                        .param("id", anh.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("person_personal_no_agrees");
    }
}
