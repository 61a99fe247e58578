package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.PersonFilter.AgeBand;
import vn.nguon.people.PersonFilter.From;
import vn.nguon.people.PersonFilter.Order;
import vn.nguon.people.PersonWays.Way;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Role;
import vn.nguon.shared.Sex;
import vn.nguon.shared.VietnameseText;
import vn.nguon.shared.Viewer;

@SpringBootTest
@Transactional
class PersonSearchModuleTests {

    private static final String[] FAMILY = {"Lò", "Lô", "Vi", "Lữ", "Kha", "Vừ", "Và", "Moong", "Cụt", "Đỗ"};
    private static final String[] GIVEN = {"Ước", "Ánh", "Ân", "An", "Đào", "Dũng", "Ỉ", "Hoà", "Hòa", "Lan", "Ỷ"};

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    NguonClock clock;

    Upland given;
    Viewer board;
    PersonSearch few;
    List<PersonSearch> otherWays;

    @BeforeEach
    void tuongDuong() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 8, 0));
        given = new Upland(jdbc);
        board = given.boardClerk();
        few = new PersonSearch(jdbc, Way.DOORS, null);
        otherWays = java.util.stream.Stream.of(Way.NAMES, Way.GIVEN, Way.WALK)
                .flatMap(way -> java.util.Arrays.stream(PersonWays.Door.values())
                        .map(door -> new PersonSearch(jdbc, way, door)))
                .toList();
    }

    private PersonCard put(String name, String sex, Integer year, LocalDate date, String commune) {
        var id = jdbc.sql("""
                INSERT INTO person (ref, code, full_name, given_name, sex, birth_year, birth_date, changed_at, changed_by)
                VALUES (gen_random_uuid(), 'CB-' || lpad(nextval('person_code')::text, 5, '0'), :name, :given, :sex, :year, :date,
                        '2022-09-01', 'x')
                RETURNING id
                """)
                .param("name", name)
                .param("given", VietnameseText.givenName(name))
                .param("sex", sex)
                .param("year", year, java.sql.Types.INTEGER)
                .param("date", date, java.sql.Types.DATE)
                .query(Long.class)
                .single();
        jdbc.sql("INSERT INTO person_at VALUES (:id, :at, 'WORKS', 'post:' || :id)")
                .param("id", id)
                .param("at", given.committee(commune).value())
                .update();
        return people.cards(board, List.of(new vn.nguon.shared.PersonId(id))).getFirst();
    }

    private List<PersonCard> crowd(int many) {
        var random = new SplittableRandom(1234);
        var result = new ArrayList<PersonCard>();
        for (var i = 0; i < many; i++) {
            var name = FAMILY[random.nextInt(FAMILY.length)]
                    + (random.nextBoolean() ? " Thị " : " A ")
                    + GIVEN[random.nextInt(GIVEN.length)];
            var year = random.nextInt(8) == 0 ? null : (Integer) random.nextInt(1960, 2000);
            var date = year == null || random.nextInt(3) == 0
                    ? null
                    : LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
            result.add(put(
                    name,
                    random.nextBoolean() ? "MALE" : "FEMALE",
                    year,
                    date,
                    i % 3 == 0 ? "Xã Nga My" : "Xã Yên Na"));
        }
        return result;
    }

    private static List<UUID> refs(People.Listing listing) {
        return listing.lines().stream().map(line -> line.person().ref()).toList();
    }

    /** Leafs through the list forwards, then back from its end, and gives what was seen forwards. */
    private List<UUID> leaf(PersonSearch search, PersonFilter filter) {
        var seen = new ArrayList<UUID>();
        var from = From.START;
        People.Listing page;
        do {
            page = search.list(board, filter.from(from), 1_000);
            assertThat(page.before()).isEqualTo(from.person() != null);
            seen.addAll(refs(page));
            from = page.lines().isEmpty()
                    ? from
                    : new From(page.lines().getLast().person().ref(), false);
        } while (page.after());
        var back = new ArrayList<>(refs(page));
        while (page.before()) {
            page = search.list(
                    board, filter.from(new From(page.lines().getFirst().person().ref(), true)), 1_000);
            assertThat(page.after()).isTrue();
            back.addAll(0, refs(page));
        }
        assertThat(back).as("%s backwards", filter).isEqualTo(seen);
        return seen;
    }

    @Test
    void leafingThroughMeetsEverybodyOnceInOrderWhicheverWayIsTaken() {
        crowd(83);
        for (var text : new String[] {"", "l", "lo", "Lô", "thi a", "hoa", "Ước", "%"})
            for (var order : Order.values())
                for (var downwards : new boolean[] {false, true}) {
                    var filter = PersonFilter.of(text, 7).by(order, downwards);
                    var whole = refs(few.list(board, PersonFilter.of(text, 200).by(order, downwards), 1_000));
                    assertThat(leaf(few, filter))
                            .as("%s few", filter)
                            .isEqualTo(whole)
                            .doesNotHaveDuplicates();
                    for (var other : otherWays)
                        assertThat(leaf(other, filter)).as("%s", filter).isEqualTo(whole);
                    if (text.isEmpty()) assertThat(whole).hasSize(83);
                }
    }

    @Test
    void ordersAsTheProgramDoes() {
        var crowd = new ArrayList<>(crowd(83));
        var byName = VietnameseText.byGivenName();
        crowd.sort(Comparator.comparing(PersonCard::fullName, byName)
                .thenComparing(card -> card.id().value()));
        assertThat(refs(few.list(board, PersonFilter.of("", 200), 1_000)))
                .isEqualTo(crowd.stream().map(PersonCard::ref).toList());
        Collections.reverse(crowd);
        assertThat(refs(few.list(board, PersonFilter.of("", 200).by(Order.NAME, true), 1_000)))
                .isEqualTo(crowd.stream().map(PersonCard::ref).toList());
    }

    private List<String> names(PersonFilter filter) {
        var lines = people.list(board, filter).lines();
        assertThat(lines).isEqualTo(few.list(board, filter, 1_000).lines());
        for (var other : otherWays)
            assertThat(other.list(board, filter, 1_000).lines()).isEqualTo(lines);
        return lines.stream().map(line -> line.person().fullName()).toList();
    }

    private List<String> names(String text) {
        return names(PersonFilter.of(text, 50));
    }

    @Test
    void putsNamesWithTheVeryMarksFirst() {
        for (var name :
                new String[] {"Vi Thị An", "Vi Thị Ân", "Vi Thị Ấn", "Lò Văn Ánh", "Lô Văn Oanh", "Kha Thị Hoà"})
            put(name, "FEMALE", 1985, null, "Xã Nga My");
        assertThat(names("ân")).containsExactly("Vi Thị Ân", "Vi Thị An", "Lò Văn Ánh", "Vi Thị Ấn");
        assertThat(names("an")).containsExactly("Vi Thị An", "Lò Văn Ánh", "Vi Thị Ân", "Vi Thị Ấn");
        assertThat(names("thị ân")).containsExactly("Vi Thị Ân", "Vi Thị An", "Vi Thị Ấn");
        assertThat(names("Lô Văn")).containsExactly("Lô Văn Oanh", "Lò Văn Ánh");
        assertThat(names("hòa")).containsExactly("Kha Thị Hoà");
    }

    @Test
    void aSearchBeginsWithAWordHoweverFewItsLetters() {
        for (var name : new String[] {"Đỗ Thị Ước", "Lữ Thị Xuân", "Moong Văn Lo", "Vừ A Ỉ"})
            put(name, "FEMALE", 1985, null, "Xã Nga My");
        assertThat(names("u")).containsExactly("Đỗ Thị Ước");
        assertThat(names("xu")).containsExactly("Lữ Thị Xuân");
        assertThat(names("on")).isEmpty();
        assertThat(names("oon")).isEmpty();
        assertThat(names("van l")).containsExactly("Moong Văn Lo");
        assertThat(names("an lo")).isEmpty();
        assertThat(names("i")).containsExactly("Vừ A Ỉ");
        assertThat(names("do thi uoc")).containsExactly("Đỗ Thị Ước");
        assertThat(names("ĐỖ THỊ")).containsExactly("Đỗ Thị Ước");
        assertThat(names("_")).hasSize(4);
    }

    @Test
    void takesAnyTextForAName() {
        put("Lò Văn O'Neil \\ Ước", "MALE", 1985, null, "Xã Nga My");
        for (var text : new String[] {"o'neil", "O'NEIL", "văn o'"})
            assertThat(names(text)).hasSize(1);
        for (var text :
                new String[] {"'", "a & b", "!x | (y", ":*", "  ", "\u0301", "x".repeat(3_000), "a ".repeat(900), "<->"
                })
            assertThat(people.list(board, PersonFilter.of(text, 50)).lines())
                    .as(text)
                    .hasSize(VietnameseText.fold(text).isBlank() ? 1 : 0);
    }

    @Test
    void aGivenNameOfTwoWordsOrOneInTheMiddleIsFoundEveryWay() {
        for (var name : new String[] {"Vừ A Ỉ", "Xồng Bá Ỉ", "Lò Văn Ỉ", "Lò Ỉ Văn"})
            put(name, "MALE", 1985, null, "Xã Nga My");
        jdbc.sql("UPDATE person SET given_name = 'A Ỉ' WHERE full_name = 'Vừ A Ỉ'")
                .update();
        jdbc.sql("UPDATE person SET given_name = 'Văn' WHERE full_name = 'Lò Văn Ỉ'")
                .update();
        assertThat(names("ỉ")).containsExactly("Vừ A Ỉ", "Xồng Bá Ỉ", "Lò Ỉ Văn", "Lò Văn Ỉ");
        assertThat(names("a")).containsExactly("Vừ A Ỉ");
        assertThat(names("a i")).containsExactly("Vừ A Ỉ");
        assertThat(names("van")).containsExactly("Lò Ỉ Văn", "Lò Văn Ỉ");
    }

    @Test
    void findsByCode() {
        var one = put("Đỗ Thị Ước", "FEMALE", 1985, null, "Xã Nga My");
        put("Lữ Thị Xuân", "FEMALE", 1985, null, "Xã Nga My");
        assertThat(names(one.code())).containsExactly("Đỗ Thị Ước");
        assertThat(names(one.code().toLowerCase(java.util.Locale.ROOT).replace("-", "")))
                .containsExactly("Đỗ Thị Ước");
        assertThat(names("CB-99999")).isEmpty();
    }

    @Test
    void aCorrectedGivenNameDecidesThePlace() {
        put("Vừ A Ỉ", "MALE", 1985, null, "Xã Nga My");
        put("Lô Văn Bình", "MALE", 1985, null, "Xã Nga My");
        assertThat(names("")).containsExactly("Lô Văn Bình", "Vừ A Ỉ");
        jdbc.sql("UPDATE person SET given_name = 'A Ỉ' WHERE full_name = 'Vừ A Ỉ'")
                .update();
        assertThat(names("")).containsExactly("Vừ A Ỉ", "Lô Văn Bình");
    }

    @Test
    void filtersBySexAgeAndPlanning() {
        put("Lò Thị Ánh", "FEMALE", 1987, LocalDate.of(1987, 9, 20), "Xã Nga My");
        put("Lò Thị Ân", "FEMALE", 1987, LocalDate.of(1987, 9, 21), "Xã Nga My");
        put("Lò Văn Dũng", "MALE", 1987, null, "Xã Nga My");
        put("Lò Văn Đào", "MALE", null, null, "Xã Nga My");
        var planned = put("Lò Văn Ước", "MALE", 1960, null, "Xã Nga My");
        people.at(planned.id(), given.committee("Xã Yên Na"), People.Door.Reason.PLANNED, "entry:1");
        var all = PersonFilter.of("", 50);
        assertThat(names(all.only(Sex.MALE, null, null))).containsExactly("Lò Văn Dũng", "Lò Văn Đào", "Lò Văn Ước");
        assertThat(names(all.only(null, AgeBand.UNDER_35, null))).containsExactly("Lò Thị Ân");
        assertThat(names(all.only(null, AgeBand.FROM_35, null))).containsExactly("Lò Thị Ánh", "Lò Văn Dũng");
        assertThat(names(all.only(null, AgeBand.FROM_55, null))).containsExactly("Lò Văn Ước");
        assertThat(names(all.only(null, null, true))).containsExactly("Lò Văn Ước");
        assertThat(names(all.only(null, null, false))).hasSize(4);
        assertThat(names(all.only(Sex.FEMALE, AgeBand.UNDER_35, true))).isEmpty();
        // planned at Yên Na is not to be learnt by who may look at Nga My alone
        assertThat(names(all.at(given.committee("Xã Nga My")).only(null, null, true)))
                .isEmpty();
        assertThat(names(all.at(given.committee("Xã Yên Na")))).containsExactly("Lò Văn Ước");
    }

    @Test
    void opensTheSameDoorsAsEverywhere() {
        crowd(30);
        var self = given.account("Lò Thị Ánh");
        people.linkAccount(
                people.list(board, PersonFilter.of("", 1))
                        .lines()
                        .getFirst()
                        .person()
                        .id(),
                self);
        var own = new Viewer(self, "Lò Thị Ánh", java.util.Set.of(Role.TRAINEE), "", "", 0, Upland.TODAY);
        var commune = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Nga My"));
        var stranger = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        for (var viewer : List.of(board, own, commune, stranger)) {
            var open = jdbc.sql("SELECT p.ref FROM person p WHERE p.id IN (SELECT visible_person(:viewer, :day))")
                    .param("viewer", viewer.id().value())
                    .param("day", viewer.today())
                    .query(UUID.class)
                    .list();
            assertThat(jdbc.sql(
                                    "SELECT p.ref FROM person p WHERE p.id IN (SELECT visible_person_of(:viewer, :day, ARRAY(SELECT id FROM person)))")
                            .param("viewer", viewer.id().value())
                            .param("day", viewer.today())
                            .query(UUID.class)
                            .list())
                    .as(viewer.name())
                    .containsExactlyInAnyOrderElementsOf(open);
            for (var search : otherWays.reversed()) {
                assertThat(refs(search.list(viewer, PersonFilter.of("", 200), 1_000)))
                        .as(viewer.name())
                        .containsExactlyInAnyOrderElementsOf(open);
                assertThat(search.list(viewer, PersonFilter.of("", 200), 1_000).total())
                        .isEqualTo(open.size());
            }
        }
    }

    @Test
    void countsNoFurtherThanAsked() {
        crowd(30);
        var page = few.list(board, PersonFilter.of("", 5), 10);
        assertThat(page.total()).isEqualTo(10);
        assertThat(page.beyond()).isTrue();
        assertThat(few.list(board, PersonFilter.of("", 5), 30).beyond()).isFalse();
        assertThat(few.list(board, PersonFilter.of("", 50), 10).total()).isEqualTo(10);
    }

    @Test
    void beginsAnewWhenThePersonOfTheAddressIsGone() {
        crowd(9);
        var filter = PersonFilter.of("", 5);
        var first = refs(few.list(board, filter, 100));
        assertThat(refs(few.list(board, filter.from(new From(UUID.randomUUID(), false)), 100)))
                .isEqualTo(first);
        assertThat(refs(few.list(board, filter.from(new From(UUID.randomUUID(), true)), 100)))
                .isEqualTo(first);
    }

    @Test
    void asksTheDatabaseSevenTimesAtMostAndWithMarksEightTimes() {
        var crowd = crowd(30);
        var filter = PersonFilter.of("l", 5).from(new From(crowd.get(3).ref(), false));
        assertThat(Statements.during(() -> people.list(board, filter))).isLessThanOrEqualTo(7);
        var marks = PersonFilter.of("Lò", 5).from(new From(crowd.get(3).ref(), false));
        for (var way : otherWays)
            assertThat(Statements.during(() -> way.list(board, marks, 1_000))).isLessThanOrEqualTo(9);
    }
}
