package vn.nguon.rosters.nominating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nguon.classes.ClassHead;
import vn.nguon.classes.ClassMoves;
import vn.nguon.classes.ClassState;
import vn.nguon.classes.MoveClass;
import vn.nguon.documents.DocumentReference;
import vn.nguon.people.People;
import vn.nguon.rosters.AddTrainee;
import vn.nguon.rosters.PlannedDistrict;
import vn.nguon.rosters.RosterApprovals;
import vn.nguon.rosters.Rosters;
import vn.nguon.shared.Forbidden;
import vn.nguon.shared.NguonClock;
import vn.nguon.shared.NotFound;
import vn.nguon.shared.Outcome;
import vn.nguon.shared.Role;
import vn.nguon.shared.Viewer;
import vn.nguon.tasks.TaskLine;
import vn.nguon.tasks.Tasks;

/** From need to answer, at the façades, on the real lists of 2022. */
@SpringBootTest
@Import(PlannedDistrict.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NominatingTests {
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

    private int classes;
    private Viewer board;
    private Viewer approver;
    private Viewer centre;
    private Viewer town;
    private Viewer maiSon;
    private ClassHead head;

    @BeforeAll
    void ground() {
        given.build();
        board = given.viewer("Lô Khăm Kha", Role.ORGANISATION_BOARD, given.board);
        approver = given.viewer("Lương Văn Thắng", Role.APPROVER, given.standing);
        centre = given.viewer("Vi Thị Hạnh", Role.CENTRE, given.centre);
        town = given.viewer("Đảng ủy Thạch Giám", Role.COMMUNE, at(TOWN));
        maiSon = given.viewer("Đảng ủy Mai Sơn", Role.COMMUNE, at(MAI_SON));
    }

    private long at(String commune) {
        return Objects.requireNonNull(given.committees.get(commune));
    }

    @BeforeEach
    void aClass() {
        clock.travelTo(LocalDateTime.of(2022, 9, 20, 9, 0));
        jdbc.sql("DELETE FROM trainee_half").update();
        head = newClass("APPROVED");
    }

    private ClassHead newClass(String state) {
        var code = "NM-" + ++classes;
        given.trainingClass(code, 10, state, PlannedDistrict.FIRST_DAY);
        return given.head(board, code);
    }

    private ClassHead seen(Viewer by) {
        return given.head(by, head.code());
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var value)) return value;
        throw new AssertionError(outcome);
    }

    private static String refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?>(var refusal)) return refusal.code();
        throw new AssertionError(outcome);
    }

    private OpenCall wanted(int townSeats, int maiSonSeats) {
        var choices = calls.choices(board, head);
        var quotas = new HashMap<UUID, Integer>();
        for (var commune : choices.communes()) {
            if (commune.placeName().equals(TOWN)) quotas.put(commune.ref(), townSeats);
            if (commune.placeName().equals(MAI_SON)) quotas.put(commune.ref(), maiSonSeats);
        }
        return new OpenCall(choices.titles(), choices.terms(), LocalDate.of(2022, 9, 28), "", quotas);
    }

    private void open(int townSeats, int maiSonSeats) {
        done(calls.open(board, head, wanted(townSeats, maiSonSeats)));
    }

    private static Paper paper(String number) {
        return Paper.of(new DocumentReference(number, LocalDate.of(2022, 9, 20), null, "Cơ quan ban hành", ""));
    }

    private UUID ref(String person) {
        return given.ref(given.person(person));
    }

    private Outcome<Integer> propose(Viewer by, boolean reserve, String... people) {
        var chosen = new HashMap<UUID, Boolean>();
        for (var person : people) chosen.put(ref(person), reserve);
        return desk.propose(by, head.code(), new CommuneDesk.Proposal(chosen, "", paper("31-CV/ĐU")));
    }

    private Nomination of(String person) {
        return nominations.list(board, seen(board)).stream()
                .filter(one -> one.personRef().equals(ref(person)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private NominationState state(String person) {
        return of(person).state();
    }

    private QuotaLine quota(String commune) {
        return calls.board(board, seen(board)).stream()
                .filter(line -> line.unitName().equals(commune))
                .findFirst()
                .orElseThrow();
    }

    private void appraise(String... people) {
        var refs = new ArrayList<UUID>();
        for (var person : people) refs.add(of(person).ref());
        done(nominations.appraise(board, seen(board), refs));
    }

    private Outcome<Nominations.Decided> decide(String... people) {
        var refs = new ArrayList<UUID>();
        for (var person : people) refs.add(of(person).ref());
        return nominations.decide(approver, seen(approver), refs, paper("145-QĐ/HU"));
    }

    private IssueSummons summon() {
        return new IssueSummons(
                paper("12-GTT/BTC"),
                PlannedDistrict.FIRST_DAY,
                "07 giờ 00",
                "Hội trường huyện",
                "Sổ tay",
                "TRƯỞNG BAN",
                "Lô Khăm Kha");
    }

    private void summoned(String... people) {
        open(2, 2);
        for (var person : people) done(propose(person.endsWith(TOWN) ? town : maiSon, false, person));
        appraise(people);
        done(decide(people));
        done(summonses.issue(centre, seen(centre), summon()));
    }

    private Viewer trainee(String person) {
        var account = people.accountOf(given.person(person)).orElseThrow();
        return new Viewer(account, "Học viên", Set.of(Role.TRAINEE), "", "", 0, LocalDate.now(clock));
    }

    private List<String> todo(Viewer viewer) {
        return tasks.of(viewer).stream()
                .filter(task -> task.link().contains(head.code()))
                .map(TaskLine::subject)
                .map(text -> text.replace(head.name(), "L"))
                .toList();
    }

    // --- need

    private NeedLine need(String person) {
        return nominations.needs(board, seen(board), NeedFilter.ALL).lines().stream()
                .filter(line -> line.ref().equals(ref(person)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsWhoOfThePlannedNeedsTheClassWithTheReasonForEach() {
        open(2, 2);
        var needs = nominations.needs(board, seen(board), new NeedFilter("", null, null, 50, 0));
        assertThat(needs.lines()).hasSize(50);
        assertThat(needs.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(given.people.size());
        assertThat(need(HUAN).reason()).contains("512-QĐ/HU", "còn hiệu lực", "chưa học");
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("xong nhia po", null, null, 50, 0))
                        .lines())
                .extracting(NeedLine::fullName)
                .containsExactly("Xồng Nhia Pó");
        var commune = quota(MAI_SON).ref();
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("", null, commune, 50, 0))
                        .lines())
                .extracting(NeedLine::unitName)
                .containsOnly(MAI_SON);
        assertThat(nominations
                        .needs(board, seen(board), new NeedFilter("", Standing.BUSY, null, 50, 0))
                        .lines())
                .isEmpty();
    }

    @Test
    void saysWhoWasTrainedIsBusyWasTakenOutOrIsOnTheWayAlready() {
        open(3, 2);
        var before = given.trainingClass("NMB-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY.minusDays(300));
        var past = given.head(centre, "NMB-" + classes);
        done(rosters.add(centre, past, new AddTrainee(ref(HUAN), null, "x", null)));
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", before)
                .update();
        given.trainingClass("NMC-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY.plusDays(7));
        done(rosters.add(centre, given.head(centre, "NMC-" + classes), new AddTrainee(ref(NGA), null, "x", null)));
        var out = another(TOWN, 0);
        remove(out);
        done(propose(maiSon, false, MY));
        // Planned on 20/12/2021, after that class had begun: it does not count.
        assertThat(need(HUAN).standing()).isEqualTo(Standing.NEEDED);
        jdbc.sql("UPDATE training_class SET first_day = '2022-01-03' WHERE id = :id")
                .param("id", before)
                .update();
        assertThat(need(HUAN).standing()).isEqualTo(Standing.TRAINED);
        assertThat(need(HUAN).reason()).contains("NMB-" + classes);
        assertThat(need(NGA).reason()).startsWith("Đang học lớp NMC-" + classes + ", trùng");
        assertThat(need(out).standing()).isEqualTo(Standing.REMOVED);
        assertThat(need(out).reason()).isEqualTo("Đưa ra khỏi quy hoạch ngày 01/09/2022");
        assertThat(need(MY).reason()).isEqualTo("Đề nghị đang ở “Đã đề nghị”");
        assertThat(refused(propose(town, false, NGA))).isEqualTo("khong-du-dieu-kien");
        assertThat(refused(propose(town, false, HUAN))).isEqualTo("thieu-ly-do");
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(Map.of(ref(HUAN), false), "Chuyển sang chức danh khác", paper("33-CV/ĐU"))));
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                .param("id", before)
                .update();
    }

    private void remove(String person) {
        end(person, "REMOVED");
    }

    private void end(String person, String how) {
        jdbc.sql("""
                INSERT INTO planning_step (entry_id, state, document_id, decided_on, reason, actor, written_at)
                SELECT e.id, :how, e.document_id, '2022-09-01', 'Điều động', 'test', '2022-09-01' FROM planning_entry e
                 WHERE e.person_id = :person
                """)
                .param("how", how)
                .param("person", given.person(person).value())
                .update();
    }

    @Test
    void saysHowPlanningEnded() {
        open(2, 2);
        var appointed = another(TOWN, 3);
        var moved = another(TOWN, 4);
        end(appointed, "APPOINTED");
        end(moved, "MOVED");
        assertThat(need(appointed).reason()).isEqualTo("Đã bổ nhiệm ngày 01/09/2022");
        assertThat(need(moved).reason()).isEqualTo("Chuyển quy hoạch sang nơi khác ngày 01/09/2022");
    }

    @Test
    void twoFilesOfOnePersonAreOneCandidateAndStudyInOneClassAtATime() {
        open(3, 2);
        var kept = another(MAI_SON, 0);
        var other = another(MAI_SON, 1);
        jdbc.sql("""
                INSERT INTO person_same (ref, person_id, kept_id, why, at, by)
                VALUES (gen_random_uuid(), :other, :kept, 'Trùng số định danh', '2022-09-01', 'test')
                """)
                .param("other", given.person(other).value())
                .param("kept", given.person(kept).value())
                .update();
        try {
            assertThat(need(kept).standing()).isEqualTo(Standing.NEEDED);
            assertThat(nominations.needs(board, seen(board), NeedFilter.ALL).lines())
                    .extracting(NeedLine::ref)
                    .doesNotContain(ref(other));
            given.trainingClass("NMS-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY);
            done(rosters.add(
                    centre, given.head(centre, "NMS-" + classes), new AddTrainee(ref(other), null, "x", null)));
            assertThat(need(kept).standing()).isEqualTo(Standing.BUSY);
            assertThat(refused(rosters.add(centre, seen(centre), new AddTrainee(ref(kept), null, "x", null))))
                    .isEqualTo("dang-hoc-lop-khac");
        } finally {
            jdbc.sql("DELETE FROM person_same").update();
        }
    }

    @Test
    void showsNobodyBehindAnothersDoorNorToWhoeverOnlyRunsTheClass() {
        open(2, 2);
        assertThatThrownBy(() -> nominations.needs(centre, seen(centre), NeedFilter.ALL))
                .isInstanceOf(Forbidden.class);
        var elsewhere = given.organisation("Huyện ủy Con Cuông", "DISTRICT_COMMITTEE", null, null);
        var theirs = given.organisation("Ban Tổ chức Huyện ủy Con Cuông", "BOARD", null, elsewhere);
        jdbc.sql("INSERT INTO class_part VALUES (:class, :board, 'PLANS')")
                .param("class", head.id().value())
                .param("board", theirs)
                .update();
        var other = given.viewer("Vi Văn Khoa", Role.ORGANISATION_BOARD, theirs);
        assertThat(nominations.needs(other, seen(other), NeedFilter.ALL).lines())
                .isEmpty();
        assertThat(nominations.needs(board, seen(board), NeedFilter.ALL).lines())
                .isNotEmpty();
    }

    /** Of a commune's planned, in the order of their names, somebody whom no other test looks at. */
    private String another(String commune, int which) {
        return given.people.keySet().stream()
                .filter(key ->
                        key.endsWith(commune) && !Set.of(HUAN, NGA, PO, MY).contains(key))
                .sorted()
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void saysWhenThePlaceOfPlanningEndedBeforeTheOpening() {
        open(2, 2);
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '', '', '2022-10-02', 'CARRIED_OUT', '', '2022-09-01', '2022-09-01', '2022-09-01')
                    RETURNING id
                )
                INSERT INTO organisation_end (organisation_id, last_day, reorganisation_id) SELECT :id, '2022-10-01', id FROM act
                """).param("id", at(MAI_SON)).update();
        assertThat(need(PO).reason())
                .isEqualTo("Nơi quy hoạch kết thúc ngày 01/10/2022, chưa có quyết định quy hoạch ở nơi tiếp nhận");
        assertThat(refused(propose(maiSon, false, PO))).isEqualTo("khong-du-dieu-kien");
        jdbc.sql("DELETE FROM organisation_end WHERE organisation_id = :id")
                .param("id", at(MAI_SON))
                .update();
    }

    // --- call and quota

    @Test
    void asksCommunesAndTellsThem() {
        open(2, 1);
        assertThat(todo(town)).containsExactly("Đề nghị cử 2 người học lớp L");
        assertThat(desk.call(town, head.code())).singleElement().satisfies(call -> {
            assertThat(call.offered()).isEqualTo(2);
            assertThat(call.missing()).isEqualTo(2);
        });
        assertThat(calls.board(board, head))
                .extracting(QuotaLine::unitName, QuotaLine::offered, QuotaLine::missing)
                .containsExactly(tuple(TOWN, 2, 2), tuple(MAI_SON, 1, 1));
        done(calls.close(board, head));
        assertThat(todo(town)).isEmpty();
        assertThat(refused(propose(town, false, HUAN))).isEqualTo("da-chot-de-nghi");
        open(2, 1);
        assertThat(todo(town)).hasSize(1);
    }

    @Test
    void countsTheSeatsThatACommuneStillHasWhichHasEnded() {
        open(5, 1);
        var old = given.organisation("Đảng ủy xã Kim Đa", "COMMUNE_COMMITTEE", null, given.district);
        jdbc.sql("UPDATE organisation_version SET valid = '[2000-01-01,2022-09-01)' WHERE organisation_id = :old")
                .param("old", old)
                .update();
        jdbc.sql(
                        "INSERT INTO class_quota (class_id, organisation_id, unit_name, offered) VALUES (:class, :old, 'Xã Kim Đa', 4)")
                .param("class", head.id().value())
                .param("old", old)
                .update();
        assertThat(refused(calls.open(board, head, wanted(6, 1)))).isEqualTo("chi-tieu-qua-si-so");
        done(calls.open(board, head, wanted(5, 1)));
    }

    @Test
    void aCommuneTakenOffTheQuotaHasNothingToDo() {
        open(2, 1);
        open(0, 1);
        assertThat(todo(town)).isEmpty();
        assertThat(todo(maiSon)).hasSize(1);
    }

    @Test
    void tasksOfAnEndedBoardAreItsKeepers() {
        var keeper = given.organisation("Ban Tổ chức mới", "BOARD", null, given.district);
        var successor = given.viewer("Lô Thị Xuân", Role.ORGANISATION_BOARD, keeper);
        open(2, 2);
        jdbc.sql("""
                WITH act AS (
                    INSERT INTO reorganisation (ref, number, issuer, effective_on, state, made_actor, made_at, decided_at, passed_at)
                    VALUES (gen_random_uuid(), '', '', '2022-09-10', 'CARRIED_OUT', '', '2022-09-01', '2022-09-01', '2022-09-01')
                    RETURNING id
                )
                INSERT INTO organisation_end (organisation_id, last_day, reorganisation_id, tasks_keeper) SELECT :id, '2022-09-09', id, :keeper FROM act
                """).param("id", given.board).param("keeper", keeper).update();
        try {
            done(propose(town, false, HUAN));
            assertThat(todo(successor)).containsExactly("Thẩm định 1 đề nghị cử: L");
            done(nominations.appraise(
                    successor,
                    seen(successor),
                    List.of(desk.nominations(town, head.code()).getFirst().ref())));
            assertThat(todo(successor)).isEmpty();
        } finally {
            jdbc.sql("DELETE FROM organisation_end WHERE organisation_id = :id")
                    .param("id", given.board)
                    .update();
        }
    }

    @Test
    void refusesQuotasThatDoNotFit() {
        assertThat(refused(calls.open(board, head, wanted(9, 2)))).isEqualTo("chi-tieu-qua-si-so");
        assertThat(refused(calls.open(board, head, wanted(0, 0)))).isEqualTo("chua-chia-chi-tieu");
        var good = wanted(2, 2);
        assertThat(refused(calls.open(
                        board, head, new OpenCall(List.of(), good.terms(), good.dueOn(), "", good.quotas()))))
                .isEqualTo("thieu-chuc-danh");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), LocalDate.of(2022, 9, 19), "", good.quotas()))))
                .isEqualTo("han-da-qua");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), LocalDate.of(2022, 12, 19), "", good.quotas()))))
                .isEqualTo("han-sau-lop");
        assertThat(refused(calls.open(
                        board,
                        head,
                        new OpenCall(good.titles(), good.terms(), good.dueOn(), "", Map.of(UUID.randomUUID(), 1)))))
                .isEqualTo("ngoai-pham-vi");
        head = newClass("DRAFT");
        assertThat(refused(calls.open(board, head, good))).isEqualTo("lop-khong-nhan-de-nghi");
        assertThatThrownBy(() -> calls.open(centre, seen(centre), good)).isInstanceOf(Forbidden.class);
    }

    @Test
    void doesNotLowerAQuotaBelowWhoIsNamed() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        assertThat(refused(calls.open(board, head, wanted(1, 2)))).isEqualTo("chi-tieu-duoi-so-da-cu");
        assertThat(refused(calls.open(board, head, wanted(0, 2)))).isEqualTo("chi-tieu-duoi-so-da-cu");
        assertThat(quota(TOWN).offered()).isEqualTo(2);
    }

    @Test
    void offersNothingToACommuneThatAFileBroughtAlready() {
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(HUAN), null, "Từ danh sách", null)));
        open(0, 2);
        assertThat(quota(TOWN).named()).isEqualTo(1);
    }

    // --- proposing

    @Test
    void theCommuneProposesItsOwnPlannedAgainstItsQuota() {
        open(1, 2);
        done(propose(town, false, HUAN));
        assertThat(of(HUAN)).satisfies(one -> {
            assertThat(one.state()).isEqualTo(NominationState.PROPOSED);
            assertThat(one.document()).isEqualTo("31-CV/ĐU ngày 20/09/2022");
            assertThat(one.why()).contains("512-QĐ/HU");
        });
        assertThat(refused(propose(town, false, NGA))).isEqualTo("qua-chi-tieu");
        done(propose(town, true, NGA));
        assertThat(quota(TOWN)).satisfies(line -> {
            assertThat(line.named()).isEqualTo(1);
            assertThat(line.missing()).isZero();
            assertThat(line.reserves()).isEqualTo(1);
        });
        assertThat(todo(town)).isEmpty();
        assertThat(todo(board)).contains("Thẩm định 2 đề nghị cử: L");
        assertThat(refused(propose(town, true, NGA))).isEqualTo("khong-du-dieu-kien");
    }

    @Test
    void hidesOtherCommunesPeopleAndClassesThatDidNotAsk() {
        open(2, 0);
        assertThatThrownBy(() -> propose(town, false, PO)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.call(maiSon, head.code())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> propose(maiSon, false, PO)).isInstanceOf(NotFound.class);
        assertThat(desk.needs(town, head.code(), NeedFilter.ALL).lines())
                .extracting(NeedLine::unitName)
                .containsOnly(TOWN);
        done(propose(town, false, HUAN));
        var ref = of(HUAN).ref();
        open(2, 1);
        assertThatThrownBy(() -> desk.act(maiSon, head.code(), ref, NominationState.WITHDRAWN, "x"))
                .isInstanceOf(NotFound.class);
        assertThat(desk.nominations(maiSon, head.code())).isEmpty();
        assertThatThrownBy(() -> desk.calls(board)).isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesTooLateNobodyAndADayToCome() {
        open(2, 2);
        assertThat(refused(propose(town, false))).isEqualTo("chua-chon-ai");
        var tomorrow = Paper.of(new DocumentReference("1-CV/ĐU", LocalDate.of(2022, 9, 21), null, "Đảng ủy", ""));
        assertThat(refused(desk.propose(
                        town, head.code(), new CommuneDesk.Proposal(Map.of(ref(HUAN), false), "", tomorrow))))
                .isEqualTo("ngay-chua-toi");
        clock.travelTo(LocalDateTime.of(2022, 9, 29, 9, 0));
        var late = new Viewer(town.id(), town.name(), town.roles(), "", "", 0, LocalDate.of(2022, 9, 29));
        assertThat(refused(propose(late, false, HUAN))).isEqualTo("qua-han-de-nghi");
    }

    @Test
    void ofTwoClerksWithOneSeatLeftOneGetsIt() throws Exception {
        open(1, 1);
        var start = new CyclicBarrier(2);
        try (var two = Executors.newFixedThreadPool(2)) {
            var jobs = new ArrayList<Callable<Outcome<Integer>>>();
            for (var person : List.of(HUAN, NGA))
                jobs.add(() -> {
                    start.await();
                    return propose(town, false, person);
                });
            var outcomes = new ArrayList<Outcome<Integer>>();
            for (var answer : two.invokeAll(jobs)) outcomes.add(answer.get());
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Done<Integer>)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(o -> o instanceof Outcome.Refused<Integer>)
                    .singleElement()
                    .satisfies(o -> assertThat(refused(o)).isEqualTo("qua-chi-tieu"));
        }
        assertThat(quota(TOWN).named()).isEqualTo(1);
    }

    // --- appraising and deciding

    @Test
    void theBoardReturnsWithAReasonAndTheCommuneProposesAgainOrWithdraws() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        var both = List.of(of(HUAN).ref(), of(NGA).ref());
        assertThat(refused(nominations.giveBack(board, head, both, " "))).isEqualTo("thieu-ly-do");
        done(nominations.giveBack(board, head, both, "Trùng kỳ họp"));
        assertThat(quota(TOWN).named()).isZero();
        assertThat(todo(town)).containsExactly("Đề nghị cử 4 người học lớp L");
        done(desk.act(town, head.code(), of(HUAN).ref(), NominationState.PROPOSED, "Kỳ họp đã lùi"));
        done(desk.act(town, head.code(), of(NGA).ref(), NominationState.WITHDRAWN, "Không bố trí được"));
        assertThat(state(HUAN)).isEqualTo(NominationState.PROPOSED);
        assertThat(state(NGA)).isEqualTo(NominationState.WITHDRAWN);
        assertThat(nominations.steps(board, head, of(HUAN).ref()))
                .extracting(NominationStep::words, NominationStep::actor, NominationStep::reason)
                .containsExactly(
                        tuple("Đã đề nghị", "Đảng ủy Thạch Giám", "Kỳ họp đã lùi"),
                        tuple("Trả lại", "Lô Khăm Kha", "Trùng kỳ họp"),
                        tuple("Đã đề nghị", "Đảng ủy Thạch Giám", ""));
        done(propose(town, false, NGA));
        assertThat(refused(desk.act(town, head.code(), of(HUAN).ref(), NominationState.CONFIRMED, "")))
                .isEqualTo("khong-co-buoc-nay");
        var ref = of(HUAN).ref();
        assertThatThrownBy(() -> desk.act(town, head.code(), ref, NominationState.APPRAISED, ""))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void whatWasReturnedComesBackOnlyWhileTheQuotaHasRoom() {
        open(1, 1);
        done(propose(town, false, HUAN));
        done(nominations.giveBack(board, head, List.of(of(HUAN).ref()), "Xem lại"));
        done(propose(town, false, NGA));
        assertThat(refused(desk.act(town, head.code(), of(HUAN).ref(), NominationState.PROPOSED, "Vẫn cử")))
                .isEqualTo("qua-chi-tieu");
    }

    @Test
    void theApproverDecidesAndTheRosterIsApprovedByThatDecision() {
        open(2, 2);
        done(propose(town, false, HUAN));
        done(propose(town, true, NGA));
        assertThat(refused(decide(HUAN))).isEqualTo("khong-co-buoc-nay");
        appraise(HUAN, NGA);
        assertThat(todo(approver)).containsExactly("Quyết định cử 2 người: L");
        assertThat(done(decide(HUAN, NGA))).isEqualTo(new Nominations.Decided(1, 1));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
        assertThat(state(NGA)).isEqualTo(NominationState.RESERVE);
        var roster = rosters.roster(centre, seen(centre));
        assertThat(roster.approved()).isTrue();
        assertThat(roster.lines()).extracting(l -> l.fullName()).containsExactly("Lộc Văn Huấn");
        assertThat(people.accountOf(given.person(HUAN))).isPresent();
        assertThat(todo(approver)).isEmpty();
        assertThat(todo(board)).contains("Triệu tập 1 học viên: L");
        assertThat(of(HUAN).document()).startsWith("145-QĐ/HU");
        assertThat(rosters.changes(centre, seen(centre)).getFirst().document()).startsWith("145-QĐ/HU");
    }

    @Test
    void theDecisionDoesNotApproveWhomAFilePutOnTheRoster() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(PO), null, "Từ danh sách", null)));
        assertThat(refused(decide(HUAN))).isEqualTo("danh-sach-cho-duyet");
        assertThat(rosters.roster(centre, seen(centre)).approved()).isFalse();
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        done(approvals.approve(board, seen(board), paper("144-QĐ/HU").reference()));
        done(decide(HUAN));
    }

    @Test
    void whoProposedOrAppraisedDoesNotDecide() {
        open(2, 2);
        var both = given.viewer("Kiêm nhiệm", Role.ORGANISATION_BOARD, given.board);
        jdbc.sql("""
                INSERT INTO account_grant (ref, account_id, role, organisation_id, valid, granted_at, confirmed_by, confirmed_at)
                SELECT gen_random_uuid(), :account, 'APPROVER', :at, '[2020-01-01,)', granted_at, confirmed_by, confirmed_at
                  FROM account_grant WHERE account_id = :account
                """)
                .param("account", both.id().value())
                .param("at", given.standing)
                .update();
        var twofold = new Viewer(
                both.id(), both.name(), Set.of(Role.ORGANISATION_BOARD, Role.APPROVER), "", "", 0, both.today());
        done(propose(town, false, HUAN));
        done(nominations.appraise(twofold, seen(twofold), List.of(of(HUAN).ref())));
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.decide(twofold, seen(twofold), refs, paper("145-QĐ/HU"))))
                .isEqualTo("nguoi-tham-dinh-khong-quyet-dinh");
        assertThatThrownBy(() -> nominations.decide(board, seen(board), refs, paper("145-QĐ/HU")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> nominations.appraise(approver, seen(approver), refs))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theApproverMayAskTheBoardToLookAgain() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.review(approver, seen(approver), refs, "")))
                .isEqualTo("thieu-ly-do");
        done(nominations.review(approver, seen(approver), refs, "Xem lại cơ cấu"));
        assertThat(state(HUAN)).isEqualTo(NominationState.PROPOSED);
        appraise(HUAN);
        done(decide(HUAN));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
    }

    @Test
    void refusesADecisionOnWhoWasTakenOutOfPlanningMeanwhile() {
        open(2, 2);
        var out = another(TOWN, 1);
        done(propose(town, false, HUAN, out));
        appraise(HUAN, out);
        remove(out);
        assertThat(refused(decide(HUAN, out))).isEqualTo("khong-con-quy-hoach");
        done(decide(HUAN));
    }

    @Test
    void aDecisionThatRunsIntoAnotherClassChangesNothing() {
        open(2, 2);
        done(propose(town, false, HUAN, NGA));
        appraise(HUAN, NGA);
        given.trainingClass("NMD-" + classes, 10, "APPROVED", PlannedDistrict.FIRST_DAY);
        done(rosters.add(centre, given.head(centre, "NMD-" + classes), new AddTrainee(ref(NGA), null, "x", null)));
        assertThat(refused(decide(HUAN, NGA))).isEqualTo("dang-hoc-lop-khac");
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        assertThat(rosters.roster(centre, seen(centre)).lines()).isEmpty();
    }

    @Test
    void keepsTheScanOfADecisionAndRefusesWhatIsNone() {
        open(2, 2);
        done(propose(town, false, HUAN));
        appraise(HUAN);
        var reference = new DocumentReference("200-QĐ/HU", LocalDate.of(2022, 9, 20), null, "Huyện ủy", "");
        var refs = List.of(of(HUAN).ref());
        assertThat(refused(nominations.decide(
                        approver, seen(approver), refs, new Paper(reference, "qd.exe", new byte[] {'M', 'Z', 0}))))
                .isEqualTo("ban-chup-sai-kieu");
        assertThat(state(HUAN)).isEqualTo(NominationState.APPRAISED);
        var pdf = "%PDF-1.7 quyết định".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        done(nominations.decide(approver, seen(approver), refs, new Paper(reference, "qd.pdf", pdf)));
        var scan = nominations.scans(board, seen(board)).getFirst();
        assertThat(scan.number()).isEqualTo("200-QĐ/HU");
        assertThat(nominations.scan(board, seen(board), scan.file()).fileName()).isEqualTo("qd.pdf");
        head = newClass("APPROVED");
        assertThatThrownBy(() -> nominations.scan(board, seen(board), scan.file()))
                .isInstanceOf(NotFound.class);
        // Whoever cites the same number does not come by the bytes, and files their own.
        open(2, 2);
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(Map.of(ref(another(TOWN, 5)), false), "", Paper.of(reference))));
        assertThat(nominations.scans(board, seen(board))).isEmpty();
        assertThatThrownBy(() -> nominations.scan(board, seen(board), scan.file()))
                .isInstanceOf(NotFound.class);
        var other = "%PDF-1.7 công văn".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        done(desk.propose(
                town,
                head.code(),
                new CommuneDesk.Proposal(
                        Map.of(ref(another(TOWN, 6)), false), "", new Paper(reference, "cv.pdf", other))));
        assertThat(nominations.scans(board, seen(board)))
                .singleElement()
                .satisfies(one -> assertThat(one.fileName()).isEqualTo("cv.pdf"));
    }

    // --- summons and answer

    @Test
    void summonsEverybodyOnceAndMovesTheClassOn() {
        open(2, 2);
        done(propose(town, false, HUAN));
        assertThat(refused(summonses.issue(centre, seen(centre), summon()))).isEqualTo("danh-sach-chua-duyet");
        appraise(HUAN);
        done(decide(HUAN));
        done(rosters.add(
                centre,
                seen(centre),
                new AddTrainee(ref(PO), null, "Bổ sung", paper("9-CV").reference())));
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(2);
        assertThat(seen(centre).state()).isEqualTo(ClassState.SUMMONED);
        assertThat(refused(summonses.issue(centre, seen(centre), summon()))).isEqualTo("khong-con-ai");
        assertThat(of(PO).fromRoster()).isTrue();
        var letters = summonses.letters(centre, seen(centre), null);
        assertThat(letters).extracting(SummonsLetter::fullName).containsExactly("Lộc Văn Huấn", "Xồng Nhia Pó");
        assertThat(letters.getFirst().decision()).isEqualTo("145-QĐ/HU ngày 20/09/2022");
        assertThat(letters.getFirst().studyDays()).isEqualTo(16);
        assertThat(todo(trainee(HUAN))).containsExactly("Xác nhận đi học lớp L");
        assertThat(todo(town)).contains("Xác nhận 1 học viên đi học lớp L");
        assertThat(todo(board)).isEmpty();
    }

    @Test
    void summonsThoseWhomAFileBroughtLikeThoseProposed() {
        open(2, 2);
        done(propose(town, false, HUAN));
        done(rosters.add(centre, seen(centre), new AddTrainee(ref(PO), null, "Từ danh sách", null)));
        done(approvals.approve(board, seen(board), paper("145-QĐ/HU").reference()));
        done(rosters.add(
                centre,
                seen(centre),
                new AddTrainee(ref(HUAN), null, "Thẳng", paper("9-CV").reference())));
        assertThat(state(HUAN)).isEqualTo(NominationState.SENT);
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(2);
    }

    @Test
    void notesHowEachSummonsWasDelivered() {
        summoned(HUAN, PO);
        var refs = List.of(of(HUAN).ref());
        var on = LocalDate.of(2022, 9, 20);
        assertThat(refused(summonses.deliver(centre, seen(centre), List.of(), on, Delivery.BY_HAND, "Hạnh")))
                .isEqualTo("chua-chon-ai");
        assertThat(refused(summonses.deliver(centre, seen(centre), refs, on, Delivery.BY_HAND, " ")))
                .isEqualTo("thieu-nguoi-giao");
        assertThat(refused(summonses.deliver(centre, seen(centre), refs, on.plusDays(1), Delivery.BY_HAND, "Hạnh")))
                .isEqualTo("ngay-chua-toi");
        done(summonses.deliver(centre, seen(centre), refs, on, Delivery.COMMUNE, "Vi Thị Hạnh"));
        assertThat(of(HUAN).deliveredHow()).isEqualTo("Qua đảng ủy xã");
        assertThat(of(HUAN).deliveredBy()).isEqualTo("Vi Thị Hạnh");
        assertThat(of(PO).deliveredOn()).isNull();
    }

    @Test
    void theTraineeConfirmsTheCommuneConfirmsForAnother() {
        summoned(HUAN, PO);
        done(summonses.answer(trainee(HUAN), given.head(trainee(HUAN), head.code()), NominationState.CONFIRMED, ""));
        done(desk.act(maiSon, head.code(), of(PO).ref(), NominationState.CONFIRMED, ""));
        assertThat(quota(TOWN).confirmed()).isEqualTo(1);
        assertThat(quota(MAI_SON).confirmed()).isEqualTo(1);
        assertThat(todo(trainee(HUAN))).isEmpty();
        assertThat(todo(trainee(PO))).isEmpty();
        assertThat(todo(maiSon)).doesNotContain("Xác nhận 1 học viên đi học lớp L");
        assertThatThrownBy(() -> summonses.own(board, seen(board)).orElseThrow())
                .isInstanceOf(java.util.NoSuchElementException.class);
    }

    @Test
    void whoAsksLeaveIsJudgedByTheOrganiser() {
        summoned(HUAN, PO);
        var huan = trainee(HUAN);
        var his = given.head(huan, head.code());
        assertThat(refused(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "")))
                .isEqualTo("thieu-ly-do");
        done(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "Ốm dài ngày"));
        assertThat(todo(board)).containsExactly("Xét 1 người xin không học: L");
        var ref = of(HUAN).ref();
        done(summonses.judgeLeave(centre, seen(centre), ref, false, "Cần học", null));
        assertThat(state(HUAN)).isEqualTo(NominationState.SUMMONED);
        assertThat(todo(huan)).hasSize(1);
        done(summonses.answer(huan, his, NominationState.LEAVE_ASKED, "Có giấy viện"));
        assertThat(refused(summonses.judgeLeave(centre, seen(centre), ref, true, "Ốm", null)))
                .isEqualTo("thieu-van-ban");
        done(summonses.judgeLeave(
                centre, seen(centre), ref, true, "Ốm", paper("50-CV/BTC").reference()));
        assertThat(state(HUAN)).isEqualTo(NominationState.RELEASED);
        assertThat(rosters.roster(centre, seen(centre)).lines())
                .extracting(l -> l.fullName())
                .containsExactly("Xồng Nhia Pó");
        assertThat(quota(TOWN).missing()).isEqualTo(2);
        assertThat(todo(town)).contains("Đề nghị cử 2 người học lớp L");
        assertThatThrownBy(() -> summonses.judgeLeave(approver, seen(approver), ref, true, "x", null))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theReserveReplacesBeforeAndAfterTheOpeningAndBothDocumentsStay() {
        open(1, 1);
        done(propose(town, false, HUAN));
        done(propose(town, true, NGA));
        appraise(HUAN, NGA);
        done(decide(HUAN, NGA));
        done(summonses.issue(centre, seen(centre), summon()));
        clock.travelTo(LocalDateTime.of(2022, 10, 11, 9, 0));
        var place = Objects.requireNonNull(of(HUAN).enrolment());
        var successor = new AddTrainee(
                ref(NGA),
                null,
                "Điều động",
                paper("60-QĐ/HU").reference(),
                paper("35-CV/ĐU").reference());
        done(rosters.replace(centre, seen(centre), place, successor));
        assertThat(state(HUAN)).isEqualTo(NominationState.REPLACED);
        assertThat(state(NGA)).isEqualTo(NominationState.SENT);
        // The reserve has the seat now: the quota is used up again.
        assertThat(quota(TOWN)).satisfies(line -> {
            assertThat(line.named()).isEqualTo(1);
            assertThat(line.missing()).isZero();
        });
        assertThat(nominations.steps(board, seen(board), of(HUAN).ref()).getFirst())
                .satisfies(step -> {
                    assertThat(step.document()).startsWith("60-QĐ/HU");
                    assertThat(step.request()).startsWith("35-CV/ĐU");
                });
        assertThat(done(summonses.issue(centre, seen(centre), summon()))).isEqualTo(1);
        assertThat(rosters.asOf(centre, seen(centre), LocalDate.of(2022, 10, 10))
                        .lines())
                .extracting(l -> l.fullName())
                .containsExactly("Lộc Văn Huấn");
        assertThat(rosters.asOf(centre, seen(centre), LocalDate.of(2022, 10, 11))
                        .lines())
                .extracting(l -> l.fullName())
                .containsExactly("Bùi Thị Nga");
    }

    @Test
    void aClassCalledOffAsksNothingMore() {
        summoned(HUAN);
        done(propose(maiSon, false, PO));
        assertThat(todo(board)).isNotEmpty();
        var huan = trainee(HUAN);
        done(moves.move(
                approver,
                head.code(),
                new MoveClass(ClassState.CANCELLED, seen(approver).version(), "Bão", null)));
        for (var viewer : List.of(town, maiSon, board, approver, huan))
            assertThat(todo(viewer)).isEmpty();
        assertThat(refused(propose(maiSon, false, MY))).isEqualTo("da-chot-de-nghi");
    }

    @Test
    void aClassThatIsOverTakesNoAnswer() {
        summoned(HUAN, PO);
        var huan = trainee(HUAN);
        done(summonses.answer(huan, given.head(huan, head.code()), NominationState.LEAVE_ASKED, "Ốm"));
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
        assertThat(refused(summonses.answer(huan, given.head(huan, head.code()), NominationState.CONFIRMED, "")))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(refused(desk.act(maiSon, head.code(), of(PO).ref(), NominationState.CONFIRMED, "")))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(refused(summonses.judgeLeave(centre, seen(centre), of(HUAN).ref(), false, "Cần học", null)))
                .isEqualTo("lop-khong-nhan-tra-loi");
        assertThat(state(PO)).isEqualTo(NominationState.SUMMONED);
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id = :id")
                .param("id", head.id().value())
                .update();
    }

    // --- never trained, trained twice

    @Test
    void listsWhoWasNeverTrainedAndWhoWasTrainedTwice() {
        var filter = new TrainingNeeds.Filter("", "", "", null, 50, 0);
        var before = training.untrained(approver, filter).total();
        var classIds = new ArrayList<Long>();
        var twice = another(TOWN, 2);
        for (var start : List.of(LocalDate.of(2022, 1, 3), LocalDate.of(2022, 4, 4))) {
            var code = "NMT-" + start.getMonthValue();
            classIds.add(given.trainingClass(code, 10, "APPROVED", start));
            done(rosters.add(centre, given.head(centre, code), new AddTrainee(ref(twice), null, "x", null)));
        }
        jdbc.sql("UPDATE training_class SET state = 'FINISHED' WHERE id IN (:ids)")
                .param("ids", classIds)
                .update();
        assertThat(training.untrained(approver, filter).total()).isEqualTo(before - 1);
        assertThat(training.untrained(approver, new TrainingNeeds.Filter("lu ngoc my", "", "", null, 50, 0))
                        .lines())
                .extracting(TrainingNeeds.Untrained::fullName)
                .contains("Lữ Ngọc Mỹ");
        assertThat(training.repeated(board, filter).lines()).singleElement().satisfies(line -> {
            assertThat(line.fullName()).isEqualTo(twice.substring(0, twice.indexOf('|')));
            assertThat(line.times()).isEqualTo(2);
            assertThat(line.classes()).isEqualTo("NMT-1 (01/2022), NMT-4 (04/2022)");
        });
        assertThatThrownBy(() -> training.repeated(centre, filter)).isInstanceOf(Forbidden.class);
        var elsewhere = given.organisation("Huyện ủy Kỳ Sơn", "DISTRICT_COMMITTEE", null, null);
        var stranger = given.viewer("Người lạ", Role.APPROVER, elsewhere);
        assertThat(training.untrained(stranger, filter).total()).isZero();
        assertThat(training.repeated(stranger, filter).total()).isZero();
        jdbc.sql("UPDATE training_class SET state = 'CANCELLED' WHERE id IN (:ids)")
                .param("ids", classIds)
                .update();
    }
}
