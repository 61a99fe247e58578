package vn.nguon.rosters.nominating;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassMoves;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.RosterApprovals;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

/** From need to answer on the real lists of 2022: a class for each test, who acts, and the steps that lead there. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NominatingGround {
    static final String TOWN = "Thị trấn Thạch Giám";
    static final String MAI_SON = "Xã Mai Sơn";
    static final String HUAN = "Lộc Văn Huấn|08/03/1978|Thị trấn Thạch Giám";
    static final String NGA = "Bùi Thị Nga|09/11/1986|Thị trấn Thạch Giám";
    static final String PO = "Xồng Nhia Pó|24/05/1981|Xã Mai Sơn";
    static final String MY = "Lữ Ngọc Mỹ|20/01/1987|Xã Mai Sơn";

    @Autowired
    PlannedDistrict given;

    @Autowired
    Calls calls;

    @Autowired
    Nominations nominations;

    @Autowired
    CommuneDesk desk;

    @Autowired
    Summonses summonses;

    @Autowired
    TrainingNeeds training;

    @Autowired
    Rosters rosters;

    @Autowired
    RosterApprovals approvals;

    @Autowired
    ClassMoves moves;

    @Autowired
    People people;

    @Autowired
    Tasks tasks;

    @Autowired
    NguonClock clock;

    @Autowired
    JdbcClient jdbc;

    int classes;
    Viewer board;
    Viewer approver;
    Viewer centre;
    Viewer town;
    Viewer maiSon;
    ClassHead head;

    @BeforeAll
    void ground() {
        given.build();
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        town = given.viewer("Đảng ủy Thạch Giám", Role.COMMUNE, at(TOWN));
        maiSon = given.viewer("Đảng ủy Mai Sơn", Role.COMMUNE, at(MAI_SON));
    }

    long at(String commune) {
        return Objects.requireNonNull(given.committees.get(commune));
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        jdbc.sql("DELETE FROM trainee_half").update();
        head = newClass("APPROVED");
    }

    ClassHead newClass(String state) {
        var code = "NM-" + ++classes;
        given.trainingClass(code, 10, state, PlannedDistrict.FIRST_DAY);
        return given.head(board, code);
    }

    ClassHead seen(Viewer by) {
        return given.head(by, head.code());
    }

    static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError(outcome);
    }

    static String refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) return refusal.code();
        throw new AssertionError(outcome);
    }

    OpenCall wanted(int townSeats, int maiSonSeats) {
        var choices = calls.choices(board, head);
        var quotas = new HashMap<UUID, Integer>();
        for (var commune : choices.communes()) {
            if (commune.placeName().equals(TOWN)) quotas.put(commune.ref(), townSeats);
            if (commune.placeName().equals(MAI_SON)) quotas.put(commune.ref(), maiSonSeats);
        }
        return new OpenCall(choices.titles(), choices.terms(), LocalDate.of(2022, 9, 28), "", quotas);
    }

    void open(int townSeats, int maiSonSeats) {
        done(calls.open(board, head, wanted(townSeats, maiSonSeats)));
    }

    static Paper paper(String number) {
        return Paper.of(new DocumentReference(number, LocalDate.of(2022, 9, 20), null, "Cơ quan ban hành", ""));
    }

    UUID ref(String person) {
        return given.ref(given.person(person));
    }

    Outcome<Integer> propose(Viewer by, boolean reserve, String... people) {
        var chosen = new HashMap<UUID, Boolean>();
        for (var person : people) chosen.put(ref(person), reserve);
        return desk.propose(by, head.code(), new CommuneDesk.Proposal(chosen, "", paper("31-CV/ĐU")));
    }

    Nomination of(String person) {
        return nominations.list(board, seen(board)).stream()
                .filter(one -> one.personRef().equals(ref(person)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    NominationState state(String person) {
        return of(person).state();
    }

    QuotaLine quota(String commune) {
        return calls.board(board, seen(board)).stream()
                .filter(line -> line.unitName().equals(commune))
                .findFirst()
                .orElseThrow();
    }

    void appraise(String... people) {
        var refs = new ArrayList<UUID>();
        for (var person : people) refs.add(of(person).ref());
        done(nominations.appraise(board, seen(board), refs));
    }

    Outcome<Nominations.Decided> decide(String... people) {
        var refs = new ArrayList<UUID>();
        for (var person : people) refs.add(of(person).ref());
        return nominations.decide(approver, seen(approver), refs, paper("145-QĐ/HU"));
    }

    IssueSummons summon() {
        return new IssueSummons(
                paper("12-GTT/BTC"),
                PlannedDistrict.FIRST_DAY,
                "07 giờ 00",
                "Hội trường huyện",
                "Sổ tay",
                "TRƯỞNG BAN",
                "Lô Khăm Kha");
    }

    void summoned(String... people) {
        open(2, 2);
        for (var person : people) done(propose(person.endsWith(TOWN) ? town : maiSon, false, person));
        appraise(people);
        done(decide(people));
        done(summonses.issue(centre, seen(centre), summon()));
    }

    Viewer trainee(String person) {
        var account = people.accountOf(given.person(person)).orElseThrow();
        return new Viewer(account, "Học viên", Set.of(Role.TRAINEE), "", "", 0, LocalDate.now(clock));
    }

    List<String> todo(Viewer viewer) {
        return tasks.of(viewer).stream()
                .filter(task -> task.link().contains(head.code()))
                .map(TaskLine::subject)
                .map(text -> text.replace(head.name(), "L"))
                .toList();
    }

    NeedLine need(String person) {
        return nominations.needs(board, seen(board), NeedFilter.ALL).lines().stream()
                .filter(line -> line.ref().equals(ref(person)))
                .findFirst()
                .orElseThrow();
    }

    void remove(String person) {
        end(person, "REMOVED");
    }

    void end(String person, String how) {
        jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, reason, actor, written_at)
                SELECT e.id, :how, e.document_id, '2022-09-01', 'Điều động', 'test', '2022-09-01' FROM planning_entry e
                 WHERE e.person_id = :person
                """)
                .param("how", how)
                .param("person", given.person(person).value())
                .update();
    }

    /** Of a commune's planned, in the order of their names, somebody whom no other test looks at. */
    String another(String commune, int which) {
        return given.people.keySet().stream()
                .filter(key ->
                        key.endsWith(commune) && !Set.of(HUAN, NGA, PO, MY).contains(key))
                .sorted()
                .skip(which)
                .findFirst()
                .orElseThrow();
    }
}
