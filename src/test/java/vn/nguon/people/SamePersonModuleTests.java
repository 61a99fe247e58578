package vn.nguon.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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
class SamePersonModuleTests {

    private static final LocalDate SINCE = LocalDate.of(2021, 7, 1);

    @Autowired
    SamePersons same;

    @Autowired
    People people;

    @Autowired
    Histories histories;

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

    private PersonCard add(PersonDetails details, String commune) {
        var post =
                new Post("Phó Chủ tịch HĐND " + details.fullName(), given.committee(commune), commune, SINCE, null, "");
        return ((AddPerson.Added) people.add(board, new AddPerson(details, post, true))).person();
    }

    private PersonCard add(String name, int year, String commune) {
        return add(PersonDetails.of(name, Sex.FEMALE, BirthDate.ofYear(year)), commune);
    }

    private SamePersons.Said join(PersonCard kept, PersonCard other) {
        assertThat(same.say(board, kept.ref(), other.ref(), "Cùng căn cước")).isInstanceOf(Outcome.Done.class);
        return same.said(board, kept.ref()).getFirst();
    }

    private void part(PersonCard person, SamePersons.Said said, boolean two) {
        assertThat(same.takeBack(board, person.ref(), said.ref(), "Ghi nhầm", two))
                .isInstanceOf(Outcome.Done.class);
    }

    private List<String> listed(Viewer viewer) {
        return people.list(viewer, PersonFilter.of("", 50)).lines().stream()
                .map(line -> line.person().fullName())
                .toList();
    }

    private static String code(Outcome<PersonCard> outcome) {
        return ((Outcome.Refused<PersonCard>) outcome).refusal().code();
    }

    @Test
    void listsAndCountsTreatTwoFilesAsOne() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var said = join(kim, oanh);
        assertThat(listed(board)).containsExactly("Lô Thị Kim Oanh");
        assertThat(people.list(board, PersonFilter.of("", 50)).total()).isOne();
        assertThat(jdbc.sql("SELECT count(DISTINCT one_id) FROM person_card")
                        .query(Integer.class)
                        .single())
                .isOne();
        part(kim, said, false);
        assertThat(listed(board)).containsExactly("Lô Thị Kim Oanh", "Lô Thị Oanh");
    }

    @Test
    void whoMayLookAtOneFileMayLookAtBothAndNoLongerAfterwards() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var yenNa = given.viewer("Lô Văn Xã", Role.COMMUNE, given.committee("Xã Yên Na"));
        assertThat(listed(yenNa)).containsExactly("Lô Thị Oanh");
        var said = join(kim, oanh);
        assertThat(listed(yenNa)).containsExactly("Lô Thị Kim Oanh");
        assertThat(people.page(yenNa, oanh.ref()).card()).isEqualTo(kim);
        assertThat(people.page(yenNa, kim.ref()).posts()).hasSize(2);
        part(kim, said, false);
        assertThat(listed(yenNa)).containsExactly("Lô Thị Oanh");
        assertThatThrownBy(() -> people.page(yenNa, kim.ref())).isInstanceOf(NotFound.class);
    }

    @Test
    void thePageCompletesWhatIsBlankAndTheFormShowsTheFileAlone() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add(
                new PersonDetails(
                        "Lô Thị Oanh",
                        "",
                        Sex.FEMALE,
                        BirthDate.of(LocalDate.of(1982, 5, 22)),
                        "Thái",
                        "Không",
                        "",
                        "040182000001",
                        null,
                        LocalDate.of(2010, 3, 23),
                        "Đại học Luật",
                        "12/12",
                        "Trung cấp",
                        ""),
                "Xã Yên Na");
        histories.enter(board, oanh.ref(), warning());
        join(kim, oanh);
        var facts = people.page(board, oanh.ref());
        assertThat(facts.card()).isEqualTo(kim);
        assertThat(facts.details().fullName()).isEqualTo("Lô Thị Kim Oanh");
        assertThat(facts.details().personalNo()).isEqualTo("040182000001");
        assertThat(facts.details().born()).isEqualTo(BirthDate.of(LocalDate.of(1982, 5, 22)));
        assertThat(facts.own().personalNo()).isNull();
        assertThat(facts.own().ethnicity()).isEmpty();
        assertThat(facts.sameFiles()).containsExactly(oanh);
        assertThat(histories.of(board, kim.ref())).hasSize(1);
        for (var file : List.of(kim, oanh)) {
            assertThat(jdbc.sql("SELECT count(*) FROM person_discipline WHERE person_id = :id")
                            .param("id", file.id().value())
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(jdbc.sql("SELECT official_on FROM person_party WHERE person_id = :id")
                            .param("id", file.id().value())
                            .query(LocalDate.class)
                            .single())
                    .isEqualTo(LocalDate.of(2010, 3, 23));
            assertThat(jdbc.sql("SELECT count(*) FROM person_post_held WHERE person_id = :id")
                            .param("id", file.id().value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }
    }

    private static Fact warning() {
        return Fact.discipline(
                Branch.PARTY, Form.WARNING, "Vi phạm", "UBKT Huyện ủy", "12-QĐ/UBKT", LocalDate.of(2022, 3, 7), null);
    }

    @Test
    void aRowOfAListIsTheOnePersonUnderEitherName() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        join(kim, oanh);
        for (var name : new String[] {"Lô Thị Oanh", "Lô Thị Kim Oanh"})
            for (var commune : new String[] {"Xã Nga My", "Xã Yên Na"})
                assertThat(people.match(
                                board,
                                List.of(new Likeness(
                                        name,
                                        Sex.FEMALE,
                                        BirthDate.ofYear(1982),
                                        given.committee(commune),
                                        null,
                                        null))))
                        .as("%s at %s", name, commune)
                        .containsExactly(new PersonMatch.Sure(kim.id()));
    }

    @Test
    void theAccountOfOneFileIsTheAccountOfAll() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var account = given.account("Lô Thị Oanh");
        people.linkAccount(oanh.id(), account);
        var self = new Viewer(account, "Lô Thị Oanh", Set.of(Role.TRAINEE), "", "", 0, Upland.TODAY);
        var said = join(kim, oanh);
        assertThat(people.ofAccount(account)).contains(kim.id());
        assertThat(people.accountOf(kim.id())).contains(account);
        assertThat(people.page(self, kim.ref()).sensitiveShown()).isTrue();
        part(kim, said, false);
        assertThat(people.ofAccount(account)).contains(oanh.id());
        assertThat(people.accountOf(kim.id())).isEmpty();
        assertThatThrownBy(() -> people.page(self, kim.ref())).isInstanceOf(NotFound.class);
    }

    @Test
    void anAccountMadeLaterIsTheAccountOfAllFilesToo() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        join(kim, oanh);
        var account = given.account("Lô Thị Kim Oanh");
        people.linkAccount(kim.id(), account);
        assertThat(people.accountOf(oanh.id())).contains(account);
    }

    /** Everything that is kept of persons, as text, but for the record of what was said. */
    private String everything() {
        var tables = new ArrayList<String>();
        for (var table : new String[] {
            "person",
            "person_post",
            "person_at",
            "person_account",
            "person_fact",
            "person_correction",
            "person_distinct",
            "person_alias",
            "person_card",
            "person_facts",
            "person_party",
            "person_discipline",
            "person_post_held"
        })
            tables.add(table
                    + jdbc.sql("SELECT t::text FROM %s t ORDER BY 1".formatted(table))
                            .query(String.class)
                            .list());
        tables.add("seen"
                + jdbc.sql("SELECT v FROM visible_person(:viewer, :day) v ORDER BY 1")
                        .param("viewer", board.id().value())
                        .param("day", Upland.TODAY)
                        .query(Long.class)
                        .list());
        tables.add("seen of all"
                + jdbc.sql("SELECT v FROM visible_person_of(:viewer, :day, ARRAY(SELECT id FROM person)) v ORDER BY 1")
                        .param("viewer", board.id().value())
                        .param("day", Upland.TODAY)
                        .query(Long.class)
                        .list());
        assertThat(tables.getLast().replace("seen of all", "seen")).isEqualTo(tables.get(tables.size() - 2));
        tables.add("listed" + listed(board));
        return String.join("\n", tables);
    }

    @Test
    void takingItBackRestoresExactlyWhatWas() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var other = add("Lô Thị Oanh", 1983, "Xã Xá Lượng");
        people.linkAccount(oanh.id(), given.account("Lô Thị Oanh"));
        people.distinct(board, oanh.id(), other.id());
        histories.enter(board, oanh.ref(), warning());
        var before = everything();
        var said = join(kim, oanh);
        var third = join(kim, other);
        assertThat(everything()).isNotEqualTo(before);
        part(kim, said, false);
        part(kim, third, false);
        assertThat(everything()).isEqualTo(before);
        assertThat(same.said(board, kim.ref())).hasSize(2).allSatisfy(back -> {
            assertThat(back.backBy()).isEqualTo("Vi Thị Hạnh");
            assertThat(back.backWhy()).isEqualTo("Ghi nhầm");
        });
    }

    @Test
    void mayBeSaidAgainAndRemembersThatTheyAreTwo() {
        var kim = add("Lô Thị Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        jdbc.sql("DELETE FROM person_distinct").update();
        assertThat(same.alike(board, kim.ref())).containsExactly(oanh);
        part(kim, join(kim, oanh), true);
        assertThat(same.alike(board, kim.ref())).isEmpty();
        join(oanh, kim);
        assertThat(listed(board)).hasSize(1);
    }

    @Test
    void refusesWhatCannotBeOnePerson() {
        var kim = add(
                PersonDetails.of("Lô Thị Kim Oanh", Sex.FEMALE, BirthDate.ofYear(1982))
                        .withPersonalNo("040182000001"),
                "Xã Nga My");
        var oanh = add(
                PersonDetails.of("Lô Thị Oanh", Sex.FEMALE, BirthDate.ofYear(1982))
                        .withPersonalNo("040182000002"),
                "Xã Yên Na");
        var third = add("Lô Thị Xuân", 1982, "Xã Yên Na");
        assertThat(code(same.say(board, kim.ref(), kim.ref(), "x"))).isEqualTo("da-la-mot-nguoi");
        assertThat(code(same.say(board, kim.ref(), oanh.ref(), "x"))).isEqualTo("hai-so-dinh-danh");
        people.linkAccount(kim.id(), given.account("A"));
        people.linkAccount(third.id(), given.account("B"));
        assertThat(code(same.say(board, kim.ref(), third.ref(), "x"))).isEqualTo("hai-tai-khoan");
        assertThatThrownBy(() -> same.say(board, kim.ref(), oanh.ref(), "  "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatWasSaidOrTakenBackBefore() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var stranger = add("Lô Thị Xuân", 1990, "Xã Yên Na");
        var said = join(kim, oanh);
        assertThat(code(same.say(board, oanh.ref(), kim.ref(), "x"))).isEqualTo("da-la-mot-nguoi");
        assertThat(code(same.takeBack(board, stranger.ref(), said.ref(), "x", false)))
                .isEqualTo("da-tach");
        part(kim, said, false);
        assertThat(code(same.takeBack(board, kim.ref(), said.ref(), "x", false)))
                .isEqualTo("da-tach");
    }

    @Test
    void onlyTheBoardThatSeesBothMaySaySo() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var oanh = add("Lô Thị Oanh", 1982, "Xã Yên Na");
        var approver = given.viewer("Lê Thị Duyệt", Role.APPROVER, given.district);
        assertThatThrownBy(() -> same.say(approver, kim.ref(), oanh.ref(), "x")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> same.takeBack(approver, kim.ref(), kim.ref(), "x", false))
                .isInstanceOf(Forbidden.class);
        var neighbours = given.viewer("Trần Văn Bạn", Role.ORGANISATION_BOARD, given.neighbour);
        var theirs = ((AddPerson.Added) people.add(
                        neighbours,
                        new AddPerson(
                                PersonDetails.of("Lê Thị Xa", Sex.FEMALE, BirthDate.ofYear(1980)),
                                new Post("Bí thư", given.elsewhere, "Xã Tam Hợp", SINCE, null, ""),
                                true)))
                .person();
        assertThatThrownBy(() -> same.say(board, kim.ref(), theirs.ref(), "x")).isInstanceOf(NotFound.class);
        assertThat(same.byCode(board, theirs.code())).isEmpty();
        assertThat(same.byCode(board, oanh.code())).contains(oanh);
    }

    @Test
    void whatAnImportBroughtStaysOnceItIsOnePersonWithAnother() {
        var kim = add("Lô Thị Kim Oanh", 1982, "Xã Nga My");
        var file = jdbc.sql("""
                INSERT INTO file_import (ref, kind, file_name, file_sha256, rows, state, actor, uploaded_at)
                VALUES (gen_random_uuid(), 'PLANNING', 'ds.xlsx', '\\x00', 1, 'REVIEW', 'Vi Thị Hạnh', '2022-09-20') RETURNING id
                """).query(Long.class).single();
        var post = new Post("Bí thư", given.committee("Xã Yên Na"), "Xã Yên Na", SINCE, null, "");
        var listed = people.addAll(
                        board,
                        List.of(new ImportedPerson(
                                PersonDetails.of("Lô Thị Oanh", Sex.FEMALE, BirthDate.ofYear(1982)), post)),
                        file)
                .getFirst();
        assertThat(people.builtOn(board, List.of(listed), file)).isEmpty();
        join(kim, people.cards(board, List.of(listed)).getFirst());
        assertThat(people.builtOn(board, List.of(listed), file)).isNotEmpty();
    }

    /** Groups of files as the rows in force say, computed the long way round. */
    private static Set<Set<Long>> groups(List<Long> all, List<long[]> edges) {
        var group = new HashMap<Long, TreeSet<Long>>();
        for (var id : all) group.put(id, new TreeSet<>(List.of(id)));
        for (var edge : edges) {
            var one = group.get(edge[0]);
            one.addAll(group.get(edge[1]));
            for (var id : List.copyOf(one)) group.put(id, one);
        }
        return group.values().stream().map(Set::copyOf).collect(Collectors.toSet());
    }

    @Test
    void whateverIsSaidAndTakenBackTheFilesFallIntoTheGroupsThatStand() {
        var random = new SplittableRandom(99);
        var files = new ArrayList<PersonCard>();
        for (var i = 0; i < 7; i++) files.add(add("Lô Thị " + (char) ('A' + i), 1980 + i, "Xã Nga My"));
        var ids = files.stream().map(card -> card.id().value()).toList();
        for (var step = 0; step < 120; step++) {
            var one = files.get(random.nextInt(files.size()));
            var standing = same.said(board, one.ref()).stream()
                    .filter(said -> said.backAt() == null)
                    .toList();
            if (!standing.isEmpty() && random.nextInt(3) == 0)
                part(one, standing.get(random.nextInt(standing.size())), false);
            else
                same.say(
                        board,
                        one.ref(),
                        files.get(random.nextInt(files.size())).ref(),
                        "Bước " + step);
            var edges = jdbc.sql("SELECT person_id, kept_id FROM person_same WHERE back_at IS NULL")
                    .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                    .list();
            var derived = ids.stream()
                    .map(id -> Set.copyOf(jdbc.sql("SELECT files_of(:id)")
                            .param("id", id)
                            .query(Long.class)
                            .list()))
                    .collect(Collectors.toSet());
            assertThat(derived).as("step %d", step).isEqualTo(groups(ids, edges));
            assertThat(people.list(board, PersonFilter.of("", 50)).total()).isEqualTo(derived.size());
        }
    }
}
