package vn.nguon.units;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nguon.units.Redrawn.FIRST;
import static vn.nguon.units.Redrawn.LAST;
import static vn.nguon.units.Redrawn.code;
import static vn.nguon.units.Redrawn.done;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.nguon.people.People;
import vn.nguon.planning.PlanningFilter;
import vn.nguon.planning.PlanningGauges;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.OrganisationId;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.OpenTask;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;
import vn.nguon.units.Change.Kind;
import vn.nguon.units.Change.Subject;
import vn.nguon.units.Change.Target;

/** What passes on when organisations end, of every kind: only what is open, only what somebody or the change itself decided, on the day. */
@SpringBootTest
@Transactional
class AffectedModuleTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NguonClock clock;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Reorganisations reorganisations;

    @Autowired
    private PlaceLoader loader;

    @Autowired
    private Tasks tasks;

    @Autowired
    private People people;

    @Autowired
    private vn.nguon.planning.Planning planning;

    @Autowired
    private Units units;

    @Autowired
    private PlanningGauges gauges;

    private Redrawn given;
    private Viewer board;
    private OrganisationId hop;
    private OrganisationId thai;

    @BeforeEach
    void firstDay() {
        clock.travelTo(FIRST.atTime(8, 0));
        given = new Redrawn(jdbc, organisations, loader);
        board = given.board;
        hop = given.body("Đảng ủy xã Tam Hợp");
        thai = given.body("Đảng ủy xã Tam Thái");
    }

    @AfterEach
    void home() {
        clock.returnHome();
    }

    /** Tam Thái and Tam Hợp become the new Tam Thái. */
    private UUID merger() {
        return act(new Change(
                Kind.MERGE,
                Subject.PLACE,
                List.of(given.place("Xã Tam Thái", "16924"), given.place("Xã Tam Hợp", "16936")),
                List.of(Target.place(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "Xã Tam Thái",
                        PlaceCard.Kind.COMMUNE,
                        "16936",
                        given.place("Huyện Tương Dương", "418"))),
                null));
    }

    private UUID act(Change change) {
        var ref = done(reorganisations.draft(board, Redrawn.RESOLUTION));
        done(reorganisations.add(board, ref, 0, change));
        return ref;
    }

    private UUID split() {
        var upper = piece("Xã Tam Hợp Thượng");
        return act(new Change(
                Kind.SPLIT,
                Subject.PLACE,
                List.of(given.place("Xã Tam Hợp", "16936")),
                List.of(upper, piece("Xã Tam Hợp Hạ")),
                Change.Keepers.all(upper.ref())));
    }

    private Target piece(String name) {
        return Target.place(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                name,
                PlaceCard.Kind.COMMUNE,
                "",
                given.place("Huyện Tương Dương", "418"));
    }

    private void decide(UUID act, String kind, OrganisationId at, String thing, Decision decision) {
        done(reorganisations.decide(board, act, kind, given.ref(at), thing, new Reorganisations.Say(decision, null)));
    }

    private UUID carriedOut(UUID act) {
        done(reorganisations.carryOut(
                board, act, reorganisations.get(board, act).version()));
        return act;
    }

    private OrganisationId newThai() {
        return units.onMap(hop, FIRST);
    }

    private Map<String, Integer> open(UUID act) {
        var open = new HashMap<String, Integer>();
        for (var kind : reorganisations.preview(board, act).kinds())
            if (!kind.fates().isEmpty())
                open.put(kind.kind().key(), kind.fates().size());
        return open;
    }

    private List<String> posts(long person) {
        return jdbc.sql("""
                        SELECT title || ', ' || organisation_name || ' ' || valid::text || ' ' || basis FROM person_post
                         WHERE person_id = :person ORDER BY lower(valid), id
                        """).param("person", person).query(String.class).list();
    }

    @Test
    void waitsForADecisionAboutPostsAndPlannedTitlesAndNothingElse() {
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = merger();
        assertThat(reorganisations.preview(board, act).undecided()).isEqualTo(2);
        assertThat(code(reorganisations.carryOut(
                        board, act, reorganisations.get(board, act).version())))
                .isEqualTo("can-quyet-dinh");
        decide(act, "chuc-vu", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", hop, "", Decision.LEAVE);
        carriedOut(act);
        assertThat(posts(an.value()))
                .containsExactly(
                        "Công chức Văn phòng, Xã Tam Hợp [2022-01-01,2025-07-01) ",
                        "Công chức Văn phòng, Xã Tam Thái [2025-07-01,) 1678/NQ-UBTVQH15");
        assertThat(open(act)).isEqualTo(Map.of("quy-hoach", 1));
    }

    @Test
    void endsAPostAndKeepsThePersonFindableForTheKeeper() {
        var an = given.person("Lô Văn An");
        given.post(an, "Bí thư Đảng ủy", hop, "Xã Tam Hợp");
        var closed = given.person("Vi Văn Cũ");
        given.post(closed, "Bí thư Đảng ủy", hop, "Xã Tam Hợp");
        jdbc.sql("UPDATE person_post SET valid = '[2022-01-01,2024-01-01)' WHERE person_id = :person")
                .param("person", closed.value())
                .update();
        var act = merger();
        decide(act, "chuc-vu", hop, "", Decision.END);
        carriedOut(act);
        assertThat(posts(an.value())).containsExactly("Bí thư Đảng ủy, Xã Tam Hợp [2022-01-01,2025-07-01) ");
        assertThat(posts(closed.value())).containsExactly("Bí thư Đảng ủy, Xã Tam Hợp [2022-01-01,2024-01-01) ");
        var keeper = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(people.cards(keeper, List.of(an))).hasSize(1);
    }

    private List<String> entries(long person) {
        return jdbc.sql("""
                        SELECT e.title || ' ' || c.name || ' ' || e.decision_number || ' ' || e.decided_on::text
                               || coalesce(' đến ' || e.removed_on::text || ' ' || e.removed_number, '')
                          FROM planning_line e
                          JOIN organisation_card c ON c.id = e.organisation_id
                         WHERE e.person_id = :person
                         ORDER BY e.decided_on, e.id
                        """).param("person", person).query(String.class).list();
    }

    @Test
    void goesOnWithThePlanningAtTheSuccessorByANewDatedEntry() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(entries(an.value()))
                .containsExactly(
                        "Bí thư Đảng ủy Đảng ủy xã Tam Hợp 512-QĐ/HU 2021-12-20 đến 2025-07-01 1678/NQ-UBTVQH15",
                        "Bí thư Đảng ủy Đảng ủy xã Tam Thái 1678/NQ-UBTVQH15 2025-07-01");
        var commune = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(people.cards(commune, List.of(an))).hasSize(1);
        assertThat(open(act)).isEmpty();
    }

    @Test
    void makesOneOfTwoEntriesThatMeetAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(an, "Bí thư Đảng ủy", thai, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", thai, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(entries(an.value()))
                .hasSize(3)
                .filteredOn(e -> !e.contains("đến"))
                .hasSize(1);
    }

    private void proposed(UUID entry) {
        jdbc.sql("UPDATE planning_entry SET first_state = 'PROPOSED' WHERE ref = :ref")
                .param("ref", entry)
                .update();
    }

    private List<String> courses(long person) {
        return jdbc.sql("""
                        SELECT c.name || ' ' || e.state || ' ' || e.first_on::text || coalesce(' ' || e.ended_on::text, '')
                          FROM planning_course e
                          JOIN organisation_card c ON c.id = e.organisation_id
                         WHERE e.person_id = :person
                         ORDER BY e.id
                        """).param("person", person).query(String.class).list();
    }

    @Test
    void keepsAProposalAProposalAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        var bay = given.person("Vi Thị Bảy");
        proposed(given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030"));
        var ended = given.planned(bay, "Bí thư Đảng ủy", hop, "2025-2030");
        proposed(ended);
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", hop, ended.toString(), Decision.END);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly("Đảng ủy xã Tam Hợp DECLINED 2021-12-20", "Đảng ủy xã Tam Thái PROPOSED 2025-07-01");
        assertThat(courses(bay.value())).containsExactly("Đảng ủy xã Tam Hợp DECLINED 2021-12-20");
        assertThat(open(act)).isEmpty();
    }

    @Test
    void losesNoApprovedEntryToAProposalAtTheSuccessor() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        proposed(given.planned(an, "Bí thư Đảng ủy", thai, "2025-2030"));
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "quy-hoach", thai, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly(
                        "Đảng ủy xã Tam Hợp MOVED 2021-12-20 2025-07-01",
                        "Đảng ủy xã Tam Thái DECLINED 2021-12-20",
                        "Đảng ủy xã Tam Thái APPROVED 2025-07-01");
    }

    /** A list of the tenth and a post since the fifth, both at the commune of which the act of the first is recorded on the twentieth. */
    @Test
    void passesWhatWasDecidedAfterTheDayOfAnActThatIsRecordedLate() {
        clock.travelTo(LocalDate.of(2025, 7, 20).atTime(8, 0));
        board = Redrawn.on(board, LocalDate.of(2025, 7, 20));
        var an = given.person("Lô Văn An");
        var entry = given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        jdbc.sql("UPDATE planning_entry SET decided_on = '2025-07-10' WHERE ref = :ref")
                .param("ref", entry)
                .update();
        var post = given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        jdbc.sql("UPDATE person_post SET valid = '[2025-07-05,)' WHERE ref = :ref")
                .param("ref", post)
                .update();
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        decide(act, "chuc-vu", hop, "", Decision.CONTINUE);
        carriedOut(act);
        assertThat(courses(an.value()))
                .containsExactly(
                        "Đảng ủy xã Tam Hợp MOVED 2025-07-10 2025-07-10", "Đảng ủy xã Tam Thái APPROVED 2025-07-10");
        assertThat(jdbc.sql("""
                                SELECT organisation_name || ' ' || valid::text || (withdrawn_at IS NOT NULL)::text FROM person_post
                                 WHERE person_id = :person ORDER BY id
                                """).param("person", an.value()).query(String.class).list())
                .containsExactly("Xã Tam Hợp [2025-07-05,)true", "Xã Tam Thái [2025-07-05,)false");
        assertThat(planning.ofPerson(board, an))
                .extracting(e -> e.organisationName())
                .as("under its last name, in no list lost")
                .containsExactlyInAnyOrder("Đảng ủy xã Tam Hợp", "Đảng ủy xã Tam Thái");
        assertThat(open(act)).isEmpty();
    }

    @Test
    void countsWhomNothingMovesOnTheMapThatIsAskedFor() {
        given.planned(given.person("Lô Văn An"), "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(given.person("Vi Thị Bảy"), "Bí thư Đảng ủy", thai, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.LEAVE);
        decide(act, "quy-hoach", thai, "", Decision.LEAVE);
        carriedOut(act);
        assertThat(rows(null)).containsExactly("Đảng ủy xã Tam Hợp 1", "Đảng ủy xã Tam Thái 1");
        assertThat(rows(FIRST)).containsExactly("Đảng ủy xã Tam Thái 2");
        // The row's own list and its titles hold as many; the old map's organisation has nobody on the new one.
        assertThat(listed(newThai(), FIRST)).isEqualTo(2);
        assertThat(listed(newThai(), null)).isZero();
        assertThat(listed(hop, FIRST)).isZero();
        assertThat(listed(hop, null)).isEqualTo(1);
        var titles = gauges.gauges(board, new PlanningGauges.Scope("", "", newThai(), FIRST), PlanningGauges.By.TITLE);
        assertThat(titles.whole().entries()).isEqualTo(2);
    }

    private List<String> rows(@Nullable LocalDate map) {
        return gauges
                .gauges(board, new PlanningGauges.Scope("", "", null, map), PlanningGauges.By.ORGANISATION)
                .rows()
                .stream()
                .map(row -> row.name() + " " + row.entries())
                .toList();
    }

    private int listed(OrganisationId at, @Nullable LocalDate map) {
        return planning.list(
                        board,
                        new PlanningFilter(
                                "",
                                "",
                                "",
                                at,
                                map,
                                PlanningFilter.Standing.STANDS,
                                PlanningFilter.Group.ALL,
                                null,
                                null,
                                null,
                                null,
                                PlanningFilter.Order.NAME,
                                false,
                                50,
                                0))
                .totals()
                .entries();
    }

    @Test
    void movesOnePersonElsewhereAndEndsTheOthers() {
        var an = given.person("Lô Văn An");
        var bay = given.person("Vi Thị Bảy");
        var moved = given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        given.planned(bay, "Bí thư Đảng ủy", hop, "2025-2030");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.END);
        done(reorganisations.decide(
                board,
                act,
                "quy-hoach",
                given.ref(hop),
                moved.toString(),
                new Reorganisations.Say(Decision.MOVE, given.ref(given.body("Đảng ủy xã Lượng Minh")))));
        assertThat(code(reorganisations.decide(
                        board,
                        act,
                        "quy-hoach",
                        given.ref(hop),
                        moved.toString(),
                        new Reorganisations.Say(Decision.MOVE, given.ref(thai)))))
                .isEqualTo("noi-nhan-khong-co");
        carriedOut(act);
        assertThat(entries(an.value())).anyMatch(e -> e.contains("Đảng ủy xã Lượng Minh 1678"));
        assertThat(entries(bay.value())).singleElement().asString().contains("đến 2025-07-01");
    }

    @Test
    void movesNobodyBeyondTheReachOfTheOffice() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Trưởng ban", given.districtBoard, "2025-2030");
        var district = given.viewer("Lô Thị Tổ", Role.ORGANISATION_BOARD, given.district, LAST);
        var act = done(reorganisations.draft(district, Redrawn.RESOLUTION));
        done(reorganisations.add(
                district,
                act,
                0,
                new Change(
                        Kind.END,
                        Subject.ORGANISATION,
                        List.of(given.ref(given.districtBoard)),
                        List.of(),
                        Change.Keepers.all(given.ref(given.provinceBoard)))));
        assertThat(code(reorganisations.decide(
                        district,
                        act,
                        "quy-hoach",
                        given.ref(given.districtBoard),
                        "",
                        new Reorganisations.Say(Decision.MOVE, given.ref(given.provinceBoard)))))
                .isEqualTo("ngoai-pham-vi");
        assertThat(code(reorganisations.decide(
                        district,
                        act,
                        "quy-hoach",
                        given.ref(given.districtBoard),
                        "",
                        new Reorganisations.Say(Decision.MOVE, given.ref(hop)))))
                .isEqualTo("done");
    }

    @Test
    void leavesClosedEntriesAndThoseOfPastTermsAlone() {
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2015-2020");
        var act = merger();
        assertThat(reorganisations.preview(board, act).undecided()).isZero();
        carriedOut(act);
        assertThat(entries(an.value())).containsExactly("Bí thư Đảng ủy Đảng ủy xã Tam Hợp 512-QĐ/HU 2021-12-20");
    }

    private long trainingClass(String code, String state, OrganisationId at, String part) {
        var id = jdbc.sql("""
                        INSERT INTO training_class (ref, code, name, public_name, capacity, state, made_at)
                        VALUES (gen_random_uuid(), :code, 'Lớp', 'Lớp', 50, :state, '2025-01-01') RETURNING id
                        """)
                .param("code", code)
                .param("state", state)
                .query(Long.class)
                .single();
        part(id, at, part);
        return id;
    }

    private void part(long id, OrganisationId at, String part) {
        jdbc.sql("INSERT INTO class_part (class_id, organisation_id, part) VALUES (:id, :at, :part)")
                .param("id", id)
                .param("at", at.value())
                .param("part", part)
                .update();
    }

    private List<String> parts(long id) {
        return jdbc.sql("""
                        SELECT p.part || ' ' || c.name FROM class_part p JOIN organisation_card c ON c.id = p.organisation_id
                         WHERE p.class_id = :id ORDER BY p.part
                        """).param("id", id).query(String.class).list();
    }

    @Test
    void passesPartsOfRunningClassesOnAndKeepsThoseOfFinishedOnes() {
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        part(running, hop, "DECIDES");
        var finished = trainingClass("TD-2022-01", "FINISHED", hop, "HOSTS");
        var act = merger();
        carriedOut(act);
        assertThat(parts(running)).containsExactly("DECIDES Đảng ủy xã Tam Hợp", "HOSTS Đảng ủy xã Tam Thái");
        assertThat(jdbc.sql("SELECT organisation_id FROM class_part WHERE class_id = :id AND part = 'HOSTS'")
                        .param("id", running)
                        .query(Long.class)
                        .single())
                .isEqualTo(newThai().value());
        assertThat(parts(finished)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        assertThat(given.count("SELECT count(*) FROM reorganisation_passing WHERE affected = 'lop'"))
                .isEqualTo(1);
    }

    @Test
    void passesPartsToTheKeeperWhereNothingSucceeds() {
        var running = trainingClass("TD-2025-01", "STUDYING", given.districtBoard, "ORGANISES");
        carriedOut(act(new Change(
                Kind.END,
                Subject.ORGANISATION,
                List.of(given.ref(given.districtBoard)),
                List.of(),
                Change.Keepers.all(given.ref(given.provinceBoard)))));
        assertThat(parts(running)).containsExactly("ORGANISES Ban Tổ chức Tỉnh ủy");
    }

    @Test
    void assignsNothingAfterASplitAndShowsWhatIsLeft() {
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức Văn phòng", hop, "Xã Tam Hợp");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = split();
        assertThat(reorganisations.preview(board, act).undecided()).isZero();
        carriedOut(act);
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "quy-hoach", 1, "lop", 1));
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        assertThat(entries(an.value())).hasSize(1);

        assertThat(code(reorganisations.decide(
                        board, act, "lop", given.ref(hop), "", new Reorganisations.Say(Decision.CONTINUE, null))))
                .isEqualTo("khong-co-noi-ke-tiep");
        var upper = units.organisations(FIRST).stream()
                .filter(o -> o.name().equals("Đảng ủy xã Tam Hợp Thượng"))
                .findFirst()
                .orElseThrow();
        assertThat(done(reorganisations.decide(
                        board, act, "lop", given.ref(hop), "", new Reorganisations.Say(Decision.MOVE, upper.ref()))))
                .isEqualTo(1);
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp Thượng");
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "quy-hoach", 1));
    }

    @Test
    void passesByTheClockOnTheDayWhenItWasCarriedOutAhead() {
        clock.travelTo(LocalDate.of(2025, 6, 20).atTime(8, 0));
        board = Redrawn.on(board, LocalDate.of(2025, 6, 20));
        var an = given.person("Lô Văn An");
        given.planned(an, "Bí thư Đảng ủy", hop, "2025-2030");
        var running = trainingClass("TD-2025-01", "STUDYING", hop, "HOSTS");
        var act = merger();
        decide(act, "quy-hoach", hop, "", Decision.CONTINUE);
        carriedOut(act);
        clock.travelTo(LAST.atTime(23, 59));
        reorganisations.passWhatIsDue();
        assertThat(reorganisations.get(board, act).passed()).isFalse();
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Hợp");
        // Whoever is planned in between has no decision: left, and shown.
        var late = given.person("Vi Văn Muộn");
        given.planned(late, "Phó Bí thư Đảng ủy", thai, "2025-2030");
        clock.travelTo(FIRST.atTime(0, 1));
        reorganisations.passWhatIsDue();
        assertThat(reorganisations.get(board, act).passed()).isTrue();
        assertThat(parts(running)).containsExactly("HOSTS Đảng ủy xã Tam Thái");
        assertThat(entries(an.value())).hasSize(2);
        assertThat(open(act)).isEqualTo(Map.of("quy-hoach", 1));
        reorganisations.passWhatIsDue();
        assertThat(entries(an.value())).hasSize(2);
    }

    @Test
    void showsOpenTasksToTheKeeperFromTheFirstDayOnAlsoDownAChain() {
        tasks.open(OpenTask.forRole("t:1", "test", "Duyệt lớp", "", "/lop", null, Role.COMMUNE, hop));
        var act = merger();
        assertThat(open(act)).containsEntry("viec", 1);
        carriedOut(act);
        var clerk = given.viewer("Lô Thị Xã", Role.COMMUNE, newThai(), FIRST);
        assertThat(tasks.of(Redrawn.on(clerk, LAST))).isEmpty();
        assertThat(tasks.of(clerk)).extracting(TaskLine::subject).containsExactly("Duyệt lớp");

        var later = new Reorganisation.Head(
                "9-QĐ/TU", LocalDate.of(2026, 1, 1), "BTV Tỉnh ủy", "", LocalDate.of(2026, 2, 1));
        var second = done(reorganisations.draft(board, later));
        var minh = given.body("Đảng ủy xã Lượng Minh");
        done(reorganisations.add(
                board,
                second,
                0,
                new Change(
                        Kind.MERGE,
                        Subject.PLACE,
                        List.of(thaiPlaceOfToday()),
                        List.of(Target.existing(given.place("Xã Lượng Minh", "16906"))),
                        null)));
        carriedOut(second);
        var next = given.viewer("Vi Thị Minh", Role.COMMUNE, minh, LocalDate.of(2026, 2, 1));
        assertThat(tasks.of(next)).extracting(TaskLine::subject).containsExactly("Duyệt lớp");
        assertThat(units.onMap(hop, LocalDate.of(2026, 2, 1))).isEqualTo(minh);
        assertThat(units.onMap(hop, LocalDate.of(2026, 1, 31))).isNotEqualTo(minh);
    }

    private UUID thaiPlaceOfToday() {
        return jdbc.sql("""
                        SELECT p.ref FROM place p JOIN place_version v ON v.place_id = p.id
                         WHERE v.name = 'Xã Tam Thái' AND v.valid @> DATE '2025-07-01'
                        """).query(UUID.class).single();
    }

    @Test
    void namesRegistersTraineesAndGrantsWithoutTouchingThem() {
        jdbc.sql("""
                        INSERT INTO register (ref, organisation_id, kind, symbol, last)
                        VALUES (gen_random_uuid(), :at, 'ATTESTATION', 'GCN', 12)
                        """).param("at", hop.value()).update();
        var an = given.person("Lô Văn An");
        given.post(an, "Công chức", thai, "Xã Tam Thái");
        var running = trainingClass("TD-2025-01", "STUDYING", given.provinceBoard, "ORGANISES");
        enrolled(running, an.value());
        enrolled(trainingClass("TD-2022-01", "FINISHED", given.provinceBoard, "ORGANISES"), an.value());
        given.viewer("Lô Thị Xã", Role.COMMUNE, hop, FIRST);
        var act = merger();
        decide(act, "chuc-vu", thai, "", Decision.LEAVE);
        assertThat(open(act)).isEqualTo(Map.of("chuc-vu", 1, "so-cap", 1, "hoc-vien", 1, "tai-khoan", 1));
        carriedOut(act);
        assertThat(given.count("SELECT count(*) FROM register g JOIN organisation_card c ON c.id = g.organisation_id"
                        + " WHERE c.name = 'Đảng ủy xã Tam Hợp'"))
                .isEqualTo(1);
        assertThat(given.count("SELECT count(*) FROM enrolment e JOIN organisation_card c ON c.id = e.organisation_id"
                        + " WHERE c.name = 'Đảng ủy xã Tam Hợp'"))
                .isEqualTo(2);
        var kinds = reorganisations.preview(board, act).kinds();
        for (var kind : kinds)
            for (var fate : kind.fates())
                assertThat(kind.kind().names(board, List.of(fate.thing().key())))
                        .as(kind.kind().key())
                        .hasSize(1);
        var stranger = given.viewer("Vi Văn Lạ", Role.ORGANISATION_BOARD, given.otherDistrict, FIRST);
        for (var kind : kinds)
            for (var fate : kind.fates())
                assertThat(kind.kind().names(stranger, List.of(fate.thing().key())))
                        .as(kind.kind().key())
                        .isEmpty();
    }

    private void enrolled(long classId, long person) {
        jdbc.sql("""
                        INSERT INTO enrolment (ref, class_id, person_id, organisation_id, unit_name, joined_on)
                        VALUES (gen_random_uuid(), :class, :person, :at, 'Xã Tam Hợp', '2025-01-01')
                        """)
                .param("class", classId)
                .param("person", person)
                .param("at", hop.value())
                .update();
    }

    @Test
    void refusesToEndAnOrganisationOnItsOwnPageWhileDecisionsAreWanted() {
        given.planned(given.person("Lô Văn An"), "Trưởng ban", given.districtBoard, "2025-2030");
        var keeper = given.provinceBoard;
        assertThat(code(organisations.end(
                        given.admin, given.districtBoard, new Organisations.End(LAST, "QĐ", keeper, keeper, keeper))))
                .isEqualTo("can-quyet-dinh");
        assertThat(given.count("SELECT count(*) FROM organisation_end")).isZero();
        assertThat(given.count("SELECT count(*) FROM reorganisation")).isZero();
    }
}
