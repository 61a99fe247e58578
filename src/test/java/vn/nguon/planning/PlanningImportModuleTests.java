package vn.nguon.planning;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.People;
import vn.nguon.people.PersonFilter;
import vn.nguon.people.Upland;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;

@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"accounts", "web"})
@Transactional
class PlanningImportModuleTests {

    @Autowired
    PlanningImports imports;

    @Autowired
    Planning planning;

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

    static byte[] file(String name) throws IOException {
        try (var in = PlanningImportModuleTests.class.getResourceAsStream("/planning/" + name)) {
            return java.util.Objects.requireNonNull(in).readAllBytes();
        }
    }

    UUID upload(String name) throws IOException {
        return ((PlanningImports.Started) imports.upload(hanh, name, file(name))).ref();
    }

    private PlanningImports.Written write(UUID ref) {
        var version = imports.open(hanh, ref).upload().version();
        return ((Outcome.Done<PlanningImports.Written>) imports.write(hanh, ref, version)).value();
    }

    /** The row with an open question. */
    private static Review.Row asked(PlanningImports.Opened opened) {
        return opened.review().in(Review.State.ASK).getFirst();
    }

    private void sayTwoPeople(UUID ref) {
        var opened = imports.open(hanh, ref);
        imports.answer(hanh, ref, opened.upload().version(), asked(opened).index(), false);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    @Test
    void readsTheDecisionTheTermAndTheCommitteeOffTheList() throws IOException {
        var opened = imports.open(hanh, upload("quy-hoach-2020-2025.xlsx"));

        var draft = opened.review().draft();
        assertThat(draft.number()).isEqualTo("512-QĐ/HU");
        assertThat(draft.dated()).isEqualTo("2021-12-20");
        assertThat(draft.term()).isEqualTo("2020-2025");
        assertThat(draft.under()).isEqualTo(given.ref(given.district));
        assertThat(draft.issuer()).isEqualTo(given.ref(given.district));
        assertThat(opened.review().missing()).isEmpty();
    }

    @Test
    void asksOnlyAboutThePairOfWhomOneHasABirthYearOnly() throws IOException {
        var opened = imports.open(hanh, upload("quy-hoach-2020-2025.xlsx"));

        assertThat(opened.review().count(Review.State.RIGHT)).isEqualTo(116);
        assertThat(opened.review().count(Review.State.MEND)).isZero();
        assertThat(opened.review().count(Review.State.ASK)).isEqualTo(1);
        var row = asked(opened);
        assertThat(row.row().name()).isEqualTo("Hồ Quốc Toàn");
        assertThat(row.row().born()).isEqualTo("07/12/1988");
        assertThat(requireNonNull(row.question()).otherRow()).isEqualTo(42);
        assertThat(requireNonNull(row.question()).text()).contains("Hồ Quốc Toàn, 1988, Xã Yên Tĩnh");
    }

    @Test
    void takesBothListsAsEntriesOf137People() throws IOException {
        var first = upload("quy-hoach-2020-2025.xlsx");
        sayTwoPeople(first);
        var written = write(first);
        assertThat(written.entries()).isEqualTo(117);
        assertThat(written.leftOut()).isZero();

        var second = upload("quy-hoach-2025-2030.xlsx");
        var opened = imports.open(hanh, second);
        // The answer of the first list is remembered: nobody is asked again.
        assertThat(opened.review().count(Review.State.ASK)).isZero();
        assertThat(opened.review().count(Review.State.RIGHT)).isEqualTo(117);
        write(second);

        assertThat(count("SELECT count(*) FROM planning_entry")).isEqualTo(234);
        assertThat(count("SELECT count(*) FROM person")).isEqualTo(137);
        assertThat(count("SELECT count(DISTINCT person_id) FROM planned_person"))
                .isEqualTo(137);
        assertThat(count("SELECT count(*) FROM person_at WHERE reason = 'PLANNED'"))
                .isEqualTo(234);
        assertThat(count("SELECT count(*) FROM person_at WHERE reason = 'WORKS'"))
                .isEqualTo(137);
        assertThat(count("SELECT count(*) FROM document")).isEqualTo(2);
        assertThat(people.list(hanh, PersonFilter.of("", 50)).total()).isEqualTo(137);
    }

    @Test
    void makesOnePersonOfThePairWhenTold() throws IOException {
        var ref = upload("quy-hoach-2020-2025.xlsx");
        var opened = imports.open(hanh, ref);
        imports.answer(hanh, ref, opened.upload().version(), asked(opened).index(), true);
        write(ref);

        var toan = people.list(hanh, PersonFilter.of("ho quoc toan", 50));
        assertThat(toan.total()).isEqualTo(1);
        // The whole date says more than the year.
        assertThat(toan.lines().getFirst().person().bornText()).isEqualTo("07/12/1988");
    }

    @Test
    void leavesTheRowWithAnOpenQuestionAside() throws IOException {
        var ref = upload("quy-hoach-2020-2025.xlsx");
        var written = write(ref);
        assertThat(written.entries()).isEqualTo(116);
        assertThat(written.leftOut()).isEqualTo(1);
    }

    @Test
    void asksWhenTheOtherOfThePairIsKeptAlready() throws IOException {
        write(upload("quy-hoach-2020-2025.xlsx"));

        var opened = imports.open(hanh, upload("quy-hoach-2025-2030.xlsx"));
        assertThat(opened.review().in(Review.State.ASK)).singleElement().satisfies(row -> {
            assertThat(row.row().born()).isEqualTo("07/12/1988");
            assertThat(requireNonNull(requireNonNull(row.question()).other()).bornText())
                    .isEqualTo("1988");
        });
    }

    @Test
    void saysThatTheSameFileWasImportedAndAddsNothing() throws IOException {
        write(upload("quy-hoach-2020-2025.xlsx"));

        var again = imports.upload(hanh, "ban-sao.xlsx", file("quy-hoach-2020-2025.xlsx"));
        assertThat(again).isInstanceOfSatisfying(PlanningImports.WrittenBefore.class, before -> {
            assertThat(before.before().actor()).isEqualTo("Vi Thị Hạnh");
            assertThat(before.before().fileName()).isEqualTo("quy-hoach-2020-2025.xlsx");
        });
        assertThat(count("SELECT count(*) FROM planning_entry")).isEqualTo(116);
    }

    @Test
    void takesTheWholeImportBack() throws IOException {
        var ref = upload("quy-hoach-2020-2025.xlsx");
        write(ref);
        assertThat(imports.undo(hanh, ref)).isInstanceOf(Outcome.Done.class);
        for (var table : new String[] {"planning_entry", "person", "person_post", "person_at"})
            assertThat(count("SELECT count(*) FROM " + table)).as(table).isZero();
        // and in again
        assertThat(write(upload("quy-hoach-2020-2025.xlsx")).entries()).isEqualTo(116);
    }

    @Test
    void takesNothingBackThatALaterListUses() throws IOException {
        var first = upload("quy-hoach-2020-2025.xlsx");
        sayTwoPeople(first);
        write(first);
        var second = upload("quy-hoach-2025-2030.xlsx");
        write(second);

        assertThat(imports.undo(hanh, first)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("da-co-viec-sau");
            assertThat(refused.refusal().sentence()).contains("người có trong lần nhập khác");
        });
        assertThat(imports.undo(hanh, second)).isInstanceOf(Outcome.Done.class);
        assertThat(imports.undo(hanh, first)).isInstanceOf(Outcome.Done.class);
        assertThat(count("SELECT count(*) FROM person")).isZero();
    }

    @Test
    void isNotFoundByTheBoardOfAnotherDistrict() throws IOException {
        var ref = upload("quy-hoach-2020-2025.xlsx");
        var stranger = given.viewer("Lê Văn Khách", Role.ORGANISATION_BOARD, given.neighbour);
        assertThatThrownBy(() -> imports.open(stranger, ref)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> imports.write(stranger, ref, 0)).isInstanceOf(NotFound.class);
    }
}
