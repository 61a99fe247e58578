package vn.nguon.people;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.shared.BirthDate;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.Stale;
import vn.nguon.shared.Viewer;

@SpringBootTest
@Transactional
class PeopleModuleTests {

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
    }

    private static final LocalDate SINCE = LocalDate.of(2021, 7, 1);

    private static PersonDetails details(String name, String born) {
        var date = ((BirthDate.Read) BirthDate.read(born, Upland.TODAY)).value();
        return PersonDetails.of(name, Sex.FEMALE, date)
                .withListed("Thái", LocalDate.of(2010, 3, 23), "Đại học Luật", "Trung cấp");
    }

    private static Correction right(String born) {
        return new Correction(details("Lữ Thị Ánh", born), Particulars.NONE, "Theo giấy khai sinh");
    }

    private Post postAt(String commune) {
        return new Post("Phó Chủ tịch HĐND", given.committee(commune), commune, SINCE, null, "");
    }

    private AddPerson.Result tryAdd(String name, String born, String commune) {
        return people.add(board, new AddPerson(details(name, born), postAt(commune), false));
    }

    private PersonCard add(String name, String born, String commune) {
        return ((AddPerson.Added) tryAdd(name, born, commune)).person();
    }

    private List<String> names(String text) {
        return people.list(board, filter(text)).lines().stream()
                .map(line -> line.person().fullName())
                .toList();
    }

    private static PersonFilter filter(String text) {
        return PersonFilter.of(text, 50);
    }

    @Test
    void findsANameWrittenWithoutTones() {
        add("Đỗ Thị Ước", "07/03/1985", "Xã Nga My");
        add("Lô Văn Thoại", "01/01/1985", "Xã Nga My");
        assertThat(names("do thi uoc")).containsExactly("Đỗ Thị Ước");
        assertThat(names("ĐỖ THỊ")).containsExactly("Đỗ Thị Ước");
        assertThat(names("%")).hasSize(2);
    }

    @Test
    void sortsByGivenNameInVietnameseOrder() {
        for (var name : new String[] {"Vi Thị Ước", "Lữ Thị Ánh", "Kha Văn Dũng", "Lô Thị Đào", "Vi Thị Ân"})
            add(name, "07/03/1985", "Xã Nga My");
        assertThat(names("")).containsExactly("Lữ Thị Ánh", "Vi Thị Ân", "Kha Văn Dũng", "Lô Thị Đào", "Vi Thị Ước");
    }

    @Test
    void filtersByOrganisationOnlyWhereTheViewerMayLook() {
        add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        add("Vi Thị Ân", "22/05/1982", "Xã Yên Na");
        var ngaMy = PersonFilter.of("", 50).at(given.committee("Xã Nga My"));
        assertThat(people.list(board, ngaMy).total()).isEqualTo(1);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(people.list(commune, ngaMy).total()).isZero();
        assertThat(people.list(commune, filter("")).total()).isEqualTo(1);
    }

    @Test
    void hidesWhoeverWorksElsewhere() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        for (var stranger : List.of(
                given.viewer("A", Role.COMMUNE, given.committee("Xã Yên Na")),
                given.viewer("B", Role.ORGANISATION_BOARD, given.neighbour),
                given.viewer("C", Role.LECTURER, given.committee("Xã Nga My")))) {
            assertThatThrownBy(() -> people.page(stranger, anh.ref())).isInstanceOf(NotFound.class);
            assertThat(people.list(stranger, filter("")).total()).isZero();
            assertThat(people.cards(stranger, List.of(anh.id()))).isEmpty();
            assertThat(people.match(stranger, List.of(like("Lữ Thị Ánh", "22/05/1982", "Xã Nga My"))))
                    .containsExactly(new PersonMatch.Nobody());
        }
    }

    @Test
    void masksWhatIsSensitiveExceptForTheBoardTheApproverAndThePerson() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        var masked = people.page(commune, anh.ref());
        assertThat(masked.details().ethnicity()).isEqualTo(PersonFacts.MASK);
        assertThat(masked.details().religion()).isEqualTo(PersonFacts.MASK);
        assertThat(masked.details().partyOfficial()).isNull();
        assertThat(masked.sensitiveShown()).isFalse();
        assertThat(masked.details().qualification()).isEqualTo("Đại học Luật");

        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThat(people.page(approver, anh.ref()).details().ethnicity()).isEqualTo("Thái");
        var self = given.account("Lữ Thị Ánh");
        people.linkAccount(anh.id(), self);
        var trainee = new Viewer(self, "Lữ Thị Ánh", java.util.Set.of(Role.TRAINEE), "", "", 0, Upland.TODAY);
        assertThat(people.page(trainee, anh.ref()).details().ethnicity()).isEqualTo("Thái");
        assertThat(people.page(trainee, anh.ref()).mayCorrect()).isFalse();
        assertThat(people.ofAccount(self)).contains(anh.id());
        assertThat(people.accountOf(anh.id())).contains(self);
    }

    @Test
    void refusesASecondFileOfTheSamePerson() {
        add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        assertThat(tryAdd("Lữ Thị Ánh", "22/05/1982", "Xã Nga My"))
                .isInstanceOfSatisfying(
                        AddPerson.Alike.class, alike -> assertThat(alike.sure()).isTrue());
    }

    @Test
    void asksBeforeAddingSomebodyAlike() {
        var first = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var alike = tryAdd("Lữ Thị Ánh", "1982", "Xã Nga My");
        assertThat(alike).isInstanceOfSatisfying(AddPerson.Alike.class, it -> {
            assertThat(it.sure()).isFalse();
            assertThat(it.people()).containsExactly(first);
        });
        var told = people.add(board, new AddPerson(details("Lữ Thị Ánh", "1982"), postAt("Xã Nga My"), true));
        assertThat(told).isInstanceOf(AddPerson.Added.class);
        // and nobody is asked again which of the two the year is
        assertThat(people.match(board, List.of(like("Lữ Thị Ánh", "1982", "Xã Nga My"))))
                .containsExactly(
                        new PersonMatch.Sure(((AddPerson.Added) told).person().id()));
    }

    private Likeness like(String name, String born, String commune) {
        var details = details(name, born);
        return new Likeness(
                name, details.sex(), details.born(), given.committee(commune), null, details.partyOfficial());
    }

    @Test
    void refusesToAddSomebodyToAnOrganisationOfOthers() {
        var post = new Post("Phó Chủ tịch", given.elsewhere, "Xã Tam Hợp", SINCE, null, "");
        assertThat(people.add(board, new AddPerson(details("Lữ Thị Ánh", "1982"), post, false)))
                .isInstanceOfSatisfying(
                        AddPerson.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("don-vi-ngoai-pham-vi"));
    }

    @Test
    void refusesAPersonalNumberThatAnybodyHas() {
        var neighbours = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        var post = new Post("Phó Chủ tịch", given.elsewhere, "Xã Tam Hợp", SINCE, null, "");
        people.add(neighbours, new AddPerson(details("Lê Thị Xa", "1982").withPersonalNo("040182000001"), post, false));
        var anh = details("Lữ Thị Ánh", "1982").withPersonalNo("040182000001");
        assertThat(people.add(board, new AddPerson(anh, postAt("Xã Nga My"), false)))
                .isInstanceOfSatisfying(
                        AddPerson.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("so-dinh-danh-da-co"));
    }

    @Test
    void correctsWithItsVersionAndWritesItDown() {
        var anh = add("Lữ Thị Ánh", "1982", "Xã Nga My");
        var version = people.page(board, anh.ref()).version();
        var result = people.correct(board, anh.ref(), version, right("22/05/1982"));
        assertThat(result).isInstanceOf(Outcome.Done.class);
        assertThat(people.page(board, anh.ref()).card().bornText()).isEqualTo("22/05/1982");
        assertThat(jdbc.sql("SELECT sentence FROM audit_entry WHERE action = 'CORRECT'")
                        .query(String.class)
                        .single())
                .isEqualTo("Sửa hồ sơ %s: Ngày sinh".formatted(anh.code()));
        assertThatThrownBy(() -> people.correct(board, anh.ref(), version, right("1983")))
                .isInstanceOf(Stale.class)
                .hasMessageContaining("Vi Thị Hạnh vừa sửa hồ sơ này lúc 08:0");
    }

    @Test
    void letsOnlyTheBoardWrite() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThatThrownBy(() -> people.correct(approver, anh.ref(), 0, right("1982")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> people.add(approver, new AddPerson(details("A", "1982"), postAt("Xã Nga My"), false)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> people.hold(approver, anh.ref(), postAt("Xã Nga My")))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void closesTheDoorOfAPostThatEnded() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        people.hold(
                board,
                anh.ref(),
                new Post("Bí thư", given.committee("Xã Yên Na"), "Xã Yên Na", Upland.TODAY, null, ""));
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        assertThat(people.list(commune, filter("")).total()).isEqualTo(1);

        var first = people.page(board, anh.ref()).posts().getLast();
        assertThat(people.endPost(board, anh.ref(), first.ref(), SINCE.minusDays(1)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(people.endPost(board, anh.ref(), first.ref(), Upland.TODAY.minusDays(1)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(people.endPost(board, anh.ref(), first.ref(), Upland.TODAY)).isInstanceOf(Outcome.Refused.class);
        assertThat(people.list(commune, filter("")).total()).isZero();
        assertThat(requireNonNull(people.page(board, anh.ref()).current()).title())
                .isEqualTo("Bí thư");
    }

    @Test
    void leavesTheFileWithTheLastPostUntilThereIsAnother() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var last = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        var next = given.viewer("Vi Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        var post = people.page(board, anh.ref()).posts().getFirst();
        assertThat(people.endPost(board, anh.ref(), post.ref(), Upland.TODAY.minusDays(1)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(people.page(board, anh.ref()).current()).isNull();
        assertThat(people.card(board, anh.ref())).as("whose district it is").isEqualTo(anh);
        assertThat(people.card(last, anh.ref())).as("keeps the file").isEqualTo(anh);
        assertThatThrownBy(() -> people.card(next, anh.ref())).isInstanceOf(NotFound.class);

        people.hold(
                board,
                anh.ref(),
                new Post("Bí thư", given.committee("Xã Yên Na"), "Xã Yên Na", Upland.TODAY, null, ""));
        assertThat(people.card(next, anh.ref())).isEqualTo(anh);
        assertThatThrownBy(() -> people.card(last, anh.ref())).isInstanceOf(NotFound.class);
    }

    @Test
    void opensAndClosesADoorByTheFactThatNamesIt() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var yenNa = given.committee("Xã Yên Na");
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, yenNa);
        people.at(anh.id(), yenNa, People.Door.Reason.PLANNED, "entry:1");
        people.at(anh.id(), yenNa, People.Door.Reason.PLANNED, "entry:1");
        assertThat(people.card(commune, anh.ref())).isEqualTo(anh);
        people.leave(List.of("entry:1"));
        assertThatThrownBy(() -> people.card(commune, anh.ref())).isInstanceOf(NotFound.class);
    }

    @Test
    void completesOnlyBlanksAndTakesThemBack() {
        var anh = ((AddPerson.Added) people.add(
                        board,
                        new AddPerson(
                                PersonDetails.of("Lữ Thị Ánh", Sex.FEMALE, BirthDate.ofYear(1982)),
                                postAt("Xã Nga My"),
                                false)))
                .person();
        var file = file();
        var later = new Post("Chủ tịch UBND", given.committee("Xã Nga My"), "Xã Nga My", Upland.TODAY, null, "");
        people.completeAll(
                board, Map.of(anh.id(), new ImportedPerson(details("Lữ Thị Ánh", "22/05/1982"), later)), file);
        var completed = people.page(board, anh.ref());
        assertThat(completed.card().bornText()).isEqualTo("22/05/1982");
        assertThat(completed.details().ethnicity()).isEqualTo("Thái");
        assertThat(completed.posts()).hasSize(2);

        people.forget(board, file);
        var back = people.page(board, anh.ref());
        assertThat(back.card().bornText()).isEqualTo("1982");
        assertThat(back.details().ethnicity()).isEmpty();
        assertThat(back.posts()).hasSize(1);
    }

    @Test
    void overwritesNothingThatIsThere() {
        var anh = add("Lữ Thị Ánh", "22/05/1982", "Xã Nga My");
        var other =
                details("Lữ Thị Ánh", "22/05/1982").withListed("Kinh", LocalDate.of(2011, 1, 1), "Thạc sĩ", "Cao cấp");
        people.completeAll(board, Map.of(anh.id(), new ImportedPerson(other, null)), file());
        var facts = people.page(board, anh.ref());
        assertThat(facts.details().ethnicity()).isEqualTo("Thái");
        assertThat(facts.details().politicalTheory()).isEqualTo("Trung cấp");
        assertThat(facts.version()).isZero();
    }

    @Test
    void aLaterListEndsThePostThatAnEarlierListGave() {
        var first = file();
        var details = new ImportedPerson(details("Lữ Thị Ánh", "22/05/1982"), postAt("Xã Nga My"));
        var anh = people.addAll(board, List.of(details), first).getFirst();
        var second = file();
        var later = new Post("Chủ tịch UBND", given.committee("Xã Yên Na"), "Xã Yên Na", Upland.TODAY, null, "");
        people.completeAll(board, Map.of(anh, new ImportedPerson(details.details(), later)), second);
        var ref = people.cards(board, List.of(anh)).getFirst().ref();
        assertThat(people.page(board, ref).posts().getLast().post().to()).isEqualTo(Upland.TODAY.minusDays(1));

        people.forget(board, second);
        assertThat(people.page(board, ref).posts()).singleElement().satisfies(held -> {
            assertThat(held.post().title()).isEqualTo("Phó Chủ tịch HĐND");
            assertThat(held.post().to()).isNull();
        });
    }

    private long file() {
        return jdbc.sql("""
                INSERT INTO file_import (ref, kind, file_name, file_sha256, rows, state, actor, uploaded_at)
                VALUES (gen_random_uuid(), 'PLANNING', 'ds.xlsx', '\\x00', 1, 'REVIEW', 'Vi Thị Hạnh', '2022-09-20') RETURNING id
                """).query(Long.class).single();
    }
}
